import type { VaultError } from '../../../../core/model/vault-error';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { BrowseDepth, Listing, StoreEntry } from '../../../store';
import { at } from '../transport/json/members';
import type { JsonMembers } from '../transport/json/json';
import type { KvMount } from './kv-mount';

/** How far a walk goes: a server may have more than anybody wants to look through at once. */
export interface BrowseLimits {
  readonly folders: number;
  readonly entries: number;
  /** Requests at a time. */
  readonly concurrency: number;
}

export const DEFAULT_BROWSE_LIMITS: BrowseLimits = { folders: 2_000, entries: 50_000, concurrency: 8 };

/** Names, level by level. The engine lists names only, and so nothing here reads a value. */
export class KvBrowser {
  readonly #mount: KvMount;
  readonly #limits: BrowseLimits;

  constructor(mount: KvMount, limits: BrowseLimits = DEFAULT_BROWSE_LIMITS) {
    this.#mount = mount;
    this.#limits = limits;
  }

  async browse(folder: string, depth: BrowseDepth): Promise<Result<Listing, VaultError>> {
    const listed = depth === 'level' ? await this.#level(folder) : await this.#walk(folder);
    if (!listed.ok) return listed;
    const { entries, complete } = listed.value;
    const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
    return ok({ entries: sorted.slice(0, this.#limits.entries), complete: complete && sorted.length <= this.#limits.entries });
  }

  async #level(folder: string): Promise<Result<Listing, VaultError>> {
    const answer = await this.#mount.list(folder);
    if (!answer.ok) return err(answer.error.error);
    if (answer.value.kind === 'not-found') return ok({ entries: [], complete: true });
    if (answer.value.kind !== 'ok') return err(this.#mount.error(answer.value, 'list', folder));
    return parseListing(answer.value.body, folder) ?? err({ kind: 'bad-answer', store: this.#mount.store, reason: 'unexpected' });
  }

  /** A folder below the first that may not be listed, or that no reference could name, is left out, and that is said. */
  async #walk(root: string): Promise<Result<Listing, VaultError>> {
    const secrets: StoreEntry[] = [];
    let [folders, asked, complete] = [[root], 0, true];
    while (folders.length > 0 && asked < this.#limits.folders && secrets.length <= this.#limits.entries) {
      const batch = folders.slice(0, Math.min(this.#limits.concurrency, this.#limits.folders - asked));
      folders = folders.slice(batch.length);
      asked += batch.length;
      for (const level of await Promise.all(batch.map((folder) => this.#level(folder)))) {
        if (!level.ok && (asked === 1 || !isLeftOut(level.error))) return level;
        complete &&= level.ok && level.value.complete;
        for (const entry of level.ok ? level.value.entries : []) {
          if (entry.kind === 'folder') folders.push(entry.path);
          else secrets.push(entry);
        }
      }
    }
    return ok({ entries: secrets, complete: complete && folders.length === 0 });
  }
}

/** Undefined where the answer has no names. A name that cannot be one segment of a path is left out, and that is said. */
function parseListing(body: JsonMembers, folder: string): Result<Listing, VaultError> | undefined {
  const keys = at(body, 'data', 'keys');
  if (!Array.isArray(keys)) return undefined;
  const entries = keys.filter(isKey).map((key): StoreEntry => ({ kind: key.endsWith('/') ? 'folder' : 'secret', path: folder + key }));
  return ok({ entries, complete: entries.length === keys.length });
}

function isLeftOut({ kind }: VaultError): boolean {
  return kind === 'forbidden' || kind === 'invalid-name';
}

function isKey(key: unknown): key is string {
  return typeof key === 'string' && /^[^/]+\/?$/.test(key) && !/^\.{1,2}\/?$/.test(key);
}
