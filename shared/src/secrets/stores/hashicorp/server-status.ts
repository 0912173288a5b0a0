import type { VaultError } from '../../../core/model/vault-error';
import { safeText } from '../../../core/text/safe-text';
import type { StoreConnection, StoreState, StoreStatus } from '../../store';
import type { KvMount } from './kv/kv-mount';
import type { TokenFacts } from './session/auth-api';
import type { Session } from './session/session';
import { at } from './transport/json/members';
import { transportToVaultError } from './transport/transport-error';
import type { VaultApi } from './transport/vault-api';
import { answerError } from './answer-error';

/** What can be told of a store by asking its server. */
export type ServerStatus = Pick<StoreStatus, 'state' | 'error' | 'connection'>;

export interface ServerStatusPorts {
  readonly store: string;
  readonly mountName: string;
  readonly api: VaultApi;
  readonly session: Session;
  readonly mount: KvMount;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Several views ask for the same status at once and one after the other. */
const KEPT_MS = 2_000;

/**
 * Asks whether the server lives, who we are to it, and whether the engine is there: briefly, and not for everybody anew. Who asks
 * while an answer is on its way shares it. Afterwards only a good one is kept: whoever has mended something and tries again
 * is told how it is now.
 */
export class ServerStatusProbe {
  readonly #ports: ServerStatusPorts;
  #kept: { readonly until: number; readonly status: Promise<ServerStatus> } | undefined;

  constructor(ports: ServerStatusPorts) {
    this.#ports = ports;
  }

  status(): Promise<ServerStatus> {
    const now = this.#ports.now();
    if (this.#kept === undefined || now >= this.#kept.until) this.#kept = { until: now + KEPT_MS, status: this.#askAndKeep() };
    return this.#kept.status;
  }

  /** The next one asks anew. */
  forget(): void {
    this.#kept = undefined;
  }

  async #askAndKeep(): Promise<ServerStatus> {
    const status = await this.#ask();
    if (status.state !== 'ready') this.forget();
    return status;
  }

  async #ask(): Promise<ServerStatus> {
    const { api, session, mount } = this.#ports;
    const health = await this.#health();
    const endpoint = { endpoint: api.endpoint, ...(health.tls === undefined ? {} : { tls: health.tls }) };
    if (health.error !== undefined) return this.#wrong(health.error, endpoint);
    const facts = await session.check('quick');
    if (!facts.ok) return this.#wrong(facts.error, endpoint);
    const connection = { ...endpoint, ...this.#account(facts.value) };
    const engine = await mount.checkEngine('quick');
    return engine.ok ? { state: 'ready', connection } : this.#wrong(engine.error, connection);
  }

  /** Asked without a token and outside every namespace, as the servers want it. */
  async #health(): Promise<{ readonly tls?: string | undefined; readonly error?: VaultError }> {
    const { api, store, mountName } = this.#ports;
    const answer = await api.read(['sys', 'health'], { token: undefined, patience: 'quick' });
    if (!answer.ok) return { error: transportToVaultError(answer.error, store) };
    const { kind, body, tls } = answer.value;
    if (kind !== 'health') return { tls, error: answerError(answer.value, { store, operation: 'sign-in', name: '', mount: mountName }) };
    // One that was never initialised is as closed as one that is sealed.
    const closed = at(body, 'sealed') === true || at(body, 'initialized') === false;
    return closed ? { tls, error: { kind: 'sealed', store } } : { tls };
  }

  #account({ account, ttlMs }: TokenFacts): Pick<StoreConnection, 'account' | 'expires'> {
    return { account: safeText(account), ...(ttlMs === undefined ? {} : { expires: new Date(this.#ports.now() + ttlMs).toISOString() }) };
  }

  #wrong(error: VaultError, connection: StoreConnection): ServerStatus {
    return { state: stateOf(error), error, connection };
  }
}

/** Anything that no other state is for keeps the store from being reached. */
export function stateOf({ kind }: VaultError): StoreState {
  switch (kind) {
    case 'sealed': return 'sealed';
    case 'unauthenticated': return 'unauthenticated';
    case 'forbidden':
    case 'wrong-engine': return 'denied';
    // The local store, where the sign-in rests.
    case 'locked': return 'locked';
    case 'locked-out': return 'locked-out';
    default: return 'unreachable';
  }
}
