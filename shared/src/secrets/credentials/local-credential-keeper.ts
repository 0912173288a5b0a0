import type { VaultError } from '../../core/model/vault-error';
import { SecretValue } from '../../core/redact/secret-value';
import { RESERVED_FOLDER } from '../../core/reference';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { Store, StoredFields } from '../store';
import type { CredentialBinding, CredentialKeeper } from './credential-keeper';

/** The fields of an entry. A whole entry is written at once, so that a sign-in is never seen with another's binding. */
const BINDING = 'binding';
const CREDENTIAL = 'credential';
const FORMAT = 1;

/**
 * Sign-ins in the local store, one entry a store. SecretService lets nobody name that folder, so that neither a manifest
 * nor an agent nor the user by mistake gets a sign-in as a secret: this is the one caller of a store besides it.
 */
export class LocalCredentialKeeper implements CredentialKeeper {
  readonly #local: Store;

  constructor(local: Store) {
    this.#local = local;
  }

  async load(binding: CredentialBinding): Promise<Result<SecretValue | undefined, VaultError>> {
    const read = await this.#local.readAll(entryOf(binding.store));
    if (!read.ok) return hasNone(read.error) ? ok(undefined) : read;
    try {
      return credentialFor(binding, read.value);
    } finally {
      disposeAll(read.value.fields);
    }
  }

  async save(binding: CredentialBinding, credential: SecretValue): Promise<Result<void, VaultError>> {
    // The local store keeps versions, and an older sign-in must not stay behind as one.
    const forgotten = await this.forget(binding.store);
    if (!forgotten.ok) return forgotten;
    const bound = SecretValue.fromText(printBinding(binding));
    try {
      const written = await this.#local.replace(
        { path: entryOf(binding.store), expected: 'any', meta: { type: 'service-token' } }, new Map([[BINDING, bound], [CREDENTIAL, credential]]));
      return written.ok ? ok() : written;
    } finally {
      bound.dispose();
    }
  }

  async forget(store: string): Promise<Result<void, VaultError>> {
    const destroyed = await this.#local.destroy(entryOf(store));
    return !destroyed.ok && hasNone(destroyed.error) ? ok() : destroyed;
  }
}

function entryOf(store: string): string {
  return `${RESERVED_FOLDER}sign-ins/${store}`;
}

/** Without a local store there is no sign-in either. */
function hasNone({ kind }: VaultError): boolean {
  return kind === 'not-found' || kind === 'store-missing';
}

/** A copy for the caller, where the entry was made for this very server. One without a credential is none of ours. */
function credentialFor(binding: CredentialBinding, { fields }: StoredFields): Result<SecretValue | undefined, VaultError> {
  const [bound, credential] = [fields.get(BINDING), fields.get(CREDENTIAL)];
  if (bound === undefined || credential === undefined) return ok(undefined);
  const expected = SecretValue.fromText(printBinding(binding));
  if (!bound.equals(expected)) return err({ kind: 'unauthenticated', store: binding.store, reason: 'bound-elsewhere' });
  return ok(credential.clone());
}

/** One spelling for each binding: it is compared as bytes. An entry of another format is for another server, too. */
function printBinding({ store, endpoint, ca }: CredentialBinding): string {
  return JSON.stringify({ version: FORMAT, store, endpoint, ca });
}

function disposeAll(fields: ReadonlyMap<string, SecretValue>): void {
  for (const value of fields.values()) value.dispose();
}
