import type { SecretMeta } from '../../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../../shared/src/core/model/secret-ref';
import type { CommandId } from '../../commands/command-id';

/** One line of the Secrets view. Plain data without any value; a command gets it as its argument. */
export type TreeNode = StoreNode | FolderNode | PageNode | SecretNode | FieldNode | NoticeNode;

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

/** A part of a folder that has too many entries for one list. */
export interface PageNode {
  readonly kind: 'page';
  readonly store: string;
  readonly prefix: string;
  readonly entries: readonly (FolderNode | SecretNode)[];
}

export interface SecretNode {
  readonly kind: 'secret';
  readonly ref: SecretRef;
  readonly meta: SecretMeta;
}

export interface FieldNode {
  readonly kind: 'field';
  readonly ref: SecretRef;
  readonly meta: SecretMeta;
}

/** A state of a store, and the next step. */
export interface NoticeNode {
  readonly kind: 'notice';
  readonly store: string;
  readonly label: string;
  /** A few words beside the label. */
  readonly hint?: string;
  readonly detail: string;
  readonly icon: 'lock' | 'warning' | 'error' | 'info';
  readonly command?: CommandId;
}
