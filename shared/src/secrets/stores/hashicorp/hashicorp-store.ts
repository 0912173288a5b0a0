import type { SecretMeta } from '../../../core/model/secret-meta';
import type { VaultError } from '../../../core/model/vault-error';
import type { SecretValue } from '../../../core/redact/secret-value';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type { SignedIn, SignInMethod, SignInStore, SignInWay } from '../../sign-in';
import type {
  BrowseDepth, DeleteReceipt, Listing, ReadTarget, ReplaceTarget, StoreCapabilities, StoredFields, StoredValue, StoreStatus, WriteReceipt, WriteTarget,
} from '../../store';
import { KvBrowser } from './kv/kv-browser';
import { KvDeleter } from './kv/kv-deleter';
import { KvFieldCodec } from './kv/kv-fields';
import { KvMount } from './kv/kv-mount';
import { KvReader } from './kv/kv-reader';
import { KvWriter } from './kv/kv-writer';
import type { HashicorpStoreOptions, StoreEnvironment } from './options';
import { DEFAULT_APPROLE_MOUNT, DEFAULT_MOUNT } from './options';
import { ServerStatusProbe } from './server-status';
import { AuthApi } from './session/auth-api';
import { Session } from './session/session';
import { StoredCredential } from './session/stored-credential';
import { openVaultApi } from './transport/open-vault-api';
import type { VaultApi } from './transport/vault-api';
import type { OptionsProblem, TransportEnvironment } from './transport/vault-api-options';

/**
 * The servers' integrated storage keeps 1 MiB an entry, in JSON, where a character may take two and more; a version has other
 * fields besides. https://openbao.org/docs/internals/limits/
 */
const MAX_VALUE_BYTES = 512 * 1024;

/** Six pauses, together 6 to 12 s: as long as a cluster on a busy machine may take to choose a new leader. */
const TRIES = 7;

const CAPABILITIES: StoreCapabilities = {
  versions: 'numbered', fields: true, undelete: true, compareAndSwap: true, lockable: false, signIn: true, metadata: true,
  maxValueBytes: MAX_VALUE_BYTES,
};

/**
 * A KV version 2 engine of HashiCorp Vault or OpenBao. Nothing is sent before the first call. Errors: `tls` for an address or
 * CA that would not be safe; `unreachable` with `ERR_INVALID_URL` for one that is no address.
 */
export function createHashicorpStore(options: HashicorpStoreOptions): Result<SignInStore, VaultError> {
  const { name, address, cluster, ca, minTls, proxy, limits } = options;
  const api = openVaultApi({
    endpoint: address, environment: transportEnvironment(options),
    ...(cluster === undefined ? {} : { cluster }), ...(ca === undefined ? {} : { ca }), ...(minTls === undefined ? {} : { minTls }),
    ...(proxy === undefined ? {} : { proxy }), limits: { tries: TRIES, ...limits },
  });
  return api.ok ? ok(new HashicorpStore(options, api.value)) : err(optionsError(name, api.error));
}

/** Puts the parts together: who we are on one side, secrets and versions on the other. */
class HashicorpStore implements SignInStore {
  readonly name: string;
  readonly type = 'hashicorp';
  readonly capabilities = CAPABILITIES;
  readonly signInMethods: readonly SignInMethod[];
  readonly #api: VaultApi;
  readonly #session: Session;
  readonly #browser: KvBrowser;
  readonly #reader: KvReader;
  readonly #writer: KvWriter;
  readonly #deleter: KvDeleter;
  readonly #probe: ServerStatusProbe;

  constructor(options: HashicorpStoreOptions, api: VaultApi) {
    const { name: store, namespace, mount: mountName = DEFAULT_MOUNT, prefix = '', environment, signInMethod = 'token' } = options;
    const { now } = environment;
    const auth = new AuthApi({ api, store, namespace, mount: mountName, appRoleMount: options.appRoleMount ?? DEFAULT_APPROLE_MOUNT });
    const stored = new StoredCredential(options.credentials, { store, endpoint: api.endpoint, ca: api.ca });
    const session = new Session({ store, stored, auth, environment });
    const mount = new KvMount({ store, api, session, namespace, mount: mountName, prefix: prefix === '' ? '' : `${prefix}/` });
    const codec = new KvFieldCodec();
    this.name = store;
    this.signInMethods = signInMethod === 'token' ? ['token', 'approle'] : ['approle', 'token'];
    this.#api = api;
    this.#session = session;
    this.#browser = new KvBrowser(mount);
    this.#reader = new KvReader(mount, codec, now);
    this.#writer = new KvWriter({ mount, reader: this.#reader, codec, now, pause: pauses(environment), maxValueBytes: MAX_VALUE_BYTES });
    this.#deleter = new KvDeleter(mount, this.#reader, now);
    this.#probe = new ServerStatusProbe({ store, mountName, api, session, mount, now });
  }

  async status(): Promise<StoreStatus> {
    return { name: this.name, type: this.type, capabilities: CAPABILITIES, ...await this.#probe.status() };
  }

  async signIn(way: SignInWay): Promise<Result<SignedIn, VaultError>> {
    const signedIn = await this.#session.signIn(way);
    this.#probe.forget();
    return signedIn;
  }

  async signOut(): Promise<Result<void, VaultError>> {
    const signedOut = await this.#session.signOut();
    this.#probe.forget();
    return signedOut;
  }

  browse(folder: string, depth: BrowseDepth): Promise<Result<Listing, VaultError>> {
    return this.#browser.browse(folder, depth);
  }

  describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    return this.#reader.describe(path);
  }

  async read({ path, field, version }: ReadTarget): Promise<Result<StoredValue, VaultError>> {
    const read = await this.#reader.version(path, version);
    if (!read.ok) return read;
    const { fields, version: found } = read.value;
    for (const [name, value] of fields) if (name !== field) value.dispose();
    const value = fields.get(field);
    return value === undefined ? err({ kind: 'not-found', store: this.name, name: path }) : ok({ value, version: found });
  }

  readAll(path: string, version?: number): Promise<Result<StoredFields, VaultError>> {
    return this.#reader.version(path, version);
  }

  write(target: WriteTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>> {
    return this.#writer.write(target, value);
  }

  replace(target: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>): Promise<Result<WriteReceipt, VaultError>> {
    return this.#writer.replace(target, fields);
  }

  delete(path: string): Promise<Result<DeleteReceipt, VaultError>> {
    return this.#deleter.delete(path);
  }

  undelete(path: string): Promise<Result<void, VaultError>> {
    return this.#deleter.undelete(path);
  }

  destroy(path: string): Promise<Result<void, VaultError>> {
    return this.#deleter.destroy(path);
  }

  dispose(): void {
    void this.#session.dispose().finally(() => this.#api.dispose());
  }
}

/** Half of each pause is left to chance. */
function pauses({ pause, random }: StoreEnvironment): (milliseconds: number) => Promise<void> {
  return (milliseconds) => pause(milliseconds * (0.5 + random() / 2));
}

function transportEnvironment({ environment: { schedule, random, newId } }: HashicorpStoreOptions): TransportEnvironment {
  return {
    random, newId,
    sleep: (milliseconds, signal) => new Promise((resolve) => {
      const end = (): void => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = schedule(end, signal.aborted ? 0 : milliseconds);
      signal.addEventListener('abort', end);
    }),
  };
}

function optionsError(store: string, problem: OptionsProblem): VaultError {
  return problem.kind === 'tls' ? { kind: 'tls', store, reason: problem.reason } : { kind: 'unreachable', store, code: 'ERR_INVALID_URL' };
}
