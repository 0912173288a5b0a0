import { describe, describeInOneLine } from '../../../../shared/src/core/messages/describe';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import type { StoreStatus } from '../../../../shared/src/secrets/store';
import type { Translate } from '../../prompts/translate';
import type { Listings } from '../../vault/listings';
import { problemOf } from '../status';
import { folderLevel } from './folder-level';
import { itemView, tooltipLines } from './item-view';
import type { ItemView } from './item-view';
import type { FieldNode, NoticeNode, SecretNode, StoreNode, TreeNode } from './node';

export interface SecretsTreePorts {
  readonly listings: Pick<Listings, 'stores' | 'list'>;
  /** In an untrusted workspace no store is even asked for its state. */
  readonly isTrusted: () => boolean;
  readonly t: Translate;
}

/**
 * Stores → folders → secrets. Names and metadata only, each store listed when it is opened; no value is ever read.
 * The same object always stands for the same store, as the editor asks for parts of a tree by object.
 */
export class SecretsTree {
  readonly #ports: SecretsTreePorts;
  #statuses: ReadonlyMap<string, StoreStatus> = new Map();
  #stores: readonly StoreNode[] = [];

  constructor(ports: SecretsTreePorts) {
    this.#ports = ports;
  }

  async children(node?: TreeNode): Promise<readonly TreeNode[]> {
    if (!this.#ports.isTrusted()) return [];
    switch (node?.kind) {
      case undefined: return this.#roots();
      case 'store': return this.#storeChildren(node.store);
      case 'folder': return this.#level(node.store, node.prefix);
      case 'page': return node.entries;
      case 'secret': return fields(node);
      case 'field':
      case 'notice': return [];
    }
  }

  view(node: TreeNode): ItemView {
    const store = 'ref' in node ? node.ref.store : node.store;
    return itemView(node, this.#statuses.get(store), this.#ports.t);
  }

  tooltip(node: TreeNode): readonly string[] {
    return tooltipLines(node, this.#ports.t);
  }

  async #roots(): Promise<readonly TreeNode[]> {
    const statuses = await this.#ports.listings.stores();
    this.#statuses = new Map(statuses.map((status) => [status.name, status]));
    // Nothing at all makes the view say how to begin.
    if (statuses.every(({ state }) => state === 'missing')) return [];
    this.#stores = statuses.map(({ name }) => this.#stores.find(({ store }) => store === name) ?? { kind: 'store', store: name });
    return this.#stores;
  }

  async #storeChildren(store: string): Promise<readonly TreeNode[]> {
    const status = this.#statuses.get(store);
    if (status === undefined) return [];
    if (status.state !== 'ready') return [this.#stateNotice(status)];
    const { waysIn } = status;
    const warning = waysIn?.length === 1 ? [this.#onlyOneWayIn(store)] : [];
    return [...warning, ...await this.#level(store, '')];
  }

  async #level(store: string, prefix: string): Promise<readonly TreeNode[]> {
    const listed = await this.#ports.listings.list(store);
    if (!listed.ok) return [errorNotice(store, listed.error)];
    const metas = listed.value.entries.flatMap((entry) => (entry.kind === 'secret' && entry.meta !== undefined ? [entry.meta] : []));
    if (prefix === '' && metas.length === 0) return [this.#empty(store)];
    return folderLevel(store, prefix, metas);
  }

  #stateNotice(status: StoreStatus): NoticeNode {
    const { name, state } = status;
    const { t } = this.#ports;
    if (state === 'locked') {
      return {
        kind: 'notice', store: name, label: t('Unlock {0}…', name), icon: 'lock', command: 'keyward.unlock',
        detail: t('The vault is locked: its names are hidden as well.'),
      };
    }
    if (state === 'missing') {
      return {
        kind: 'notice', store: name, label: t('Create {0}…', name), icon: 'info', command: 'keyward.createVault',
        detail: t('The first "Move to vault" makes it as well.'),
      };
    }
    return errorNotice(name, problemOf(status));
  }

  #onlyOneWayIn(store: string): NoticeNode {
    const { t } = this.#ports;
    return {
      kind: 'notice', store, label: t('Save a recovery code…'), hint: t('only one way in'), icon: 'warning',
      command: 'keyward.saveRecoveryCode', detail: t('If the keychain or the password is lost, so are the secrets.'),
    };
  }

  #empty(store: string): NoticeNode {
    const { t } = this.#ports;
    return {
      kind: 'notice', store, label: t('No secrets yet'), icon: 'info',
      detail: t('Use "Move to vault" on a finding in your code.'),
    };
  }
}

function fields({ ref, meta }: SecretNode): readonly FieldNode[] {
  return meta.fields.map((field) => ({ kind: 'field', ref: { ...ref, field }, meta }));
}

function errorNotice(store: string, error: VaultError): NoticeNode {
  const { what, next } = describe(error);
  return { kind: 'notice', store, label: what, hint: next, icon: 'error', detail: describeInOneLine(error) };
}
