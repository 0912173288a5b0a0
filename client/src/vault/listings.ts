import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import type { SecretService } from '../../../shared/src/secrets/service';
import type { BrowseDepth, Listing, SecretEntry, StoreEntry, StoreIdentity } from '../../../shared/src/secrets/store';
import { namesBelow } from '../../../shared/src/secrets/stores/names-below';

export type ListedStore = Pick<StoreIdentity, 'name' | 'type'>;

/** What is known of a store's names without asking it. `whole`: there are no others. */
export interface SeenEntries {
  readonly entries: readonly SecretEntry[];
  readonly whole: boolean;
}

/** A store on this machine is listed as a whole by one question; one behind a network only where somebody looks. */
export function isNear({ type }: Pick<StoreIdentity, 'type'>): boolean {
  return type === 'local' || type === 'keychain';
}

/** What the stores hold, asked once for everybody who shows it: each question to a store is a line in the audit log. */
export class Listings {
  readonly #service: Pick<SecretService, 'browse' | 'describe'>;
  readonly #stores = new Map<string, StoreAnswers>();

  constructor(service: Pick<SecretService, 'browse' | 'describe'>) {
    this.#service = service;
  }

  /** What lies directly under `folder`, which is empty or ends with a slash. */
  async level(store: ListedStore, folder: string): Promise<Result<Listing, VaultError>> {
    const answers = this.#of(store.name);
    if (!isNear(store) && answers.everything === undefined) return answers.browse(folder, 'level');
    const all = await answers.browse('', 'all');
    return all.ok ? ok({ entries: levelOf(all.value.entries, folder), complete: all.value.complete }) : all;
  }

  /** Every secret of the store. May take long for one behind a network. */
  everything(store: string): Promise<Result<Listing, VaultError>> {
    return this.#of(store).browse('', 'all');
  }

  describe(store: string, path: string): Promise<Result<SecretMeta, VaultError>> {
    return this.#of(store).describe(path);
  }

  /** Metadata of a secret that was asked for before. */
  described(store: string, path: string): SecretMeta | undefined {
    return this.#of(store).described(path);
  }

  seen(store: string): SeenEntries {
    return this.#of(store).seen();
  }

  /** The next question goes to this store again; with `path` only where it is about that secret or a folder that it is in. */
  forget(store: string, path?: string): void {
    if (path === undefined) this.#stores.delete(store);
    else this.#stores.get(store)?.forget(path);
  }

  #of(store: string): StoreAnswers {
    const known = this.#stores.get(store) ?? new StoreAnswers(store, this.#service);
    this.#stores.set(store, known);
    return known;
  }
}

/** The answers of one store since it was last forgotten. An error is an answer as well. */
class StoreAnswers {
  readonly #store: string;
  readonly #service: Pick<SecretService, 'browse' | 'describe'>;
  readonly #asked = new Map<string, Promise<Result<Listing, VaultError>>>();
  readonly #levels = new Map<string, Listing>();
  readonly #questions = new Map<string, Promise<Result<SecretMeta, VaultError>>>();
  readonly #metas = new Map<string, SecretMeta>();
  #everything: Listing | undefined;

  constructor(store: string, service: Pick<SecretService, 'browse' | 'describe'>) {
    this.#store = store;
    this.#service = service;
  }

  get everything(): Listing | undefined {
    return this.#everything;
  }

  browse(folder: string, depth: BrowseDepth): Promise<Result<Listing, VaultError>> {
    const key = keyOf(folder, depth);
    const asked = this.#asked.get(key) ?? this.#browse(folder, depth);
    this.#asked.set(key, asked);
    return asked;
  }

  describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    const asked = this.#questions.get(path) ?? this.#describe(path);
    this.#questions.set(path, asked);
    return asked;
  }

  described(path: string): SecretMeta | undefined {
    return this.#metas.get(path);
  }

  seen(): SeenEntries {
    const listed = this.#everything?.entries ?? [...this.#levels.values()].flatMap(({ entries }) => entries);
    const entries = listed.flatMap((entry) => (entry.kind === 'secret' ? [this.#withMeta(entry)] : []));
    return { entries, whole: this.#everything?.complete === true };
  }

  forget(path: string): void {
    this.#everything = undefined;
    this.#asked.delete(keyOf('', 'all'));
    for (const folder of foldersOf(path)) {
      this.#asked.delete(keyOf(folder, 'level'));
      this.#levels.delete(folder);
    }
    this.#questions.delete(path);
    this.#metas.delete(path);
  }

  async #browse(folder: string, depth: BrowseDepth): Promise<Result<Listing, VaultError>> {
    const listed = await this.#service.browse(this.#store, folder, depth);
    if (listed.ok && depth === 'all') this.#everything = listed.value;
    if (listed.ok && depth === 'level') this.#levels.set(folder, listed.value);
    return listed;
  }

  async #describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    const described = await this.#service.describe({ store: this.#store, path, field: DEFAULT_FIELD });
    if (described.ok) this.#metas.set(path, described.value);
    return described;
  }

  #withMeta(entry: SecretEntry): SecretEntry {
    const meta = entry.meta ?? this.#metas.get(entry.path);
    return meta === undefined ? entry : { ...entry, meta };
  }
}

/** What of these secrets lies directly under `folder`, and the folders there. */
export function levelOf(entries: readonly StoreEntry[], folder: string): readonly StoreEntry[] {
  const secrets = new Map(entries.flatMap((entry) => (entry.kind === 'secret' ? [[entry.path, entry]] : [])));
  return namesBelow(folder, secrets.keys(), 'level').map((name): StoreEntry =>
    name.kind === 'folder' ? { kind: 'folder', path: name.path } : secrets.get(name.path) ?? { kind: 'secret', path: name.path });
}

function keyOf(folder: string, depth: BrowseDepth): string {
  return `${depth} ${folder}`;
}

/** Every folder that a path is in: the outermost, which has no name, first. */
function foldersOf(path: string): readonly string[] {
  return ['', ...[...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1))];
}
