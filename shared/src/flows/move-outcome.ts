import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import type { LookupNote, RefusalReason, StoreOnlyReason } from '../scan/lookups/plan';
import type { BrokenManifest } from './manifest-file';
import type { HistoryAnswer } from './ports';
import type { NameTaken, SideFileError } from './side-files';

/** How a move ended, with everything that a user interface says about it. No member is the value. */
export type MoveOutcome =
  | Moved
  | { readonly kind: 'stored-only'; readonly secret: StoredSecret; readonly reason: StoreOnlyReason; readonly history: HistoryAnswer }
  /** The secret is in the store and stays there; the source still holds the literal. */
  | { readonly kind: 'kept'; readonly secret: StoredSecret; readonly reason: KeptReason }
  /** Nothing was stored and nothing was changed. */
  | { readonly kind: 'refused'; readonly refusal: MoveRefusal }
  | { readonly kind: 'failed'; readonly error: VaultError };

export interface Moved {
  readonly kind: 'moved';
  readonly secret: StoredSecret;
  /** The lookup's form without the name, as in the quick fix's title: `process.env`. */
  readonly form: string;
  readonly notes: readonly LookupNote[];
  readonly save: SaveOutcome;
  readonly history: HistoryAnswer;
}

/**
 * Whether the edited document is on disk. `was-dirty` had changes of its owner's before and is left for him to save;
 * `not-saved` could not be written.
 */
export type SaveOutcome = 'saved' | 'was-dirty' | 'not-saved';

/** What was stored, or found to be stored already. */
export interface StoredSecret {
  readonly name: string;
  readonly ref: SecretRef;
  /** An equal value was in the store already, and this reference points at it. */
  readonly reused: boolean;
  /** False where the store takes writes but does not let them be read back. */
  readonly verified: boolean;
  readonly manifest: string;
  /** The additive files that were written. */
  readonly wrote: readonly string[];
  /** `needs-allow`: the manifest asks for more than this user placed, so the whole of it still waits for his approval. */
  readonly approval: 'approved' | 'needs-allow';
}

export type KeptReason =
  | SideFileError
  | NameTaken
  /** The person did not accept a value that could not be read back. */
  | { readonly kind: 'not-verified' }
  /** The text went on changing under each plan. */
  | { readonly kind: 'text-moved' }
  /** The literal was taken away or became another value meanwhile. */
  | { readonly kind: 'literal-changed' }
  | { readonly kind: 'edit-failed' }
  /** How to take the edit back could not be written down. */
  | { readonly kind: 'not-recorded'; readonly error: VaultError }
  /** Something that a move needs ended meanwhile, such as the language server. `code` is the system's, where it has one. */
  | { readonly kind: 'interrupted'; readonly code: string }
  | { readonly kind: 'approval-failed'; readonly error: VaultError };

export type MoveRefusal =
  | BrokenManifest
  | { readonly kind: 'no-lookup'; readonly reason: RefusalReason }
  /** Only a store could take the value, and whether the folder's secrets hold it already may not be looked at yet. */
  | { readonly kind: 'manifest-not-approved'; readonly manifest: string }
  /** The value is not in the document any more. */
  | { readonly kind: 'gone' }
  /** The document is in no file and there is no one folder that it belongs to: nothing says where its manifest would be. */
  | { readonly kind: 'no-folder' }
  /** The text kept changing before the value could be read. */
  | { readonly kind: 'text-moved' }
  /** The source text is not what its language says it should be, so the value it stands for is not known. */
  | { readonly kind: 'not-decodable' }
  /** The source fixes the name (a `.env` line, a choice), and the manifest uses it for another secret. */
  | NameTaken
  /** The secret that was chosen holds another value than the literal. */
  | { readonly kind: 'other-value'; readonly ref: SecretRef };
