import type { Span, TextEdit } from '../../../../core/model/span';
import type { SinkEvent } from '../../flow/check';
import type { Argument, CallExpression, Expression } from '../../program/expression';
import { nearest, nodeAround } from '../../syntax/find-node';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { insertAt } from '../edits/insertion';
import type { FixContext } from '../fix-context';
import type { HandOver } from '../fix-language';

/** How a program takes what one of its options gives it, without having it among its words. */
type Way =
  /** A variable of its own, and the words that make it look there. */
  | { readonly kind: 'variable'; readonly name: string; readonly words?: string }
  /** Its standard input, printed by a format with one hole, and the words that make it read that. */
  | { readonly kind: 'input'; readonly format: string; readonly words: string; readonly isSame: boolean };

/** By program and option, as the language's analysis names it. */
const WAYS: readonly { readonly programs: RegExp; readonly option: RegExp; readonly way: Way }[] = [
  // https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html
  { programs: /^(?:mysql(?:dump|admin|import|check|show)?|mariadb(?:-dump|-admin)?)$/, option: /^password$/, way: { kind: 'variable', name: 'MYSQL_PWD' } },
  // https://redis.io/docs/latest/develop/tools/cli/#host-port-password-and-database
  { programs: /^redis-cli$/, option: /^pass(?:word)?$/, way: { kind: 'variable', name: 'REDISCLI_AUTH' } },
  // https://manpages.debian.org/stable/sshpass/sshpass.1.en.html
  { programs: /^sshpass$/, option: /^password$/, way: { kind: 'variable', name: 'SSHPASS', words: '-e' } },
  // https://docs.docker.com/reference/cli/docker/login/#password-stdin
  { programs: /^(?:docker|podman|nerdctl|buildah)$/, option: /^p(?:assword)?$/, way: { kind: 'input', format: '%s', words: '--password-stdin', isSame: true } },
  // https://curl.se/docs/manpage.html#-H, https://curl.se/docs/manpage.html#-d, https://curl.se/docs/manpage.html#--json
  { programs: /^curl$/, option: /^header$/, way: { kind: 'input', format: '%s\\n', words: '-H @-', isSame: true } },
  { programs: /^curl$/, option: /^oauth2-bearer$/, way: { kind: 'input', format: 'Authorization: Bearer %s\\n', words: '-H @-', isSame: true } },
  { programs: /^curl$/, option: /^data$/, way: { kind: 'input', format: '%s', words: '--data @-', isSame: true } },
  { programs: /^curl$/, option: /^data-binary$/, way: { kind: 'input', format: '%s', words: '--data-binary @-', isSame: true } },
  { programs: /^curl$/, option: /^json$/, way: { kind: 'input', format: '%s', words: '--json @-', isSame: true } },
  // A quote or backslash in the value would need a backslash there: https://curl.se/docs/manpage.html#-K
  { programs: /^curl$/, option: /^user$/, way: { kind: 'input', format: 'user = "%s"\\n', words: '--config -', isSame: false } },
  // https://www.openldap.org/software/man.cgi?query=ldapsearch
  { programs: /^ldap(?:search|add|modify|delete|whoami)$/, option: /^password$/, way: { kind: 'input', format: '%s', words: '-y /dev/stdin', isSame: true } },
];

/** The argument that holds the value goes to a variable or to standard input, where its program takes it from there. */
export function handOver({ call, value }: SinkEvent, context: FixContext): HandOver | undefined {
  const command = call === undefined ? undefined : commandAt(call.span, context);
  const given = call === undefined ? undefined : optionOf(call, value);
  if (command === undefined || given === undefined) return undefined;
  const { text } = context;
  const { name, span } = given;
  const program = programOf(command);
  const known = WAYS.find((one) => one.programs.test(program) && one.option.test(name))?.way;
  const { way, source } = known !== undefined ? { way: known, source: quoted(value.span, context) } : ownWay(program, text.slice(span.start, span.end));
  if (way === undefined || source === undefined) return undefined;
  const replaced: TextEdit = way.words === undefined ? withoutWords(span, text) : { span, newText: way.words };
  if (way.kind === 'variable') return { by: 'environment', isSame: true, edits: [insertAt(command.start, `${way.name}=${source} `), replaced] };
  const fed = fedWith(way.format, source, command, context);
  return fed === undefined ? undefined : { by: 'standard-input', isSame: way.isSame, edits: [fed, replaced] };
}

/** An `Authorization` header that `curl` reads from its standard input. Source: https://curl.se/docs/manpage.html#-H */
export function headerFromInput(span: Span, value: Span, context: FixContext): readonly TextEdit[] | undefined {
  const command = commandAt(span, context);
  const name = command?.child('name');
  const source = quoted(value, context);
  if (command === undefined || name === undefined || source === undefined || programOf(command) !== 'curl') return undefined;
  const fed = fedWith('Authorization: Bearer %s\\n', source, command, context);
  return fed === undefined ? undefined : [fed, insertAt(name.end, ' -H @-')];
}

/** Removes words with the blanks before them, a broken line included. */
export function withoutWords({ start, end }: Span, text: string): TextEdit {
  const blanks = /(?:[ \t]|\\\r?\n)+$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { span: { start: start - blanks, end }, newText: '' };
}

/** The command of this span when its program is its first word: `sudo` hands neither variables nor always its input on. */
function commandAt(span: Span, { root }: FixContext): SyntaxNode | undefined {
  return nearest(nodeAround(root, span), ({ type }) => type === 'command');
}

function programOf(command: SyntaxNode): string {
  return command.child('name')?.text.split('/').at(-1) ?? '';
}

interface GivenOption {
  readonly name: string;
  /** With its value. */
  readonly span: Span;
}

/** The option that a value belongs to: its own, or the switch before it where the program's options are not known. */
function optionOf({ arguments: given }: CallExpression, value: Expression): GivenOption | undefined {
  const index = given.findIndex((one) => one.value === value);
  const [before, own]: readonly (Argument | undefined)[] = [given[index - 1], given[index]];
  if (own === undefined) return undefined;
  if (own.keyword !== undefined) return { name: own.keyword, span: own.span };
  return before?.keyword === undefined || before.value.kind !== 'constant' ? undefined : { name: before.keyword, span: { start: before.span.start, end: own.span.end } };
}

/** Options whose value says itself what kind it is. Sources: https://docs.openssl.org/master/man1/openssl-passphrase-options/, https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_generic/ */
function ownWay(program: string, option: string): { readonly way?: Way; readonly source?: string } {
  const [, pass, variable] = /^-(pass(?:in|out)?)\s+"?pass:"?\$\{?(\w+)\}?"?$/.exec(option) ?? [];
  if (program === 'openssl' && pass !== undefined && variable !== undefined) return { way: { kind: 'variable', name: variable, words: `-${pass} env:${variable}` }, source: `"$${variable}"` };
  const [, key, value] = /^--from-literal=([\w.-]+)="?\$\{?(\w+)\}?"?$/.exec(option) ?? [];
  if (program !== 'kubectl' || key === undefined || value === undefined) return {};
  return { way: { kind: 'input', format: '%s', words: `--from-file=${key}=/dev/stdin`, isSame: true }, source: `"$${value}"` };
}

/** A word as one word, with the sign of a variable; undefined where that cannot be said by quotes around it. */
function quoted({ start, end }: Span, { root, text }: FixContext): string | undefined {
  const name = nodeAround(root, { start, end });
  const expansion = name.start === start && name.end === end && /^(?:simple_)?expansion$/.test(name.parent?.type ?? '') ? name.parent : undefined;
  const source = expansion?.text ?? text.slice(start, end);
  if (/^(?:"(?:[^"\\]|\\.)*"|'[^']*')$/.test(source)) return source;
  return /["'`\\]/.test(source) ? undefined : `"${source}"`;
}

/** Prints a text into a command; the shell's own `printf` has no words that others see. Undefined where the command reads something already. */
function fedWith(format: string, value: string, command: SyntaxNode, { text }: FixContext): TextEdit | undefined {
  if (/@-|(?:--config|-K)\s+-|\/dev\/stdin/.test(command.text)) return undefined;
  const around = nearest(command, ({ parent }) => parent === undefined || !/^(?:pipeline|redirected_statement)$/.test(parent.type));
  const isFirst = text.slice(around?.start ?? command.start, command.start).trim() === '';
  const reads = [command, ...(around?.children ?? [])].some((one) => [one, ...one.children].some(({ type, text: own }) => /^here(?:doc|string)_redirect$/.test(type) || (type === 'file_redirect' && /^0?</.test(own))));
  return isFirst && !reads ? insertAt(command.start, `printf '${format}' ${value} | `) : undefined;
}
