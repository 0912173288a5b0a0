import type { Argument, Expression } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { nameExpression, plainArgument, spanOf } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { lowerArguments } from './options';
import { givesItsOutput, isLog, isPrivate, outputOf } from './output';

/** Commands that print what they are given. */
const PRINTERS = /^(?:echo|printf|print|cat|tee)$/;
/** Commands that run the rest of their words; `sudo` and `env` take options and variables first. */
const RUNNERS = /^(?:sudo|doas|env|exec|command|builtin|nohup|time|nice|ionice|stdbuf|setsid|timeout)$/;
/** Their options that have a value in the next word. */
const SUDO_VALUES = /^-[ugUCp]$/;
const RUNNER_VALUES = /^-[nuc]$/;

/** A command as a call of its name; what a pipe brings it is what it is called on. */
export function lowerCommand(node: SyntaxNode, lower: Lowering, input?: Expression): Expression {
  const words = wordsOf(node);
  const [name, ...rest] = words;
  if (name === undefined) return lower.opaque(node);
  const called = nameOf(name);
  const fed = input ?? hereString(node, lower);
  const given = lowerArguments(called, rest, lower);
  if (PRINTERS.test(called)) return printed({ node, name, called, given, fed, words: rest });
  const callee: Expression = fed === undefined || TAKES_INPUT.test(called) ? nameExpression(name, called) : { kind: 'member', object: fed, property: called, span: spanOf(name) };
  return { kind: 'call', callee, arguments: fed !== undefined && TAKES_INPUT.test(called) ? [...given, plainArgument(fed)] : given, constructs: false, span: spanOf(node) };
}

/** Commands that tell the log what they read. */
const TAKES_INPUT = /^(?:logger|systemd-cat|wall|less|more)$/;

/** The name of the command that a statement is, `sudo` and the like left out; empty when it has none. */
export function commandName(node: SyntaxNode): string {
  const command = node.type === 'redirected_statement' ? node.child('body') : node;
  const [name] = command?.type === 'command' ? wordsOf(command) : [];
  return name === undefined ? '' : nameOf(name);
}

/** A program is called by the last part of its path; one that a variable names, by the variable. */
function nameOf(word: SyntaxNode): string {
  const text = word.text.replace(/^["']|["']$/g, '');
  const named = /^\$\{?(\w{1,40})\}?$/.exec(text)?.[1];
  return named === undefined ? text.slice(text.lastIndexOf('/') + 1).replace(/^\\/, '') : named.toLowerCase().replace(/_(?:bin|cmd|path)$/, '');
}

function wordsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const name = node.child('name');
  const words = [...(name === undefined ? [] : [name]), ...node.children.filter(({ field }) => field === 'argument')];
  let at = 0;
  while (at < words.length - 1 && RUNNERS.test(words[at]?.text ?? '')) at = afterRunner(words, at);
  return words.slice(at);
}

/** The first word that a command such as `sudo` runs: its own options and variables are left out. */
function afterRunner(words: readonly SyntaxNode[], runner: number): number {
  const text = (index: number) => words[index]?.text ?? '';
  const values = /^(?:sudo|doas)$/.test(text(runner)) ? SUDO_VALUES : RUNNER_VALUES;
  let at = runner + 1;
  while (at < words.length - 1 && /^(?:-|[A-Za-z_]\w*=)/.test(text(at))) at += values.test(text(at)) ? 2 : 1;
  return Math.min(text(runner) === 'timeout' ? at + 1 : at, words.length - 1);
}

interface Printed {
  readonly node: SyntaxNode;
  readonly name: SyntaxNode;
  readonly called: string;
  readonly given: readonly Argument[];
  readonly fed: Expression | undefined;
  readonly words: readonly SyntaxNode[];
}

/** What is printed goes where the output goes: to the terminal, a file, a log, or on to another command. */
function printed({ node, name, called, given, fed, words }: Printed): Expression {
  const span = spanOf(node);
  const values = called === 'cat' || called === 'tee' ? (fed === undefined ? [] : [plainArgument(fed)]) : given;
  const whole: Expression = { kind: 'join', parts: values.map(({ value }) => value), span: values[0] === undefined ? span : { start: values[0].span.start, end: values.at(-1)?.span.end ?? span.end } };
  const to = (callee: string, more: readonly Argument[] = []): Expression => ({ kind: 'call', callee: nameExpression(name, callee), arguments: [...more, ...values], constructs: false, span });
  const into = (target: SyntaxNode): Expression => (isLog(target) ? to('logger') : isPrivate(target) ? whole : to('>', [plainArgument({ kind: 'constant', text: target.text, span: spanOf(target) })]));
  // GitHub keeps out of its logs what it is told of: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#masking-a-value-in-a-log
  if (/::add-mask::|issecret=true/i.test(node.text)) return to('mask');
  if (values.every(({ value }) => value.kind === 'text' || value.kind === 'constant')) return whole;
  const target = called === 'tee' ? words.find(({ text }) => !text.startsWith('-')) : undefined;
  if (target !== undefined) return into(target);
  if (givesItsOutput(node, called)) return whole;
  const output = outputOf(node);
  switch (output.kind) {
    case 'terminal': return to('echo');
    case 'failure': return to('die');
    case 'elsewhere': return whole;
    case 'file': return into(output.target);
  }
}

function hereString(node: SyntaxNode, lower: Lowering): Expression | undefined {
  const redirect = node.children.find(({ type }) => type === 'herestring_redirect');
  const [value] = redirect === undefined ? [] : lower.expressionsIn(redirect);
  return value;
}

/** `a | b | c`: each command is called on what the one before it prints. */
export function lowerPipeline(node: SyntaxNode, lower: Lowering): Expression {
  return piped(lower.meaningful(node), lower) ?? lower.opaque(node);
}

function piped(stages: readonly SyntaxNode[], lower: Lowering, input?: Expression): Expression | undefined {
  let value = input;
  for (const stage of stages) {
    const body = stage.type === 'redirected_statement' ? stage.child('body') ?? stage : stage;
    const before = value;
    value = body.type === 'command' ? lowerCommand(body, lower, before) : { kind: 'opaque', parts: [...(before === undefined ? [] : [before]), lower.expression(stage)], span: spanOf(stage) };
  }
  return value;
}

/** A command with redirections: a here-document is what it reads, and may go on through a pipe. */
export function lowerRedirected(node: SyntaxNode, lower: Lowering): Expression {
  const body = node.child('body');
  const document = node.children.find(({ type }) => type === 'heredoc_redirect');
  const input = lower.optional(document?.ofType('heredoc_body')) ?? hereString(node, lower);
  if (body === undefined) return { kind: 'constant', text: '', span: spanOf(node) };
  const first = body.type === 'command' ? lowerCommand(body, lower, input) : lower.expression(body);
  const next = document?.ofType('pipeline');
  return next === undefined ? first : piped(lower.meaningful(next), lower, first) ?? first;
}
