import type { CallExpression } from './expression';

/** The calls that a call is chained to, the nearest first: `request.url(address).header(name, value)`. */
export function callsBefore({ callee }: CallExpression): readonly CallExpression[] {
  const object = callee.kind === 'member' ? callee.object : undefined;
  return object?.kind === 'call' ? [object, ...callsBefore(object)] : [];
}
