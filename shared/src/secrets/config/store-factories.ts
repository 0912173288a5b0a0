import { randomUUID } from 'node:crypto';
import type { HashicorpEntry, MinTls } from '../../core/config/user-config';
import type { KernelLock } from '../../host/files/file-lock';
import type { PrivateFolder } from '../../host/files/private-folder';
import type { CredentialKeeper } from '../credentials/credential-keeper';
import type { Keychain } from '../keychain/keychain';
import type { Store } from '../store';
import { createHashicorpStore } from '../stores/hashicorp/hashicorp-store';
import type { HashicorpStoreOptions } from '../stores/hashicorp/options';
import { createKeychainStore } from '../stores/keychain/keychain-store';
import type { Schedule } from '../stores/local/idle-timer';
import { unusableStore } from '../stores/unusable-store';
import type { StoreFactories } from './store-maker';

/** What the stores of config.yaml are made of. */
export interface StoreParts {
  readonly keychain: Keychain;
  readonly credentials: CredentialKeeper;
  /** Where what Keyward itself keeps lies. */
  readonly dataFolder: PrivateFolder;
  readonly kernelLock: KernelLock | undefined;
  readonly platform: NodeJS.Platform;
  readonly now: () => Date;
  readonly monotonic: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly schedule: Schedule;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Every type of store that config.yaml can name. */
export function storeFactories(parts: StoreParts): StoreFactories {
  return {
    keychain: (name) => keychainStore(name, parts),
    hashicorp: (entry, ca) => hashicorpStore(entry, ca, parts),
  };
}

function keychainStore(name: string, { keychain, dataFolder, kernelLock, platform, now, monotonic, schedule }: StoreParts): Store {
  return createKeychainStore({
    name, keychain, folder: dataFolder, kernelLock, platform, monotonic, schedule, now: () => now().getTime(),
  });
}

function hashicorpStore(entry: HashicorpEntry, ca: Uint8Array | undefined, { credentials, now, randomBytes, schedule, pause }: StoreParts): Store {
  const { name, type, address, cluster, namespace, mount, prefix, minTls, proxy, auth } = entry;
  const optional: Partial<HashicorpStoreOptions> = {
    ...(cluster === undefined ? {} : { cluster }), ...(namespace === undefined ? {} : { namespace }),
    ...(prefix === undefined ? {} : { prefix }), ...(ca === undefined ? {} : { ca }), ...(proxy === undefined ? {} : { proxy }),
  };
  const store = createHashicorpStore({
    ...optional, name, address, mount, minTls: TLS_VERSIONS[minTls], signInMethod: auth.method, appRoleMount: auth.mount, credentials,
    environment: { now: () => now().getTime(), schedule, pause, random: () => fractionOf(randomBytes(4)), newId: randomUUID },
  });
  return store.ok ? store.value : unusableStore(name, type, store.error);
}

const TLS_VERSIONS = { '1.2': 'TLSv1.2', '1.3': 'TLSv1.3' } as const satisfies Record<MinTls, HashicorpStoreOptions['minTls']>;

/** From 0 up to, but not, 1. */
function fractionOf(bytes: Uint8Array): number {
  return Buffer.from(bytes).readUInt32BE() / 2 ** 32;
}
