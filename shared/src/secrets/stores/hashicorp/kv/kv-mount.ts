import type { InvalidNameReason, StoreOperation, VaultError } from '../../../../core/model/vault-error';
import { checkPath } from '../../../../core/reference';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import { answerError } from '../answer-error';
import { mountPath } from '../session/auth-api';
import type { CallError, Session } from '../session/session';
import { at } from '../transport/json/members';
import type { JsonInput } from '../transport/json/json';
import type { TransportError } from '../transport/transport-error';
import type { ApiPath, Patience, VaultAnswer, VaultApi, VaultCall } from '../transport/vault-api';

/** The parts of the engine's API. https://openbao.org/api-docs/secret/kv/kv-v2/ */
export type KvPart = 'data' | 'metadata' | 'subkeys' | 'delete' | 'undelete';

export interface KvMountOptions {
  readonly store: string;
  readonly api: VaultApi;
  readonly session: Session;
  readonly namespace: string | undefined;
  /** Where the engine is mounted, without slashes at the ends. */
  readonly mount: string;
  /** The folder of the mount that is the store's root; empty or ending with a slash. */
  readonly prefix: string;
}

export type KvAnswer = Promise<Result<VaultAnswer, CallError>>;

/** What is asked of one secret or folder of a KV version 2 engine. Paths are the store's, below the prefix. */
export class KvMount {
  readonly #options: KvMountOptions;
  readonly #mount: ApiPath;
  #isKv2 = false;

  constructor(options: KvMountOptions) {
    this.#options = options;
    this.#mount = options.mount.split('/');
  }

  /** The answer to this is an error, of this operation on this name. */
  error(answer: VaultAnswer, operation: StoreOperation, name: string): VaultError {
    const { store, mount } = this.#options;
    return answerError(answer, { store, mount, operation, name });
  }

  get store(): string {
    return this.#options.store;
  }

  get(part: KvPart, path: string, query?: Readonly<Record<string, string>>): KvAnswer {
    return this.#onPath(part, path, (at, call) => this.#options.api.read(at, { ...call, ...(query === undefined ? {} : { query }) }));
  }

  post(part: KvPart, path: string, body: JsonInput): KvAnswer {
    return this.#onPath(part, path, (at, call) => this.#options.api.write(at, body, call));
  }

  patch(part: KvPart, path: string, body: JsonInput): KvAnswer {
    return this.#onPath(part, path, (at, call) => this.#options.api.patch(at, body, call));
  }

  remove(part: KvPart, path: string): KvAnswer {
    return this.#onPath(part, path, (at, call) => this.#options.api.delete(at, call));
  }

  /** `folder` is empty or ends with a slash. */
  async list(folder: string): KvAnswer {
    const invalid = folder === '' ? undefined : checkName(folder.slice(0, -1));
    if (invalid !== undefined) return notSent({ kind: 'invalid-name', reason: invalid });
    const wrong = await this.#checkEngine();
    if (wrong !== undefined) return notSent(wrong);
    const segments = (this.#options.prefix + folder).split('/').slice(0, -1);
    return this.#call((call) => this.#options.api.list([...this.#mount, 'metadata', ...segments], call));
  }

  /**
   * Whether there is a KV version 2 engine, asked until it was seen once. A version 1 engine would take what is meant for
   * version 2 and keep it, value and all, under another name.
   */
  async checkEngine(patience: Patience): Promise<Result<void, VaultError>> {
    const wrong = await this.#checkEngine(patience);
    return wrong === undefined ? ok() : err(wrong);
  }

  async #checkEngine(patience: Patience = 'normal'): Promise<VaultError | undefined> {
    if (this.#isKv2) return undefined;
    const { store, mount } = this.#options;
    const answer = await this.#call((call) => this.#options.api.read(mountPath(mount), { ...call, patience }));
    if (!answer.ok) return answer.error.error;
    const { kind, body } = answer.value;
    if (kind === 'denied') return { kind: 'wrong-engine', store, mount, reason: 'missing' };
    // Some set-ups keep internal paths from clients; then the engine's own answers have to do.
    if (kind !== 'ok') return kind === 'not-found' || kind === 'unsupported' ? undefined : this.error(answer.value, 'list', mount);
    const [type, path, version] = [['type'], ['path'], ['options', 'version']].map((names) => at(body, 'data', ...names));
    if (type !== 'kv' || path !== `${mount}/`) return { kind: 'wrong-engine', store, mount, reason: 'missing' };
    if (version !== '2') return { kind: 'wrong-engine', store, mount, reason: 'kv-version-1' };
    this.#isKv2 = true;
    return undefined;
  }

  async #onPath(part: KvPart, path: string, send: (at: ApiPath, call: VaultCall) => Promise<Result<VaultAnswer, TransportError>>): KvAnswer {
    const invalid = checkName(path);
    if (invalid !== undefined) return notSent({ kind: 'invalid-name', reason: invalid });
    const wrong = await this.#checkEngine();
    if (wrong !== undefined) return notSent(wrong);
    return this.#call((call) => send([...this.#mount, part, ...(this.#options.prefix + path).split('/')], call));
  }

  #call(send: (call: VaultCall) => Promise<Result<VaultAnswer, TransportError>>): KvAnswer {
    const { session, namespace } = this.#options;
    return session.call((token) => send({ token, ...(namespace === undefined ? {} : { namespace }) }));
  }
}

/** What the servers' routers take, beyond what every store takes: Go's printable characters, and of spaces only the plain one. */
function checkName(path: string): InvalidNameReason | undefined {
  return checkPath(path) ?? (/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(path) ? 'forbidden-character' : undefined);
}

function notSent(error: VaultError): Result<never, CallError> {
  return err({ error, sent: false });
}
