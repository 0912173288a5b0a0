import type { Argument, Expression } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { constant } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';

/**
 * The value of an interpolation. Apple's logger shows a text in a log only where `privacy: .public` says so; other
 * loggers show everything. Source: https://developer.apple.com/documentation/os/generating-log-messages-from-your-code
 */
export function interpolated(text: SyntaxNode, hole: SyntaxNode, lower: Lowering): Expression {
  const [first, ...options] = hole.children;
  const value = first === undefined ? constant(hole) : lower.expression(first);
  const privacy = options.find((one) => one.child('label')?.text === 'privacy')?.child('value')?.text;
  if (privacy === undefined ? !isHiddenByLogger(text) : /public$/.test(privacy)) return value;
  return { kind: 'compare', operator: 'privacy', operands: [value], span: value.span };
}

function isHiddenByLogger(text: SyntaxNode): boolean {
  const argument = text.parent;
  const call = argument?.type === 'argument' ? argument.parent : undefined;
  const callee = call?.type === 'call' ? call.child('function') : undefined;
  if (callee?.type !== 'member' || !LEVELS.test(callee.child('property')?.text ?? '') || !/log(?:ger)?(?:\(\))?$/i.test(callee.child('object')?.text ?? '')) return false;
  let root = text;
  for (let up = text.parent; up !== undefined; up = up.parent) root = up;
  return /^\s*import\s+(?:os(?:\.log)?|OSLog)\b/m.test(root.text) && !/^\s*import\s+Logging\b/m.test(root.text);
}

const LEVELS = /^(?:trace|debug|info|notice|log|warning|error|critical|fault)$/;

/** Of `os_log("… %{public}@", value)` only what is marked public is shown. Source: https://developer.apple.com/documentation/os/os_log */
export function formatOfLog(given: readonly Argument[]): readonly Argument[] {
  const format = given.find(({ value }) => value.kind === 'text')?.value;
  const holes = format?.kind === 'text' ? [...format.text.matchAll(/%(?:\{([^{}]{0,40})\})?[-+ #0-9.*lhqzt]{0,8}[@a-zA-Z]/g)].map(([, marks = '']) => marks) : [];
  let hole = 0;
  return given.map((argument): Argument => {
    if (argument.keyword !== undefined || argument.value.kind === 'text' || argument.value === format) return argument;
    const marks = holes[hole++] ?? '';
    return marks.includes('public') ? argument : { ...argument, value: { kind: 'compare', operator: 'privacy', operands: [argument.value], span: argument.value.span } };
  });
}
