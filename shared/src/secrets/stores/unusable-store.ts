import type { StoreType } from '../../core/model/store-type';
import type { VaultError } from '../../core/model/vault-error';
import type { Err } from '../../core/result';
import { err } from '../../core/result';
import type { SignInStore } from '../sign-in';
import type { StoreCapabilities, StoreStatus } from '../store';

/** A store that is configured and cannot be used, such as one whose CA file is not there: every call says why. */
export function unusableStore(name: string, type: StoreType, error: VaultError): SignInStore {
  // Signing in is among what is refused with the reason, instead of a "cannot be signed in to".
  const capabilities = { ...NONE, signIn: type === 'hashicorp' };
  const refuse = (): Promise<Err<VaultError>> => Promise.resolve(err(error));
  return {
    name, type, capabilities, signInMethods: [],
    status: (): Promise<StoreStatus> => Promise.resolve({ name, type, state: 'unreachable', capabilities, error }),
    browse: refuse, describe: refuse, read: refuse, readAll: refuse, write: refuse, replace: refuse, delete: refuse, destroy: refuse,
    signIn: refuse, signOut: refuse,
    dispose: () => undefined,
  };
}

const NONE: StoreCapabilities = {
  versions: 'none', fields: false, undelete: false, compareAndSwap: false, lockable: false, signIn: false, metadata: false, maxValueBytes: 0,
};
