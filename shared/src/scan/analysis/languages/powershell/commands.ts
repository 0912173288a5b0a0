import type { Argument, Expression } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { nameExpression, plainArgument, spanOf } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** Other names of commands. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/ */
const ALIASES: Readonly<Record<string, string>> = { iwr: 'invoke-webrequest', irm: 'invoke-restmethod', echo: 'write-output', write: 'write-output', saps: 'start-process', start: 'start-process', sc: 'set-content', ac: 'add-content', '%': 'foreach-object', foreach: 'foreach-object', select: 'select-object', icm: 'invoke-command', sp: 'set-itemproperty', tee: 'tee-object', iex: 'invoke-expression' };

/** Parameters that have no value unless a colon follows. */
const SWITCHES = /^(?:skipcertificatecheck|asplaintext|force|nonewline|usebasicparsing|wait|passthru|append|verbose|debug|asjob|nonewwindow|skipheadervalidation|allowunencryptedauthentication|noclobber|encrypt|trustservercertificate|usessl|confirm|whatif|noprofile|compress|raw|asbytestream|skipcacheck|skipcncheck|skiprevocationcheck|disablekeepalive|asarray|secure|insecure|password-stdin|no-check-certificate)$/;

/** A command as a call of its name in lower case, its parameters without their dashes. `fed` is what a pipe brings it. */
export function lowerCommand(node: SyntaxNode, lower: Lowering, fed?: Expression): Expression {
  const word = node.child('command_name');
  // What `ForEach-Object` does with its block is done to what the pipe brings.
  if (word === undefined) return { kind: 'opaque', parts: [...(fed === undefined ? [] : [fed]), ...lower.expressionsIn(node)], span: spanOf(node) };
  const name = commandName(word);
  const span = spanOf(node);
  const elements = node.child('command_elements')?.children ?? [];
  const given = argumentsOf(name, elements, lower);
  if (name === 'new-object') return made(node, given, lower);
  // What a pipe brings a cmdlet is one of its parameters; a program reads it.
  const program = fed !== undefined && !name.includes('-');
  const callee: Expression = program ? { kind: 'member', object: fed, property: name, span: spanOf(word) } : nameExpression(word, name);
  const all = fed === undefined || program ? given : [...given, { keyword: 'inputobject', value: fed, span: fed.span }];
  return written({ kind: 'call', callee, arguments: all, constructs: false, span }, elements.find(({ type }) => type === 'redirection'));
}

function commandName(word: SyntaxNode): string {
  const text = word.text.replace(/^["'&.\s]+|["']$/g, '').toLowerCase();
  const last = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1).replace(/\.(?:exe|cmd|bat)$/, '').replace(/^\$(?:\w+:)?/, '');
  return Object.hasOwn(ALIASES, last) ? ALIASES[last] ?? last : last;
}

function argumentsOf(command: string, elements: readonly SyntaxNode[], lower: Lowering): readonly Argument[] {
  const given: Argument[] = [];
  const words = elements.filter(({ type }) => type !== 'command_argument_sep' && type !== 'redirection' && type !== 'argument_list');
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    const keyword = word.type === 'command_parameter' ? parameterName(command, word.text) : undefined;
    const next = words[at + 1];
    if (keyword === undefined) given.push(plainArgument(lower.expression(word)));
    else if (next === undefined || next.type === 'command_parameter' || (SWITCHES.test(keyword) && !word.text.endsWith(':') && !isColon(elements, word))) given.push({ keyword, value: { kind: 'constant', text: 'true', span: spanOf(word) }, span: spanOf(word) });
    else {
      given.push({ keyword, value: lower.expression(next), span: { start: word.start, end: next.end } });
      at++;
    }
  }
  return given;
}

/** Whether a value is joined to its parameter by a colon, which the grammar takes for a separator. */
function isColon(elements: readonly SyntaxNode[], parameter: SyntaxNode): boolean {
  return elements.some(({ type, start, text }) => type === 'command_argument_sep' && start === parameter.end && text.startsWith(':'));
}

/** Of `curl` the flags that switch verification off are known by one name. */
function parameterName(command: string, text: string): string {
  const plain = text.replace(/^-{1,2}/, '').replace(/:$/, '');
  return command === 'curl' && /^(?:[a-zA-Z]*k[a-zA-Z]*|insecure)$/.test(plain) && !/^[HudXo]/.test(plain) ? 'insecure' : plain.toLowerCase();
}

/** `New-Object Type(arguments)`, `New-Object Type -ArgumentList arguments`. */
function made(node: SyntaxNode, given: readonly Argument[], lower: Lowering): Expression {
  const type = given.find(({ keyword }) => keyword === undefined || keyword === 'typename')?.value;
  const list = node.child('command_elements')?.ofType('argument_list')?.child('argument_expression_list');
  const named = given.find(({ keyword }) => keyword === 'argumentlist')?.value;
  const second = given.filter(({ keyword }) => keyword === undefined)[1]?.value;
  const values = list === undefined ? [named ?? second].flatMap((one) => (one === undefined ? [] : one.kind === 'sequence' ? one.items : [one])) : lower.expressionsIn(list);
  const name = type?.kind === 'text' ? type.text : '';
  return { kind: 'call', callee: nameExpression(node, name.slice(name.lastIndexOf('.') + 1)), arguments: values.map(plainArgument), constructs: true, span: spanOf(node) };
}

/** `… > file` writes what the command leaves. */
function written(value: Expression, redirection: SyntaxNode | undefined): Expression {
  if (redirection === undefined || !/^(?:1|\*)?>/.test(redirection.text) || /\$null\b|&\d/i.test(redirection.text)) return value;
  const inner = value.kind === 'call' && value.callee.kind === 'name' && /^(?:write-output|write-host)$/.test(value.callee.name) ? value.arguments : [plainArgument(value)];
  return { kind: 'call', callee: nameExpression(redirection, 'out-file'), arguments: inner.map(({ value: one }) => ({ keyword: 'inputobject', value: one, span: one.span })), constructs: false, span: value.span };
}

/** `a | b | c > file`: each command is given what the one before it leaves. */
export function lowerChain(node: SyntaxNode, lower: Lowering): Expression {
  let value: Expression | undefined;
  for (const stage of lower.meaningful(node)) value = stage.type === 'command' ? lowerCommand(stage, lower, value) : lower.expression(stage);
  return value === undefined ? { kind: 'constant', text: '', span: spanOf(node) } : written(value, node.ofType('redirections')?.ofType('redirection'));
}
