import type { Expression } from '../program/expression';
import type { Check, Place } from './check';

export type Handler = (expression: Expression, place: Place) => void;

/** Which checks want to be told of which kind of expression. */
export function handlersByKind(checks: readonly Check[]): ReadonlyMap<Expression['kind'], readonly Handler[]> {
  const found = new Map<Expression['kind'], Handler[]>();
  for (const { on = {} } of checks) {
    for (const [kind, handler] of Object.entries(on) as [Expression['kind'], Handler][]) found.set(kind, [...found.get(kind) ?? [], handler]);
  }
  return found;
}
