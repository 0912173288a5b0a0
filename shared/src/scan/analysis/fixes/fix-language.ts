import type { Span, TextEdit } from '../../../core/model/span';
import type { SinkEvent } from '../flow/check';
import type { CallExpression, Expression } from '../program/expression';
import type { SyntaxNode } from '../syntax/flat-tree';
import type { FixContext } from './fix-context';

/** An expression that can be written at a place, and what the file needs for it. */
export interface Written {
  readonly text: string;
  /** Imports and helpers. */
  readonly edits: readonly TextEdit[];
}

/** A comparison in constant time. */
export interface SameTexts extends Written {
  /** Whether tests stand before the call, so that what is around it may need it in parentheses. */
  readonly isGuarded?: boolean;
  /** Not where the program does not show what type the values have. */
  readonly isCertain?: boolean;
}

/** What a literal takes the place of. */
export interface Replaced {
  readonly span: Span;
  readonly around: SyntaxNode;
}

/** What ends such a log. */
export interface LogEnd {
  /** Undefined where none is certain. */
  readonly edits: readonly TextEdit[] | undefined;
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
  /** A string literal of plain characters, in the quotes that the file uses, of the type that its place wants. */
  literal(content: string, text: string, replaced?: Replaced): string;
  /** The hole of a string around an expression, where only the text shows it: Kotlin's `$name`. */
  holeOf?(part: Span, text: string): Span | undefined;
  /** All that has to go for a literal to stand there; undefined where none can: a command is no expression. */
  whole?(span: Span, context: FixContext): Span | undefined;
  /** Takes an argument away that is no node of a list: a macro's. */
  withoutArgument?(argument: Span, context: FixContext): TextEdit | undefined;
  /** Takes an option away from the words of a command. */
  withoutOption?(option: Span, name: string, context: FixContext): readonly TextEdit[] | undefined;
  /** What ends a log that is told by a mark or a switch and not by a call; undefined for an event that is told by a call. */
  unlogged?(event: SinkEvent, context: FixContext): LogEnd | undefined;
  /** Whether the compiler refuses a variable or import that nothing reads. */
  readonly refusesUnused: boolean;
  /** Calls that write all they are given one after the other, so that one argument less is no mistake. */
  readonly writesEach: readonly string[];
  /** The name of a function that tells nothing of what it is given, and the function where the file has none. */
  redactor(context: FixContext): Written | undefined;
  /** That something is not so. */
  negated(condition: string): string;
  /** Whether two texts are the same, in a time that tells nothing. Undefined where the language's own library has no such function. */
  sameInConstantTime(left: string, right: string, context: FixContext): SameTexts | 'may-be-missing' | undefined;
  /** What draws the same from the system's generator in place of a call; undefined where nothing does. */
  secureRandom(call: CallExpression, context: FixContext): SecureDraw | undefined;
  /** How cookies are protected; undefined where that is said in another place than the cookie is made. */
  readonly cookie?: CookieWords;
  /** The value of a variable of the environment, or an end of the program. */
  required(given: WithDefault, context: FixContext): Written | undefined;
  /** What tells the client and the log of an error by the same number. `error` is the variable that holds it; undefined where the program gave it no name. */
  generic(error: string | undefined, context: FixContext): GenericAnswer | undefined;
  /** Puts a value into the header for signing in of a request; undefined where the call cannot say one. `place` is where the value stands now. */
  bearer?(call: CallExpression, value: string, context: FixContext, place: Span): readonly TextEdit[] | undefined;
  /** Hands an argument of a command to it in another way, where the command's own words say how. */
  handOver?(event: SinkEvent, context: FixContext): HandOver | undefined;
  /** Lets nobody but its owner read the file that is written; undefined where the call cannot say that. */
  ownerOnly?(event: SinkEvent, context: FixContext): readonly TextEdit[] | undefined;
  /** Gives a variable to the program that a call starts; undefined where the call cannot say one. */
  environment?(call: CallExpression, name: string, value: string, context: FixContext): readonly TextEdit[] | undefined;
  /** Settings that turned protection off, by name. */
  readonly safeSettings: Readonly<Record<string, SafeSetting>>;
  /** Calls that do so, by their last name; what is not named needs somebody to say whom to trust. */
  readonly safeCalls: Readonly<Record<string, SafeCall>>;
}

/** What a setting is to be. */
export interface SafeSetting {
  /** What is written for it; undefined where it can only be left away. */
  readonly value?: string;
  /** Whether leaving it away is as good. */
  readonly isDefault: boolean;
}

export type SafeCall =
  /** Another function of the same object; `needsMore` when it works only with something that is not there yet. */
  | { readonly kind: 'call'; readonly name: string; readonly needsMore?: true }
  | { readonly kind: 'drop-statement' }
  | { readonly kind: 'drop-from-chain' }
  | { readonly kind: 'write'; readonly write: (context: FixContext) => Written | undefined };

/** A value that is read with a literal for when it is missing. */
export interface WithDefault {
  /** All of it. */
  readonly expression: Expression;
  /** What reads the value; a call that is given the default is all of it. */
  readonly read: Expression;
  /** What the value is called. */
  readonly name: string;
}

/** What is drawn, and which expression it takes the place of. */
export interface SecureDraw {
  readonly span: Span;
  readonly written: Written;
}

/** One flag of a cookie. */
export interface CookieFlag {
  readonly name: string;
  readonly value: string;
  /** Only an answer of a server can set it. */
  readonly byServer?: true;
}

/** How a cookie's options are written. */
export interface CookieWords {
  /** The only calls that take options, by their last name; all of them where this is not said. */
  readonly calls?: RegExp;
  /** The flags that every cookie with a secret has, the one for TLS first. */
  readonly flags: readonly CookieFlag[];
  /** One option, as it stands among others. */
  readonly option: (name: string, value: string) => string;
  /** All options of a call that has none yet; undefined where they stand among the arguments themselves. */
  readonly options?: (written: string) => string;
}

/** An answer that tells nothing, and the statements before it. */
export interface GenericAnswer {
  /** In place of the error's text. */
  readonly text: string;
  readonly before: readonly string[];
  /** A variable that `before` declares. */
  readonly declares?: string;
  readonly edits: readonly TextEdit[];
}

/** How a command gets a secret without having it among its arguments. */
export interface HandOver {
  readonly by: 'environment' | 'standard-input';
  readonly edits: readonly TextEdit[];
  /** Whether the command takes exactly the same. */
  readonly isSame: boolean;
}
