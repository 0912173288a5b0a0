import type { HashicorpEntry, StoreEntry } from '../../core/config/user-config';
import { fileVersion } from '../../host/files/user-file';
import type { Store } from '../store';
import { unusableStore } from '../stores/unusable-store';
import { readCaFile } from './ca-file';
import type { StoreMaker } from './configured-stores';

/** One function for each type of store that config.yaml can name. */
export interface StoreFactories {
  readonly keychain: (name: string) => Store;
  readonly hashicorp: (entry: HashicorpEntry, ca: Uint8Array | undefined) => Store;
}

/** Makes stores out of entries, with the CA files that they name. A file that has changed makes another store. */
export function storeMaker(factories: StoreFactories): StoreMaker {
  return {
    keyOf: async (entry) => {
      const caFile = entry.type === 'hashicorp' ? entry.caFile : undefined;
      return JSON.stringify([entry, caFile === undefined ? '' : await fileVersion(caFile)]);
    },
    make: (entry) => make(entry, factories),
  };
}

async function make(entry: StoreEntry, { keychain, hashicorp }: StoreFactories): Promise<Store> {
  const { name, type } = entry;
  if (type === 'keychain') return keychain(name);
  if (entry.caFile === undefined) return hashicorp(entry, undefined);
  const bundle = await readCaFile(entry.caFile);
  // Falling back to the authorities that Node carries would trust somebody whom the user did not choose.
  return bundle === undefined ? unusableStore(name, type, { kind: 'tls', store: name, reason: 'ca-file' }) : hashicorp(entry, bundle.bytes);
}
