import assert from 'node:assert/strict';
import { Listings } from '../../../../client/src/vault/listings';
import type { TreeNode } from '../../../../client/src/views/secrets-tree/node';
import { SecretsTree } from '../../../../client/src/views/secrets-tree/secrets-tree';
import type { StoreChange } from '../../../../client/src/views/store-follower';
import { StoreFollower } from '../../../../client/src/views/store-follower';
import type { SecretMeta, VersionMeta } from '../../../../shared/src/core/model/secret-meta';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import type { Result } from '../../../../shared/src/core/result';
import { err, ok } from '../../../../shared/src/core/result';
import type { SecretService } from '../../../../shared/src/secrets/service';
import type { BrowseDepth, Listing, StoreEntry, StoreStatus } from '../../../../shared/src/secrets/store';
import { namesBelow } from '../../../../shared/src/secrets/stores/names-below';
import { t } from './recorded-dialogs';

export const NOW = Date.parse('2026-06-01T12:00:00.000Z');

export function meta(path: string, more: Partial<SecretMeta> = {}): SecretMeta {
  const created = '2026-01-02T03:04:05.000Z';
  return {
    store: 'local', path, fields: ['value'], type: 'api-key', tags: [], created, updated: created, versions: [version(1, 'current')], ...more,
  };
}

export function version(number: number, state: VersionMeta['state']): VersionMeta {
  return { version: number, created: `2026-01-0${number}T03:04:05.000Z`, state };
}

/** One store as a test sets it up, and changes it while the tree is open. */
export interface StoreSetUp {
  status: StoreStatus;
  secrets: readonly SecretMeta[];
  /** In place of a listing. */
  failure?: VaultError;
  complete?: boolean;
  /** Names only, as a server gives them: metadata is asked for one by one. */
  namesOnly?: boolean;
  /** The answer to a question about the state waits for this. */
  answer?: Promise<void>;
}

/** The Secrets view over stores that do what the test says, with every question to them. */
export class TreeWorld {
  readonly calls: string[] = [];
  readonly changes: StoreChange[] = [];
  readonly failures: unknown[] = [];
  readonly listings: Listings;
  readonly follower: StoreFollower;
  readonly tree: SecretsTree;
  readonly stores: StoreSetUp[];
  trusted = true;
  vaultVersion = '1';
  configVersion = '1';
  problem: VaultError | undefined;
  /** Milliseconds since the test began. */
  elapsed = 0;

  constructor(...stores: StoreSetUp[]) {
    this.stores = stores;
    const service = this.#service();
    const isTrusted = (): boolean => this.trusted;
    this.listings = new Listings(service);
    this.follower = new StoreFollower({
      service, isTrusted, now: () => this.elapsed,
      vaultVersion: () => Promise.resolve(this.vaultVersion),
      config: { version: () => Promise.resolve(this.configVersion), problem: () => Promise.resolve(this.problem) },
      failed: (error) => this.failures.push(error),
    });
    // As the surfaces do it.
    this.follower.onChange((change) => {
      this.changes.push(change);
      if (change.kind === 'stores') for (const gone of change.gone) this.listings.forget(gone);
      if (change.kind === 'contents') this.listings.forget(change.store);
    });
    const words = { t, date: (time: Date) => time.toISOString().slice(0, 10), now: () => NOW + this.elapsed };
    this.tree = new SecretsTree({ listings: this.listings, follower: this.follower, isTrusted, words });
  }

  /** The store of this name. */
  store(name: string): StoreSetUp {
    const found = this.stores.find(({ status }) => status.name === name);
    assert(found !== undefined, name);
    return found;
  }

  /** The line with this label at the end of a way of labels, each opened for the next one. */
  async line(...labels: readonly string[]): Promise<TreeNode> {
    let node: TreeNode | undefined;
    for (const label of labels) {
      const children: readonly TreeNode[] = await this.tree.children(node);
      const found: TreeNode | undefined = children.find((child) => this.tree.view(child).label === label);
      assert(found !== undefined, `${label} is not among ${children.map((child) => this.tree.view(child).label).join(', ')}`);
      node = found;
    }
    assert(node !== undefined);
    return node;
  }

  async labels(...way: readonly string[]): Promise<readonly string[]> {
    const children = await this.tree.children(way.length === 0 ? undefined : await this.line(...way));
    return children.map((child) => this.tree.view(child).label);
  }

  /** Questions since the last time. */
  asked(): readonly string[] {
    return this.calls.splice(0);
  }

  #service(): Pick<SecretService, 'configured' | 'status' | 'browse' | 'describe'> {
    return {
      configured: () => Promise.resolve(this.stores.map(({ status: { name, type, capabilities } }) => ({ name, type, capabilities }))),
      status: async (name) => {
        this.calls.push(`status ${name}`);
        const store = this.stores.find(({ status }) => status.name === name);
        await store?.answer;
        return store?.status;
      },
      browse: (name, folder = '', depth = 'all') => {
        this.calls.push(`${depth} ${name} ${folder}`.trimEnd());
        return Promise.resolve(listingOf(this.store(name), folder, depth));
      },
      describe: ({ store, path }) => {
        this.calls.push(`describe ${store} ${path}`);
        const found = this.store(store).secrets.find((secret) => secret.path === path);
        return Promise.resolve(found === undefined ? err({ kind: 'not-found', store, name: path }) : ok(found));
      },
    };
  }
}

function listingOf({ secrets, failure, complete = true, namesOnly }: StoreSetUp, folder: string, depth: BrowseDepth): Result<Listing, VaultError> {
  if (failure !== undefined) return err(failure);
  const byPath = new Map(secrets.map((secret) => [secret.path, secret]));
  const entries = namesBelow(folder, byPath.keys(), depth).map((name): StoreEntry => {
    const found = byPath.get(name.path);
    if (name.kind === 'folder') return { kind: 'folder', path: name.path };
    return found === undefined || namesOnly === true ? { kind: 'secret', path: name.path } : { kind: 'secret', path: name.path, meta: found };
  });
  return ok({ entries, complete });
}
