import type { TextEdit } from '../../../core/model/span';
import type { CallExpression, Expression } from '../program/expression';
import type { SyntaxNode } from '../syntax/flat-tree';
import type { FixContext } from './fix-context';

/** An expression that can be written at a place, and what the file needs for it. */
export interface Written {
  readonly text: string;
  /** Imports and helpers. */
  readonly edits: readonly TextEdit[];
}

/** How one language is written: the few words that fixes need, each from its documentation. */
export interface FixLanguage {
  /** Types of nodes around an expression inside a string: `${…}`, `{…}`. */
  readonly holes: ReadonlySet<string>;
  /** Types of nodes that are strings in which a bare name is a hole: PHP's double quotes. */
  readonly bareHoles?: ReadonlySet<string>;
  /** Types of nodes that are a statement of their own, on a line of their own. */
  readonly statements: ReadonlySet<string>;
  /** The operator that joins strings. */
  readonly concatenation: '+' | '.';
  /** A string literal of plain characters, in the quotes that the file uses. */
  literal(content: string, text: string): string;
  /** Whether a statement after this one would be a syntax error of the compiler: a value that nothing reads any more. */
  readonly refusesUnused: boolean;
  /** Calls that write all they are given one after the other, so that one argument less is no mistake. */
  readonly writesEach: readonly string[];
  /** A call of a helper that tells nothing of a value, and the helper where the file has none. */
  redacted(value: string, context: FixContext): Written | undefined;
  /** Whether two texts are the same, in a time that tells nothing. Undefined where the language's own library has no such function. */
  sameInConstantTime?(left: Expression, right: Expression, context: FixContext): Written | undefined;
  /** The same drawn from the system's generator; `call` is what draws now, `root` its node. */
  secureRandom?(call: CallExpression, context: FixContext): { readonly written: Written; readonly replaced: SyntaxNode } | undefined;
}
