import type { CallExpression } from '../program/expression';

/** `header.substring(7)` takes `Bearer ` or the like away, and leaves the token: https://www.rfc-editor.org/rfc/rfc6750#section-2.1. */
export function cutsScheme({ callee, arguments: [from, to] }: CallExpression): boolean {
  return callee.kind === 'member' && CUTS.test(callee.property) && to === undefined && from?.value.kind === 'constant' && /^[67]$/.test(from.value.text);
}

const CUTS = /^(?:slice|substring|substr|Substring|drop)$/;
