import type { Store } from '../store';
import { unusableStore } from '../stores/unusable-store';
import type { StoreFactories } from './store-maker';

/** The stores of this version. */
export function storeFactories(): StoreFactories {
  const later = (name: string, type: Store['type']): Store => unusableStore(name, type, { kind: 'unsupported', store: name, operation: type });
  return { keychain: (name) => later(name, 'keychain'), hashicorp: ({ name }) => later(name, 'hashicorp') };
}
