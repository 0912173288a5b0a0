import type { Disposable } from '../../../shared/src/core/disposable';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretService } from '../../../shared/src/secrets/service';
import type { StoreIdentity, StoreStatus } from '../../../shared/src/secrets/store';
import { OneAtATime } from '../prompts/one-at-a-time';
import { vaultState } from './status';
import type { VaultState } from './status';

export interface StoreFollowerPorts {
  readonly service: Pick<SecretService, 'configured' | 'status'>;
  /** Another text for every change of the vault's file, whichever program made it. Must cost little. */
  readonly vaultVersion: () => Promise<string>;
  /** The same for config.yaml, and what is wrong with that file. */
  readonly config: { readonly version: () => Promise<string>; readonly problem: () => Promise<VaultError | undefined> };
  /** In an untrusted workspace no store is even asked for its state. */
  readonly isTrusted: () => boolean;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** A question to a store threw. */
  readonly failed: (error: unknown) => void;
}

/** A store, and what it last said of itself; undefined as long as it has said nothing. */
export interface FollowedStore {
  readonly identity: StoreIdentity;
  readonly status: StoreStatus | undefined;
}

/** `stores`: others than before. `contents`: the names in one may be others. `state`: only what is said of it is. */
export type StoreChange =
  | { readonly kind: 'stores'; readonly gone: readonly string[] }
  | { readonly kind: 'contents' | 'state'; readonly store: string };

/** `glance`: something happened in the editor. `return`: somebody came back to it. `demand`: somebody asked. */
export type Occasion = 'glance' | 'return' | 'demand';

/** A store other than the vault is asked for its state again at a return after so long. */
export const STATE_FRESH_MS = 60_000;
/** Its names are listed again at a return after so long: each listing is a line in the audit log and a question to a server. */
export const CONTENTS_FRESH_MS = 300_000;

/**
 * Tells whether what is shown of the stores is still so. The vault's file and lock are looked at on every occasion, which
 * costs a `stat`; any other store is asked at most now and then, and nobody waits for its answer.
 */
export class StoreFollower {
  readonly #ports: StoreFollowerPorts;
  readonly #turns = new OneAtATime();
  readonly #stores = new Map<string, Followed>();
  readonly #listeners = new Set<(change: StoreChange) => void>();
  #seen: { readonly vaultVersion: string; readonly configVersion: string } | undefined;
  #problem: VaultError | undefined;
  #isShown = false;

  constructor(ports: StoreFollowerPorts) {
    this.#ports = ports;
  }

  /** Runs `listener` for every change from now on. */
  onChange(listener: (change: StoreChange) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => { this.#listeners.delete(listener); } };
  }

  /** The state of the local vaults at the last look; undefined before the first one. */
  get vault(): VaultState | undefined {
    return this.#seen === undefined ? undefined : vaultState(this.stores.flatMap(({ status }) => (status === undefined ? [] : [status])));
  }

  /** In the order in which they are shown. */
  get stores(): readonly FollowedStore[] {
    return [...this.#stores.values()];
  }

  /** What is wrong with config.yaml. */
  get problem(): VaultError | undefined {
    return this.#problem;
  }

  store(name: string): FollowedStore | undefined {
    return this.#stores.get(name);
  }

  /** Somebody sees the stores from now on: the ones behind a network are asked for their state for the first time. */
  async show(): Promise<void> {
    const isFirst = !this.#isShown;
    this.#isShown = true;
    if (isFirst || this.#seen === undefined) await this.look('glance');
  }

  /** Waits for the answer of a store that has not said anything yet. */
  async settled(name: string): Promise<FollowedStore | undefined> {
    const store = this.#stores.get(name);
    while (store?.status === undefined && store?.asking !== undefined) await store.asking;
    return store;
  }

  /** On `demand`, `only` is asked and listed again; everything where none is named. */
  look(occasion: Occasion, only?: string): Promise<void> {
    return this.#turns.run(async () => {
      const { isTrusted, vaultVersion, config } = this.#ports;
      if (!isTrusted()) return;
      const before = this.#seen;
      // In this order: a change between the questions is noticed at the next look, and none is missed.
      const seen = { vaultVersion: await vaultVersion(), configVersion: await config.version() };
      const isReread = before?.configVersion !== seen.configVersion;
      const others = isReread || occasion === 'demand' ? await this.#followConfigured(isReread) : undefined;
      const isVaultNew = before !== undefined && before.vaultVersion !== seen.vaultVersion;
      await Promise.all([...this.#stores.values()].map((store) => this.#lookAt(store, {
        isWanted: (occasion === 'demand' && (only === undefined || only === store.identity.name)) || (isVaultNew && isVault(store)),
        isReturn: occasion === 'return',
      })));
      this.#seen = seen;
      if (others !== undefined) this.#tell(others);
    });
  }

  /** What is other than before. `isReread`: a store of the same name may be another one now. */
  async #followConfigured(isReread: boolean): Promise<StoreChange | undefined> {
    const { service, config, now } = this.#ports;
    const identities = await service.configured();
    const before = new Map(this.#stores);
    const problemBefore = this.#problem;
    this.#problem = await config.problem();
    this.#stores.clear();
    for (const identity of identities) {
      const known = before.get(identity.name);
      const stays = known !== undefined && known.identity.type === identity.type && (!isReread || isVault(known));
      this.#stores.set(identity.name, stays ? known : new Followed(identity, now()));
    }
    const gone = [...before.keys()].filter((name) => this.#stores.get(name) !== before.get(name));
    const isSame = gone.length === 0 && this.#stores.size === before.size && this.#problem?.kind === problemBefore?.kind;
    return isSame && this.#seen !== undefined ? undefined : { kind: 'stores', gone };
  }

  /** Waits for the vault, and for nobody else. */
  async #lookAt(store: Followed, { isWanted, isReturn }: Look): Promise<void> {
    const now = this.#ports.now();
    if (isVault(store)) {
      if (isWanted) this.#tell({ kind: 'contents', store: store.identity.name });
      await this.#ask(store, isWanted);
      return;
    }
    const isStale = isReturn && now - store.listedAt >= CONTENTS_FRESH_MS;
    const isUnknown = this.#isShown && store.status === undefined;
    if (!isWanted && !isUnknown && !(isReturn && now - store.askedAt >= STATE_FRESH_MS)) return;
    // Until it answers, the line says that it is asked.
    if (isWanted) store.status = undefined;
    void this.#ask(store, isWanted);
    if (!isWanted && !isStale) return;
    store.listedAt = now;
    this.#tell({ kind: 'contents', store: store.identity.name });
  }

  /** `isAnew`: the answer that somebody waits for already may be too old. */
  #ask(store: Followed, isAnew: boolean): Promise<void> {
    if (store.asking !== undefined && !isAnew) return store.asking;
    const asking = store.turns.run(() => this.#askNow(store)).finally(() => {
      if (store.asking === asking) store.asking = undefined;
    });
    store.asking = asking;
    return asking;
  }

  async #askNow(store: Followed): Promise<void> {
    const { service, failed, now } = this.#ports;
    const { name } = store.identity;
    try {
      const status = await service.status(name);
      // Another store has the name by now.
      if (status === undefined || this.#stores.get(name) !== store) return;
      const before = store.status;
      store.status = status;
      store.askedAt = now();
      if (isVault(store) && before !== undefined && before.state !== status.state) this.#askThoseWhoWait();
      if (before !== undefined && isOtherState(before, status)) this.#tell({ kind: 'contents', store: name });
      else if (JSON.stringify(before) !== JSON.stringify(status)) this.#tell({ kind: 'state', store: name });
    } catch (error) {
      failed(error);
    }
  }

  /** Sign-ins rest in the vault: who is signed in where shows, or ends, with it. */
  #askThoseWhoWait(): void {
    for (const store of this.#stores.values()) {
      if (store.identity.capabilities.signIn && store.status !== undefined) void this.#ask(store, true);
    }
  }

  #tell(change: StoreChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

class Followed implements FollowedStore {
  readonly identity: StoreIdentity;
  readonly turns = new OneAtATime();
  status: StoreStatus | undefined;
  asking: Promise<void> | undefined;
  askedAt = 0;
  listedAt: number;

  constructor(identity: StoreIdentity, listedAt: number) {
    this.identity = identity;
    this.listedAt = listedAt;
  }
}

interface Look {
  readonly isWanted: boolean;
  readonly isReturn: boolean;
}

/** Asking the local vault for its state reads a file of this user. Whatever else there is may take its time. */
function isVault({ identity }: FollowedStore): boolean {
  return identity.type === 'local';
}

function isOtherState(one: StoreStatus, other: StoreStatus): boolean {
  return one.state !== other.state || one.error?.kind !== other.error?.kind;
}
