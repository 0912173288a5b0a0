import { soleAnswer } from '../program/answers';
import type { Expression } from '../program/expression';

/** A text that is made only when it is wanted is what the function answers: `logger.debug(() => …)`. */
export function lazily(value: Expression): Expression {
  return value.kind === 'function' && value.parameters.length === 0 ? soleAnswer(value) ?? value : value;
}

/**
 * A signed statement about who somebody is, which an error keeps for its handler under its own name: it is read by clients
 * and opens nothing. https://openid.net/specs/openid-connect-core-1_0.html#IDToken
 */
const CLAIMS = /^(?:jwt|id_?token|token_?set)$/i;

/** What of an error's argument is told by the error. */
export function toldBy(argument: Expression): readonly Expression[] {
  return argument.kind === 'mapping' ? argument.entries.filter(({ key }) => key === undefined || !CLAIMS.test(key)).map(({ value }) => value) : [argument];
}
