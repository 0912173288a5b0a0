import type { StoreType } from '../../core/model/store-type';
import type { VaultError } from '../../core/model/vault-error';
import type { Err } from '../../core/result';
import { err } from '../../core/result';
import type { Store, StoreCapabilities, StoreStatus } from '../store';

/** A store that is configured and cannot be used, such as one whose CA file is not there: every call says why. */
export function unusableStore(name: string, type: StoreType, error: VaultError): Store {
  const refuse = (): Promise<Err<VaultError>> => Promise.resolve(err(error));
  return {
    name, type, capabilities: NONE,
    status: (): Promise<StoreStatus> => Promise.resolve({ name, type, state: 'unreachable', capabilities: NONE, error }),
    browse: refuse, describe: refuse, read: refuse, readAll: refuse, write: refuse, replace: refuse, delete: refuse, destroy: refuse,
    dispose: () => undefined,
  };
}

const NONE: StoreCapabilities = {
  versions: 'none', fields: false, undelete: false, compareAndSwap: false, lockable: false, signIn: false, metadata: false, maxValueBytes: 0,
};
