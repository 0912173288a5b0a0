import type { Disposable } from '../../../../shared/src/core/disposable';
import type { SecretMeta } from '../../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../../shared/src/core/model/secret-ref';
import { ok } from '../../../../shared/src/core/result';
import type { Listings } from '../../vault/listings';
import { isNear, levelOf } from '../../vault/listings';
import type { FollowedStore, StoreFollower } from '../store-follower';
import type { Words } from '../words';
import { secretFilter } from './filter';
import type { SecretFilter } from './filter';
import { folderLevel } from './folder-level';
import type { ItemView } from './item-view';
import type { EntryNode, PageNode, SecretNode, StoreNode, TreeNode } from './node';
import { storeOf } from './node';
import { itemView, tooltipLines } from './node-view';
import type { ViewFacts } from './node-view';
import { brokenConfig, empty, errorNotices, moreThanListed, nothingMatches, onlyOneWayIn, partlyFiltered, stateNotices } from './notices';
import { secretParts } from './secret-parts';

export interface SecretsTreePorts {
  readonly listings: Pick<Listings, 'level' | 'everything' | 'describe' | 'described' | 'seen'>;
  readonly follower: Pick<StoreFollower, 'show' | 'settled' | 'store' | 'stores' | 'problem'>;
  /** In an untrusted workspace no store is even asked for its state. */
  readonly isTrusted: () => boolean;
  readonly words: Words;
}

/**
 * Stores → folders → secrets → fields and versions. Names and metadata only, each asked for when somebody opens the line
 * above; no value is ever read. The same object always stands for the same store, as the editor asks for parts of a tree
 * by object.
 */
export class SecretsTree {
  readonly #ports: SecretsTreePorts;
  readonly #stores = new Map<string, StoreNode>();
  /** Lines that were drawn before anybody had asked what their secrets are. */
  readonly #bare = new WeakSet<TreeNode>();
  /** What the person opened and closed, by the ids of the lines: a filter takes lines away, and they come back as they were. */
  readonly #opened = new Map<string, boolean>();
  readonly #listeners = new Set<(node: TreeNode) => void>();
  #filter: SecretFilter | undefined;

  constructor(ports: SecretsTreePorts) {
    this.#ports = ports;
  }

  /** What the lines are filtered by. */
  get filter(): string | undefined {
    return this.#filter?.text;
  }

  /** Shows only what holds every word of `text`; everything for a text without a word. */
  filterBy(text: string): void {
    this.#filter = secretFilter(text, this.#ports.words.now);
  }

  /** Runs `listener` with each line of which more is known than when it was drawn. */
  onRedraw(listener: (node: TreeNode) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => { this.#listeners.delete(listener); } };
  }

  async children(node?: TreeNode): Promise<readonly TreeNode[]> {
    if (!this.#ports.isTrusted()) return [];
    switch (node?.kind) {
      case undefined: return this.#roots();
      case 'store': return this.#storeChildren(node.store);
      case 'folder': return this.#folderChildren(node.store, node.prefix);
      case 'page': return node.entries;
      case 'secret': return this.#secretChildren(node);
      case 'field':
      case 'version':
      case 'notice': return [];
    }
  }

  /** The line above; undefined above a store. The editor asks for it when it shall show a line that nobody opened yet. */
  async parent(node: TreeNode): Promise<TreeNode | undefined> {
    switch (node.kind) {
      case 'store': return undefined;
      case 'notice': return this.storeNode(node.store);
      case 'page': return this.#folderNode(node.store, node.prefix);
      case 'folder': return this.#levelOf(node.store, node.prefix.slice(0, -1), node);
      case 'secret': return this.#levelOf(node.ref.store, node.ref.path, node);
      case 'field':
      case 'version': return { kind: 'secret', ref: node.ref, meta: node.meta };
    }
  }

  /** The line of a store; undefined where it has none. */
  storeNode(store: string): StoreNode | undefined {
    return this.#stores.get(store);
  }

  secretNode(ref: SecretRef): SecretNode {
    return { kind: 'secret', ref };
  }

  view(node: TreeNode): ItemView {
    const facts = this.#facts(node);
    if (node.kind === 'secret' && facts.meta === undefined) this.#bare.add(node);
    const view = itemView(node, facts, this.#ports.words);
    const isOpened = view.expands === 'no' ? undefined : this.#opened.get(view.id);
    return isOpened === undefined ? view : { ...view, expands: isOpened ? 'expanded' : 'collapsed' };
  }

  /** The person opened or closed a line. */
  remember(node: TreeNode, isOpen: boolean): void {
    this.#opened.set(this.view(node).id, isOpen);
  }

  /** What the store says of a secret is asked for where nobody has yet. */
  async tooltip(node: TreeNode): Promise<readonly string[]> {
    if (node.kind === 'secret' && this.#metaOf(node) === undefined && this.#ports.isTrusted()) {
      await this.#ports.listings.describe(node.ref.store, node.ref.path);
    }
    return tooltipLines(node, this.#facts(node), this.#ports.words);
  }

  async #roots(): Promise<readonly TreeNode[]> {
    const { follower, words: { t } } = this.#ports;
    await follower.show();
    const { stores, problem } = follower;
    const broken = problem === undefined ? [] : [brokenConfig(problem, t)];
    this.#keepNodes(stores);
    // Nothing at all makes the view say how to begin.
    if (stores.every(({ status }) => status?.state === 'missing')) return broken;
    return [...broken, ...this.#stores.values()];
  }

  #keepNodes(stores: readonly FollowedStore[]): void {
    const before = new Map(this.#stores);
    this.#stores.clear();
    for (const { identity: { name } } of stores) this.#stores.set(name, before.get(name) ?? { kind: 'store', store: name });
  }

  async #storeChildren(name: string): Promise<readonly TreeNode[]> {
    const { follower, words: { t } } = this.#ports;
    const store = await follower.settled(name);
    if (store === undefined) return [];
    const { status } = store;
    if (status === undefined) return errorNotices(name, { kind: 'unreachable', store: name, code: 'no answer' }, t);
    if (status.state !== 'ready') return stateNotices(status, t);
    const warning = status.waysIn?.length === 1 && this.#filter === undefined ? [onlyOneWayIn(name, t)] : [];
    return [...warning, ...await this.#level(store, '')];
  }

  async #folderChildren(name: string, prefix: string): Promise<readonly TreeNode[]> {
    const store = this.#ports.follower.store(name);
    return store === undefined ? [] : this.#level(store, prefix);
  }

  async #level({ identity }: FollowedStore, prefix: string): Promise<readonly TreeNode[]> {
    const { listings, words: { t } } = this.#ports;
    const store = identity.name;
    if (this.#filter !== undefined) return this.#filteredLevel(identity, prefix, this.#filter);
    const listed = await listings.level(identity, prefix);
    if (!listed.ok) return errorNotices(store, listed.error, t, prefix);
    const { entries, complete } = listed.value;
    if (prefix === '' && entries.length === 0) return [empty(store, t)];
    return [...folderLevel(store, prefix, entries), ...(complete ? [] : [moreThanListed(store, prefix, t)])];
  }

  async #filteredLevel(identity: FollowedStore['identity'], prefix: string, filter: SecretFilter): Promise<readonly TreeNode[]> {
    const { listings, words: { t } } = this.#ports;
    const store = identity.name;
    const listed = isNear(identity) ? await listings.everything(store) : undefined;
    if (listed?.ok === false) return errorNotices(store, listed.error, t, prefix);
    const { entries, whole } = listings.seen(store);
    const level = levelOf(entries.filter((entry) => filter.matches(entry)), prefix);
    if (prefix !== '') return folderLevel(store, prefix, level);
    if (level.length === 0) return [nothingMatches(store, whole, t)];
    return [...folderLevel(store, prefix, level), ...(whole ? [] : [partlyFiltered(store, t)])];
  }

  async #secretChildren(node: SecretNode): Promise<readonly TreeNode[]> {
    const { listings, follower, words: { t } } = this.#ports;
    const { store, path } = node.ref;
    const known = this.#metaOf(node);
    const described = known === undefined ? await listings.describe(store, path) : ok(known);
    if (!described.ok) return errorNotices(store, described.error, t, path);
    if (this.#bare.delete(node)) for (const listener of this.#listeners) listener(node);
    return secretParts(node, described.value, follower.store(store)?.identity.capabilities, t);
  }

  /** Where the level of a path is shown: in its folder, or in the page of it that has the line. */
  async #levelOf(store: string, path: string, line: EntryNode): Promise<TreeNode | undefined> {
    const prefix = path.slice(0, path.lastIndexOf('/') + 1);
    const followed = this.#ports.follower.store(store);
    const level = followed === undefined ? [] : await this.#level(followed, prefix);
    const page = level.find((node): node is PageNode => node.kind === 'page' && node.entries.some((entry) => isSameLine(entry, line)));
    return page ?? this.#folderNode(store, prefix);
  }

  #folderNode(store: string, prefix: string): TreeNode | undefined {
    return prefix === '' ? this.storeNode(store) : { kind: 'folder', store, prefix };
  }

  #facts(node: TreeNode): ViewFacts {
    return {
      store: this.#ports.follower.store(storeOf(node)), filter: this.#filter?.text, meta: node.kind === 'secret' ? this.#metaOf(node) : undefined,
    };
  }

  #metaOf({ ref, meta }: SecretNode): SecretMeta | undefined {
    return meta ?? this.#ports.listings.described(ref.store, ref.path);
  }
}

function isSameLine(one: EntryNode, other: EntryNode): boolean {
  if (one.kind === 'folder') return other.kind === 'folder' && one.prefix === other.prefix;
  return other.kind === 'secret' && one.ref.path === other.ref.path;
}
