import type { Span } from '../../../core/model/span';
import type { Naming } from '../tables/call-pattern';
import type { CallExpression, Expression, FunctionExpression, TextExpression } from '../program/expression';
import type { ClassDeclaration } from '../program/statement';
import type { SinkClass } from '../tables/language-tables';
import type { Flow } from './carried';

/** What a check may ask of the place where it is called. */
export interface Place extends Naming {
  /** All that an expression holds here. */
  flow(expression: Expression): Flow;
  /** The literal that an expression is, directly, by a variable, or only in another dress: as bytes, trimmed. */
  literal(expression: Expression): TextExpression | undefined;
  /** The function around it, if any. */
  readonly inside: FunctionExpression | undefined;
  /** What was tested in that function on the way here. */
  readonly under: readonly Expression[];
}

/** Something reaches a place where it must not be, or may not be. */
export interface SinkEvent {
  readonly to: SinkClass;
  /** What is carried there. */
  readonly value: Expression;
  readonly flow: Flow;
  /** The call that does it; for a `throw` or `return` there is none. */
  readonly call?: CallExpression;
  readonly span: Span;
}

/** For each kind of expression: told of it once it has been evaluated. */
export type ExpressionHandlers = { readonly [Kind in Expression['kind']]?: (expression: Extract<Expression, { kind: Kind }>, place: Place) => void };

/** One class of findings: what it wants to be told of, in the order of the program. */
export interface Check {
  readonly sink?: (event: SinkEvent, place: Place) => void;
  readonly on?: ExpressionHandlers;
  readonly class?: (declaration: ClassDeclaration, place: Place) => void;
  readonly function?: (declaration: FunctionExpression, place: Place) => void;
}
