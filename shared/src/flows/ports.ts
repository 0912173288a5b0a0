import type { Fingerprint, RuleId } from '../core/model/finding';
import type { LanguageId } from '../core/model/language-id';
import type { SecretRef } from '../core/model/secret-ref';
import type { Span, TextEdit } from '../core/model/span';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import type { LookupPlan, LookupStyle } from '../scan/lookups/plan';

/**
 * What the flows need of the world. The editor answers with documents and dialogs, the terminal with files and prompts;
 * tests with small real ones. No port but `Outlets` is ever given a value.
 */

/** One text that is open in an editor, or a file that stands for one. */
export interface SourceDocument {
  readonly uri: string;
  /** Absolute path, or undefined for an untitled document. */
  readonly file?: string;
  readonly languageId: LanguageId;
  readonly text: string;
  readonly version: number;
  /** Has changes that are not on disk. */
  readonly dirty: boolean;
}

export type ApplyOutcome = 'applied' | 'stale' | 'failed';

export interface Documents {
  open(uri: string): Promise<SourceDocument | undefined>;
  /**
   * Applies a single-file edit as one undo step. Compares `version` synchronously right before and answers `stale`
   * when the text has moved: an edit made for another version corrupts.
   */
  apply(uri: string, version: number, edits: readonly TextEdit[]): Promise<ApplyOutcome>;
  save(uri: string): Promise<boolean>;
  /** Resolves when the document was left alone for a moment: somebody is typing. */
  quiet(uri: string): Promise<void>;
}

/** Where the found value is, as a diagnostic says it. */
export interface FindingPlace {
  readonly uri: string;
  readonly version: number;
  readonly span: Span;
  readonly ruleId: RuleId;
  readonly fingerprint: Fingerprint;
}

/** Plans the edit; in the editor the language server does, as `keyward/planReplacement`. Carries no value. */
export interface Planner {
  plan(place: FindingPlace, name: string, style: LookupStyle): Promise<PlanReply>;
}

export type PlanReply =
  | { readonly kind: 'planned'; readonly version: number; readonly span: Span; readonly plan: LookupPlan }
  /** The value is no longer at that place, nor anywhere else in the document. */
  | { readonly kind: 'gone' };

/** The small text files beside the source: keyward.env, .env.example, .gitignore. */
export interface SideFiles {
  /** Undefined where there is none. Text as it would be saved, with unsaved changes of an open editor. */
  read(file: string): Promise<string | undefined>;
  /** Writes and saves; a file that was open with unsaved changes keeps these and is left unsaved. */
  write(file: string, text: string): Promise<Result<void, VaultError>>;
  /** The outermost folder that may be looked at from this file: the workspace folder, or the repository's root. */
  rootOf(file: string): Promise<string>;
}

/** Whether git still holds the old literal. Blobs are streamed and searched in this process. */
export interface History {
  contains(file: string, value: SecretValue): Promise<HistoryAnswer>;
}

export type HistoryAnswer = 'in-history' | 'not-in-history' | 'not-a-repository' | 'unknown';

/** References that this user placed in a folder, or approved there. Kept in user scope. */
export interface Approvals {
  /** `folder` is absolute and real (no symlinks left). */
  approved(folder: string): Promise<readonly SecretRef[]>;
  approve(folder: string, references: readonly SecretRef[]): Promise<Result<void, VaultError>>;
  withdraw(folder: string): Promise<Result<void, VaultError>>;
}

/** The final places a value may go to for a person. Implemented in client/platform and cli only. */
export interface Outlets {
  /** Shows it where no log, title or screen buffer keeps it, until the person closes it or the time is over. */
  reveal(ref: SecretRef, value: SecretValue): Promise<void>;
  copy(ref: SecretRef, value: SecretValue): Promise<void>;
}
