import { EMPTY_CONFIG } from '../../core/config/user-config';
import type { StoreEntry, UserConfig } from '../../core/config/user-config';
import type { Disposable } from '../../core/disposable';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import type { Store } from '../store';
import type { StoreSource } from '../store-source';
import type { UserConfigFile } from './user-config-file';

/** Makes stores out of what config.yaml says of them. */
export interface StoreMaker {
  /** Another text for everything that would make another store. Costs no more than a `stat`. */
  readonly keyOf: (entry: StoreEntry) => Promise<string>;
  /** Never fails: a store that cannot be used says so itself. */
  readonly make: (entry: StoreEntry) => Promise<Store>;
}

export interface ConfiguredStoresOptions {
  readonly config: Pick<UserConfigFile, 'read' | 'version'>;
  /** The store that is always there. Its owner disposes of it. */
  readonly local: Store;
  readonly maker: StoreMaker;
}

/** All stores of one user at one moment. */
export interface StoreList {
  /** The local one first, then the others as config.yaml orders them. */
  readonly stores: readonly Store[];
  /** Where new secrets go when nothing else says so: the local store while the configuration is broken. */
  readonly defaultStore: string;
  /** Why only the local store is there although config.yaml is. */
  readonly problem: VaultError | undefined;
}

interface MadeStore {
  readonly key: string;
  readonly store: Store;
}

/**
 * The local store and those of the user's config.yaml, as that file is now. A store whose entry has not changed stays the
 * same object, with its connection and its sign-in; one that is gone, or changed, is disposed of. While the file is broken
 * none of them is given out, and each waits for the file to be mended.
 */
export class ConfiguredStores implements StoreSource, Disposable {
  readonly #options: ConfiguredStoresOptions;
  #read: { readonly version: string; readonly config: Result<UserConfig, VaultError> } | undefined;
  #made: ReadonlyMap<string, MadeStore> = new Map();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: ConfiguredStoresOptions) {
    this.#options = options;
  }

  async current(): Promise<readonly Store[]> {
    return (await this.list()).stores;
  }

  async problem(): Promise<VaultError | undefined> {
    return (await this.list()).problem;
  }

  /** One caller after the other: two at once would make each new store twice. */
  list(): Promise<StoreList> {
    const list = this.#turn.then(() => this.#list());
    this.#turn = list.catch(() => undefined);
    return list;
  }

  dispose(): void {
    for (const { store } of this.#made.values()) store.dispose();
    this.#made = new Map();
  }

  async #list(): Promise<StoreList> {
    const config = await this.#config();
    const { local } = this.#options;
    // Nothing is let go: somebody is typing, and a sign-in must not end with the half of a line.
    if (!config.ok) return { stores: [local], defaultStore: EMPTY_CONFIG.defaultStore, problem: config.error };
    return { stores: [local, ...await this.#make(config.value.stores)], defaultStore: config.value.defaultStore, problem: undefined };
  }

  /** In this order: a change between the two is noticed at the next look. */
  async #config(): Promise<Result<UserConfig, VaultError>> {
    const version = await this.#options.config.version();
    if (this.#read?.version !== version) this.#read = { version, config: await this.#options.config.read() };
    return this.#read.config;
  }

  async #make(entries: readonly StoreEntry[]): Promise<readonly Store[]> {
    const { maker } = this.#options;
    const before = this.#made;
    const after = new Map<string, MadeStore>();
    for (const entry of entries) {
      const key = await maker.keyOf(entry);
      const old = before.get(entry.name);
      after.set(entry.name, old?.key === key ? old : { key, store: await maker.make(entry) });
    }
    this.#made = after;
    for (const [name, { store }] of before) if (after.get(name)?.store !== store) store.dispose();
    return [...after.values()].map(({ store }) => store);
  }
}
