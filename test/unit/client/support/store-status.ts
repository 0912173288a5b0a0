import type { StoreCapabilities, StoreState, StoreStatus } from '../../../../shared/src/secrets/store';

/** What the local vault says of itself. */
export const LOCAL_CAPABILITIES: StoreCapabilities = {
  versions: 'numbered', fields: true, undelete: true, compareAndSwap: true, lockable: true, signIn: false, metadata: true,
  maxValueBytes: 65_536,
};

/** What a store of HashiCorp's kind says of itself. */
export const SERVER_CAPABILITIES: StoreCapabilities = { ...LOCAL_CAPABILITIES, lockable: false, signIn: true, maxValueBytes: 524_288 };

/** What the operating system's keychain says of itself. */
export const KEYCHAIN_CAPABILITIES: StoreCapabilities = {
  ...LOCAL_CAPABILITIES, versions: 'none', fields: false, undelete: false, compareAndSwap: false, lockable: false, maxValueBytes: 2560,
};

export function localStatus(state: StoreState, more: Partial<StoreStatus> = {}): StoreStatus {
  return { name: 'local', type: 'local', state, capabilities: LOCAL_CAPABILITIES, ...more };
}

export function serverStatus(state: StoreState, more: Partial<StoreStatus> = {}): StoreStatus {
  return {
    name: 'team', type: 'hashicorp', state, capabilities: SERVER_CAPABILITIES, connection: { endpoint: 'https://vault.example:8200' }, ...more,
  };
}

export function keychainStatus(state: StoreState, more: Partial<StoreStatus> = {}): StoreStatus {
  return { name: 'keychain', type: 'keychain', state, capabilities: KEYCHAIN_CAPABILITIES, ...more };
}
