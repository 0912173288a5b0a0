import type { SecretMeta, VersionMeta } from '../../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import type { CommandId } from '../../commands/command-id';

/** One line of the Secrets view. Plain data without any value; a command gets it as its argument. */
export type TreeNode = StoreNode | FolderNode | PageNode | SecretNode | FieldNode | VersionNode | NoticeNode;

export interface StoreNode {
  readonly kind: 'store';
  readonly store: string;
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly store: string;
  /** With a slash at its end. */
  readonly prefix: string;
}

/** A part of a level that has too many entries for one list. */
export interface PageNode {
  readonly kind: 'page';
  readonly store: string;
  /** The folder that it is a part of. */
  readonly prefix: string;
  readonly entries: readonly EntryNode[];
}

/** What a level is made of. */
export type EntryNode = FolderNode | SecretNode;

export interface SecretNode {
  readonly kind: 'secret';
  /** Its field is the one field, or the first; a guess as long as nobody has asked the store for `meta`. */
  readonly ref: SecretRef;
  readonly meta?: SecretMeta;
  /** Another name beside it looks the same to a hurried reader. */
  readonly looksLikeAnother?: true;
}

/** One of several. */
export interface FieldNode {
  readonly kind: 'field';
  readonly ref: SecretRef;
  readonly meta: SecretMeta;
}

export interface VersionNode {
  readonly kind: 'version';
  /** Pinned to the version. */
  readonly ref: SecretRef;
  readonly meta: SecretMeta;
  readonly version: VersionMeta;
  /** The newest version that there is: rolling back is refused where it is not that any more. */
  readonly newest: number;
}

/** A state of a store, or a step that leads out of it. */
export interface NoticeNode {
  readonly kind: 'notice';
  /** Empty for what is about no single store. */
  readonly store: string;
  /** Tells notices of one place apart. */
  readonly key: string;
  readonly label: string;
  /** A few words beside the label. */
  readonly hint?: string;
  readonly detail: string;
  readonly icon: NoticeIcon;
  readonly command?: CommandId;
  /** What the command is about; the store where it is left out. */
  readonly argument?: { readonly ref: SecretRef };
  /** Why, for those who want to show it whole. */
  readonly error?: VaultError;
}

export type NoticeIcon = 'lock' | 'warning' | 'error' | 'info' | 'refresh' | 'sign-in' | 'add' | 'go-to-file' | 'discard' | 'filter';

export function storeOf(node: TreeNode): string {
  return 'ref' in node ? node.ref.store : node.store;
}
