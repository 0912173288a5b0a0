import type { KeyName } from '../signals/key-name';
import type { KeySite } from './key-site';
import type { Literal } from './literal';
import type { Operator } from './operator';

/** Everything that was read of a name and the value beside it. */
export interface NamedValue {
  readonly key: KeySite;
  readonly keyName: KeyName;
  readonly operator: Operator;
  readonly literal: Literal;
  readonly inComment: boolean;
  /** The value is the default of a look-up. */
  readonly fallback: boolean;
}
