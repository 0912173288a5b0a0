import type { Span } from '../../../core/model/span';
import type { Statement } from './statement';

/**
 * Expressions of any language, reduced to what matters for where a value goes. Each language's syntax is lowered to
 * these, so that the analysis is written once. Spans are offsets into the analysed text.
 */
export type Expression =
  | NameExpression | MemberExpression | IndexExpression | CallExpression | TextExpression | JoinExpression | MappingExpression
  | SequenceExpression | FunctionExpression | ChoiceExpression | AssignExpression | CompareExpression | ConstantExpression | OpaqueExpression;

interface Placed {
  readonly span: Span;
}

export interface NameExpression extends Placed {
  readonly kind: 'name';
  readonly name: string;
}

/** `object.property`; `object['property']` with a literal key too. */
export interface MemberExpression extends Placed {
  readonly kind: 'member';
  readonly object: Expression;
  readonly property: string;
}

/** `object[key]` with a key that is no literal. */
export interface IndexExpression extends Placed {
  readonly kind: 'index';
  readonly object: Expression;
  readonly key: Expression;
}

export interface CallExpression extends Placed {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** Whether it makes an object: `new X(…)`, a struct literal. */
  readonly constructs: boolean;
}

export interface Argument {
  readonly value: Expression;
  /** The name of a keyword argument or flag. */
  readonly keyword?: string;
  /** With its keyword and spread sign. */
  readonly span: Span;
}

/** A string literal without holes. */
export interface TextExpression extends Placed {
  readonly kind: 'text';
  /** As the source has it between the quotes: escapes are not resolved. */
  readonly text: string;
  /** Between the quotes. */
  readonly inner: Span;
}

/** Pieces that become one string: a template, concatenation or format with its arguments. */
export interface JoinExpression extends Placed {
  readonly kind: 'join';
  readonly parts: readonly Expression[];
}

/** An object, dictionary, map or struct literal. */
export interface MappingExpression extends Placed {
  readonly kind: 'mapping';
  readonly entries: readonly Entry[];
  /** The struct's type, as the source has it. */
  readonly type?: string;
}

export interface Entry {
  /** Undefined for a computed key and for what is spread into the mapping. */
  readonly key?: string;
  readonly value: Expression;
  readonly span: Span;
}

export interface SequenceExpression extends Placed {
  readonly kind: 'sequence';
  readonly items: readonly Expression[];
}

export interface FunctionExpression extends Placed {
  readonly kind: 'function';
  readonly name?: string;
  readonly parameters: readonly Parameter[];
  /** The object whose method this is, where the method names it. */
  readonly receiver?: Parameter;
  readonly body: readonly Statement[];
  /** Decorators and annotations, as calls or names. */
  readonly annotations: readonly Expression[];
}

export interface Parameter {
  readonly name: string;
  readonly type?: string;
  readonly default?: Expression;
  readonly annotations: readonly Expression[];
  readonly span: Span;
}

/** One of several values: a conditional, `a || b`, `a ?? b`, a match. */
export interface ChoiceExpression extends Placed {
  readonly kind: 'choice';
  /** What decides; its own value goes nowhere. */
  readonly test?: Expression;
  readonly options: readonly Expression[];
}

export interface AssignExpression extends Placed {
  readonly kind: 'assign';
  readonly target: Expression;
  readonly value: Expression;
  /** Whether the old value stays in it, as with `+=`. */
  readonly adds: boolean;
  /** The declared type, as the source has it. */
  readonly type?: string;
  readonly declares: boolean;
}

/** Two values become a truth value: nothing of them is left in it. */
export interface CompareExpression extends Placed {
  readonly kind: 'compare';
  /** The source's operator; `!` and `not` have one operand. */
  readonly operator: string;
  readonly operands: readonly Expression[];
}

/** A number, truth value, null or the like. */
export interface ConstantExpression extends Placed {
  readonly kind: 'constant';
  readonly text: string;
}

/** Anything else: what its parts carry it carries. */
export interface OpaqueExpression extends Placed {
  readonly kind: 'opaque';
  readonly parts: readonly Expression[];
}
