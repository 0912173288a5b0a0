import type { SecretMeta } from '../../../core/model/secret-meta';
import type { InvalidNameReason, VaultError } from '../../../core/model/vault-error';
import type { SecretValue } from '../../../core/redact/secret-value';
import { checkPath, DEFAULT_FIELD, isFieldName } from '../../../core/reference';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type { Keychain, KeychainError } from '../../keychain/keychain';
import { KEYCHAIN_SERVICE } from '../../keychain/keychain';
import type {
  BrowseDepth, DeleteReceipt, Listing, ReadTarget, ReplaceTarget, Store, StoreCapabilities, StoredFields, StoredValue, StoreEntry, StoreStatus,
  WriteReceipt, WriteTarget,
} from '../../store';
import { foldCase } from '../../vault-file/index/fold-case';
import type { Schedule } from '../local/idle-timer';
import { namesBelow } from '../names-below';
import type { EntryIndexOptions, OpenIndex } from './entry-index';
import { EntryIndex } from './entry-index';
import type { IndexedSecret, IndexedSecrets } from './indexed-secret';
import { describeSecret, writtenSecret } from './indexed-secret';
import type { EntryLimits } from './limits';
import { entryLimits } from './limits';
import { KeychainReach } from './reach';

export interface KeychainStoreOptions extends EntryIndexOptions {
  /** The user's name of the store. There is one keychain: two stores of this type show the same secrets. */
  readonly name: string;
  readonly keychain: Keychain;
  readonly platform: NodeJS.Platform;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly schedule: Schedule;
}

/** The store in the OS keychain: an entry a secret, and a private file that lists them. */
export function createKeychainStore(options: KeychainStoreOptions): Store {
  return new KeychainStore(options);
}

/**
 * The keychain has the last word on what there is, the index on what it is called and how often it was written. Whatever
 * they disagree on, such as an entry that was removed in the desktop's own program, is mended when it shows.
 *
 * What keeps a crash from hiding a secret is the order: a secret is listed before its entry is made, and its entry is gone
 * before its name is. In between it is listed without a value, which the next reader finds out.
 */
class KeychainStore implements Store {
  readonly name: string;
  readonly type = 'keychain';
  readonly capabilities: StoreCapabilities;
  readonly #keychain: KeychainReach;
  readonly #index: EntryIndex;
  readonly #limits: EntryLimits;
  readonly #now: () => number;

  constructor(options: KeychainStoreOptions) {
    this.name = options.name;
    this.#keychain = new KeychainReach(options.keychain, options.schedule);
    this.#index = new EntryIndex(options);
    this.#limits = entryLimits(options.platform);
    this.#now = options.now;
    this.capabilities = {
      versions: 'none', fields: false, undelete: false, lockable: false, signIn: false, metadata: true,
      compareAndSwap: options.kernelLock !== undefined, maxValueBytes: this.#limits.valueBytes,
    };
  }

  async status(): Promise<StoreStatus> {
    const { name, type, capabilities } = this;
    const secrets = await this.#index.read();
    if (!secrets.ok) return { name, type, capabilities, state: 'damaged', error: secrets.error };
    const reached = await this.#keychain.state();
    return { name, type, capabilities, ...reached, ...('error' in reached ? { error: this.#inOurName(reached.error) } : {}) };
  }

  async browse(folder: string, depth: BrowseDepth): Promise<Result<Listing, VaultError>> {
    const secrets = await this.#index.read();
    if (!secrets.ok) return secrets;
    const entries = namesBelow(folder, secrets.value.keys(), depth).map((name): StoreEntry => {
      const secret = name.kind === 'secret' ? secrets.value.get(name.path) : undefined;
      return secret === undefined ? name : { kind: 'secret', path: name.path, meta: describeSecret(this.name, secret) };
    });
    return ok({ entries, complete: true });
  }

  async describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    const secrets = await this.#index.read();
    if (!secrets.ok) return secrets;
    const secret = secrets.value.get(path);
    return secret === undefined ? this.#notFound(path) : ok(describeSecret(this.name, secret));
  }

  async read({ path, field, version }: ReadTarget): Promise<Result<StoredValue, VaultError>> {
    const secrets = await this.#index.read();
    if (!secrets.ok) return secrets;
    const listed = secrets.value.get(path);
    if (version !== undefined && listed !== undefined && version !== listed.version) return this.#unsupported('older versions');
    const found = await this.#entry(path);
    if (!found.ok) return found;
    if ((found.value === undefined) !== (listed === undefined)) await this.#index.exclusively(this.name, (index) => this.#settle(index, path));
    if (found.value !== undefined && field === DEFAULT_FIELD) return ok({ value: found.value, version: listed?.version ?? 1 });
    found.value?.dispose();
    return this.#notFound(path);
  }

  async readAll(path: string, version?: number): Promise<Result<StoredFields, VaultError>> {
    const read = await this.read({ path, field: DEFAULT_FIELD, ...(version === undefined ? {} : { version }) });
    return read.ok ? ok({ fields: new Map([[DEFAULT_FIELD, read.value.value]]), version: read.value.version }) : read;
  }

  write({ field, ...target }: WriteTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>> {
    return this.replace(target, new Map([[field, value]]));
  }

  async replace(target: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>): Promise<Result<WriteReceipt, VaultError>> {
    const refused = this.#check(target.path, fields);
    if (refused !== undefined) return err(refused);
    const value = fields.get(DEFAULT_FIELD);
    if (value === undefined || fields.size > 1) return this.#unsupported('several fields');
    return this.#index.exclusively(this.name, (index) => this.#write(index, target, value));
  }

  async delete(path: string): Promise<Result<DeleteReceipt, VaultError>> {
    const destroyed = await this.destroy(path);
    return destroyed.ok ? ok({ undoable: false }) : destroyed;
  }

  destroy(path: string): Promise<Result<void, VaultError>> {
    return this.#index.exclusively(this.name, async ({ secrets, save }) => {
      const deleted = await this.#keychain.deletePassword(KEYCHAIN_SERVICE, accountOf(path));
      if (!deleted.ok) return this.#failed(deleted.error);
      // The value is gone. A name that cannot be struck off is mended by whoever asks for it next.
      if (secrets.has(path)) await save(without(secrets, path));
      return deleted.value ? ok() : this.#notFound(path);
    });
  }

  dispose(): void {
    // The keychain's process ends by itself when nothing is asked of it.
  }

  async #write(index: OpenIndex, { path, expected, meta }: ReplaceTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>> {
    const settled = await this.#settle(index, path);
    if (!settled.ok) return settled;
    const before = settled.value.get(path);
    if (before === undefined && hasTwin(settled.value, path)) return err(invalidName('case-twin'));
    if (expected === 'new' && before !== undefined) return err({ kind: 'already-exists', store: this.name, name: path });
    if (typeof expected === 'number' && expected !== (before?.version ?? 0)) return err({ kind: 'conflict', store: this.name });
    const after = writtenSecret(before, path, meta, this.#time());
    const saved = await index.save(new Map([...settled.value, [path, after]]));
    if (!saved.ok) return saved;
    const stored = await this.#keychain.setPassword(KEYCHAIN_SERVICE, accountOf(path), value);
    if (stored.ok) return ok({ version: after.version });
    // A keychain that did not answer may have it all the same: the name stays, and the next reader finds out.
    if (isRefusal(stored.error)) await index.save(settled.value);
    return this.#failed(stored.error);
  }

  /** Brings the index in line with the keychain for one path, and gives it as it is then. */
  async #settle({ secrets, save }: OpenIndex, path: string): Promise<Result<IndexedSecrets, VaultError>> {
    const found = await this.#entry(path);
    if (!found.ok) return found;
    found.value?.dispose();
    if ((found.value === undefined) === !secrets.has(path)) return ok(secrets);
    const changed = found.value === undefined ? without(secrets, path) : new Map([...secrets, [path, this.#unknown(path)]]);
    const saved = await save(changed);
    return saved.ok ? ok(changed) : saved;
  }

  /** An entry of ours that the index has lost: a new machine's index, or one of another KEYWARD_HOME. */
  #unknown(path: string): IndexedSecret {
    return writtenSecret(undefined, path, {}, this.#time());
  }

  async #entry(path: string): Promise<Result<SecretValue | undefined, VaultError>> {
    const found = await this.#keychain.getPassword(KEYCHAIN_SERVICE, accountOf(path));
    return found.ok ? found : this.#failed(found.error);
  }

  #check(path: string, fields: ReadonlyMap<string, SecretValue>): VaultError | undefined {
    const reason = checkPath(path) ?? (Buffer.byteLength(accountOf(path)) > this.#limits.accountBytes ? 'too-long' : undefined);
    if (reason !== undefined) return invalidName(reason);
    if (![...fields.keys()].every(isFieldName)) return invalidName('forbidden-character');
    const sizes = [...fields.values()].map(({ byteLength }) => byteLength);
    if (sizes.length === 0 || sizes.includes(0)) return { kind: 'invalid-value', reason: 'empty' };
    return sizes.some((size) => size > this.#limits.valueBytes) ? { kind: 'invalid-value', reason: 'too-large' } : undefined;
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }

  #notFound(name: string): Result<never, VaultError> {
    return err({ kind: 'not-found', store: this.name, name });
  }

  #unsupported(operation: string): Result<never, VaultError> {
    return err({ kind: 'unsupported', store: this.name, operation });
  }

  #failed(error: KeychainError): Result<never, VaultError> {
    return err(this.#inOurName(error));
  }

  /** The keychain does not know what its user calls it. One that broke down is not a matter of network and address. */
  #inOurName(error: KeychainError): VaultError {
    return error.kind === 'unreachable' ? { kind: 'no-keyring', reason: 'failed', store: this.name } : { ...error, store: this.name };
  }
}

/** Other entries of the same service are keys of vaults and what is remembered of them. */
function accountOf(path: string): string {
  return `secret/${path}`;
}

function without(secrets: IndexedSecrets, path: string): IndexedSecrets {
  return new Map([...secrets].filter(([other]) => other !== path));
}

/** Windows takes two names that differ in case alone for one entry. */
function hasTwin(secrets: IndexedSecrets, path: string): boolean {
  const folded = foldCase(path);
  return [...secrets.keys()].some((other) => foldCase(other) === folded);
}

/** Whether the keychain said no, so that nothing was written. */
function isRefusal(error: KeychainError): boolean {
  return error.kind === 'keyring-locked' || (error.kind === 'no-keyring' && error.reason !== 'timeout');
}

function invalidName(reason: InvalidNameReason): VaultError {
  return { kind: 'invalid-name', reason };
}
