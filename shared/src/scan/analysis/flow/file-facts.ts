import type { Span } from '../../../core/model/span';
import type { SecretNames } from '../names/secret-names';
import type { FunctionExpression } from '../program/expression';
import type { SinkClass } from '../tables/language-tables';
import type { Libraries } from '../tables/libraries';
import type { Check } from './check';
import type { Environment } from './environment';
import type { ObjectContents } from './object-contents';
import type { ObjectPaths } from './object-paths';
import type { Summary } from './summary';

/** What is the same for a whole file. */
export interface FileFacts {
  readonly libraries: Libraries;
  readonly paths: ObjectPaths;
  readonly summaries: ReadonlyMap<string, Summary>;
  /** What objects of this file's classes have in their fields. */
  readonly contents: ReadonlyMap<string, ObjectContents>;
  /** Classes of this file that write their own text. */
  readonly ownTexts: ReadonlySet<string>;
  /** Where the detector found values; a literal there is a secret whatever it is called. */
  readonly knownValues: readonly Span[];
  /** Whether a weak name such as `token` may mean a secret here. */
  readonly weakNames: boolean;
  /** Weak names that this text uses for something else, in lower case. */
  readonly ordinaryWords: ReadonlySet<string>;
  readonly names: SecretNames;
  readonly checks: readonly Check[];
  /** Told of what is carried to a sink by a parameter of the function that is summed up. */
  readonly onParameter?: (index: number, to: SinkClass) => void;
}

/** Walks a function's body where the function stands. */
export type EnterFunction = (one: FunctionExpression, environment: Environment) => void;
