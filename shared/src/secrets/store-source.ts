import type { VaultError } from '../core/model/vault-error';
import type { Store } from './store';

/** The stores that there are now. They may change while a program runs: the user adds one, or edits config.yaml. */
export interface StoreSource {
  /** In the order in which they are shown. A store that stays is the same object. */
  current(): Promise<readonly Store[]>;
  /** Why a store that the user configured may be missing from `current`. */
  problem?(): Promise<VaultError | undefined>;
}

/** A list that never changes. */
export function fixedStores(stores: readonly Store[]): StoreSource {
  return { current: () => Promise.resolve(stores) };
}
