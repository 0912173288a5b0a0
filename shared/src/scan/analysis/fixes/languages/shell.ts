import type { Span, TextEdit } from '../../../../core/model/span';
import type { SinkEvent } from '../../flow/check';
import type { CallExpression } from '../../program/expression';
import { nearest, nodeAround } from '../../syntax/find-node';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { above } from '../edits/insertion';
import { withoutStatement } from '../edits/statements';
import type { FixContext } from '../fix-context';
import type { FixLanguage, LogEnd, SafeSetting, SecureDraw } from '../fix-language';
import { plainFixes } from './plain';
import { handOver, headerFromInput, withoutWords } from './shell-commands';

/** Switches that are safe when they are left away. Sources: the tables of this language's analysis. */
const SWITCHES = [
  'insecure', 'no-check-certificate', 'proxy-insecure', 'doh-insecure', 'config', 'verify', 'no-verify-ssl', 'insecure-skip-tls-verify', 'tls-skip-verify',
  'tlsverify', 'tls-verify', 'dest-tls-verify', 'src-tls-verify', 'ssl-mode', 'skip-ssl', 'ssl-verify-server-cert', 'strict-ssl',
];

/** Shell: sh, bash and their like. */
export const shellFixes: FixLanguage = {
  ...plainFixes,
  holes: new Set(['simple_expansion', 'expansion']),
  statements: new Set(['command', 'redirected_statement', 'declaration_command', 'pipeline', 'list', 'variable_assignment']),
  whole,
  unlogged,
  withoutOption,
  secureRandom,
  // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02
  required: ({ expression: { span } }, { text }) => {
    const name = /^\$\{(\w+):?[-=]/.exec(text.slice(span.start, span.end))?.[1];
    return name === undefined ? undefined : { text: `\${${name}:?${name} is not set}`, edits: [] };
  },
  bearer: ({ span }: CallExpression, _, context, place) => headerFromInput(span, place, context),
  handOver,
  ownerOnly,
  safeSettings: Object.fromEntries(SWITCHES.map((name): readonly [string, SafeSetting] => [name, { isDefault: true }])),
};

/** A variable with its sign; a command is no word. */
function whole(span: Span, { root }: FixContext): Span | undefined {
  const node = nodeAround(root, span);
  if (COMMANDS.test(node.type)) return undefined;
  const { parent } = node;
  return node.start === span.start && parent !== undefined && /^(?:simple_)?expansion$/.test(parent.type) ? { start: parent.start, end: parent.end } : span;
}

const COMMANDS = /^(?:command|pipeline|redirected_statement|list|program)$/;

/** `set -x` goes, and of several switches only that. Source: https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html */
function unlogged({ call }: SinkEvent, context: FixContext): LogEnd | undefined {
  if (call?.callee.kind !== 'name' || call.callee.name !== 'set -x') return undefined;
  const { start, end } = call.span;
  const source = context.text.slice(start, end);
  if (/^set\s+(?:-x|-o\s+xtrace)$/.test(source)) return { edits: withoutStatement(context) };
  const flags = /\s-(?=[a-wyz]*x)[a-z]{2,}/.exec(source);
  if (flags === null) return { edits: undefined };
  const at = start + flags.index + flags[0].indexOf('x');
  return { edits: [{ span: { start: at, end: at + 1 }, newText: '' }] };
}

/** `-k` of `-sSk`, or all words of a switch. */
function withoutOption(option: Span, name: string, { text }: FixContext): readonly TextEdit[] | undefined {
  const source = text.slice(option.start, option.end);
  if (!/^-[A-Za-z]{2,}$/.test(source)) return source.startsWith('-') ? [withoutWords(option, text)] : undefined;
  const at = name === 'insecure' ? option.start + source.indexOf('k') : -1;
  return at < option.start ? undefined : [{ span: { start: at, end: at + 1 }, newText: '' }];
}

/** Four bytes of the kernel's generator as a number. Source: https://man7.org/linux/man-pages/man4/random.4.html */
function secureRandom(call: CallExpression, { text }: FixContext): SecureDraw | undefined {
  const { start, end } = call.span;
  if (text.slice(start, end) !== 'RANDOM') return undefined;
  const whole = text[start - 1] === '$' ? { start: start - 1, end } : text.slice(start - 2, start) === '${' && text[end] === '}' ? { start: start - 2, end: end + 1 } : undefined;
  return whole === undefined ? undefined : { span: whole, written: { text: "$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')", edits: [] } };
}

/** Makes the file and closes it to others before the value is in it. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/chmod.html */
function ownerOnly({ value: { span } }: SinkEvent, context: FixContext): readonly TextEdit[] | undefined {
  const redirected = nearest(nodeAround(context.root, span), (node) => targetOf(node) !== undefined);
  const target = redirected === undefined ? undefined : targetOf(redirected);
  const statement = redirected === undefined ? undefined : nearest(redirected, ({ parent }) => !/^(?:pipeline|redirected_statement)$/.test(parent?.type ?? ''));
  if (target === undefined || statement === undefined || !BODIES.test(statement.parent?.type ?? '') || redirected?.child('body')?.type === 'list') return undefined;
  if (COMPUTED.test(target.text) || /\bsudo\b|\bdoas\b/.test(statement.text)) return undefined;
  const edit = above(statement, context.text, [`touch ${target.text} && chmod 600 ${target.text}`]);
  return edit === undefined ? undefined : [edit];
}

/** What holds statements that follow each other. Above a chain (`cd a && …`) a name may mean another file than in it. */
const BODIES = /^(?:program|compound_statement|do_group|if_statement|elif_clause|else_clause|case_item)$/;

/** A name that is another one when it is asked for again: `$(mktemp)`. */
const COMPUTED = /\$\(|`|RANDOM/;

/** The file that a statement's output goes to: behind `>`, or that of `tee`. */
function targetOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'command') return /^tee\b/.test(node.text) ? node.children.find(({ field, text }) => field === 'argument' && !text.startsWith('-')) : undefined;
  if (node.type !== 'redirected_statement') return undefined;
  const documents = node.children.filter(({ type }) => type === 'heredoc_redirect');
  const files = [...node.children, ...documents.flatMap(({ children }) => children)].filter(({ type, text }) => type === 'file_redirect' && /^1?>{1,2}/.test(text));
  const body = node.child('body');
  return files.at(-1)?.child('destination') ?? (body === undefined ? undefined : targetOf(body));
}
