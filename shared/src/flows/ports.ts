import type { ApprovalState, Approval, RequestedReference } from '../core/approval';
import type { Fingerprint, RuleId } from '../core/model/finding';
import type { LanguageId } from '../core/model/language-id';
import type { SecretRef } from '../core/model/secret-ref';
import type { SecretType } from '../core/model/secret-type';
import type { Span, TextEdit } from '../core/model/span';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import type { InsertionPlan } from '../scan/lookups/insert-lookup';
import type { LookupPlan, LookupStyle } from '../scan/lookups/plan';

/**
 * What the flows need of the world. The editor answers with documents and dialogs, the terminal with files and prompts;
 * tests with small real ones. No port but `Outlets`, and `MoveRecord` to seal code under it, is ever given a value.
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
  | {
      readonly kind: 'planned';
      readonly version: number;
      readonly span: Span;
      readonly plan: LookupPlan;
      /** What the rule says the value is for; `generic` where it is not known. */
      readonly secretType?: SecretType;
    }
  /** The value is no longer at that place, nor anywhere else in the document. */
  | { readonly kind: 'gone' };

/** Plans a lookup at a cursor; in the editor the language server does, as `keyward/planInsertion`. */
export interface InsertionPlanner {
  planInsertion(place: CursorPlace, name: string, style: LookupStyle): Promise<InsertionReply>;
}

export interface CursorPlace {
  readonly uri: string;
  /** The text that `offset` is of. Nothing tells where the cursor went in another one. */
  readonly version: number;
  readonly offset: number;
}

export type InsertionReply =
  | { readonly kind: 'planned'; readonly plan: InsertionPlan }
  /** The text is another one by now, or nobody has it open. */
  | { readonly kind: 'stale' };

/** The small text files beside the source: keyward.env, .env.example, .gitignore. */
export interface SideFiles {
  /**
   * Undefined where there is none. Text as it would be saved, with unsaved changes of an open editor. Rejects with the
   * system's error, and for a file that is no text.
   */
  read(file: string): Promise<string | undefined>;
  /**
   * Writes `after` and saves it, in the encoding that the file has, when the file still says `before` (undefined: is not
   * there). A file that was open with unsaved changes keeps these and is left unsaved.
   */
  write(file: string, before: string | undefined, after: string): Promise<Result<SideFileWrite, VaultError>>;
  /** The outermost folder that may be looked at from this file: the workspace folder, or the repository's root. */
  rootOf(file: string): Promise<string>;
  /** Where a document belongs that is in no file yet: the workspace's folder. Undefined where there is none, or several. */
  untitledFolder(): Promise<string | undefined>;
  /** The same folder, absolute and with every symbolic link resolved: what approvals are bound to. */
  realFolder(folder: string): Promise<string>;
}

/** `stale` when the file says something else than `before` by now: it was not written. */
export type SideFileWrite = 'written' | 'stale';

/** Whether git still holds the old literal. Blobs are streamed and searched in this process. */
export interface History {
  /** `sourceForm` is how the value stood in the source, where escapes make that another text. */
  contains(file: string, value: SecretValue, sourceForm?: SecretValue): Promise<HistoryAnswer>;
}

/** `asked-later` where several moves' values are searched for together when the last one is done. */
export type HistoryAnswer = 'in-history' | 'not-in-history' | 'not-a-repository' | 'unknown' | 'asked-later';

/**
 * What this user agreed to, by folder and set of requests; kept in user scope. `ApprovalBook` implements it over one
 * file for every program. `folder` is what `SideFiles.realFolder` answers.
 */
export interface Approvals {
  state(folder: string, requests: readonly RequestedReference[]): Promise<Result<ApprovalState, VaultError>>;
  /** From now on exactly these requests are approved for the folder; what was approved there before is not any more. */
  approve(folder: string, requests: readonly RequestedReference[]): Promise<Result<void, VaultError>>;
  withdraw(folder: string): Promise<Result<boolean, VaultError>>;
  list(): Promise<Result<readonly Approval[], VaultError>>;
}

/** Which references hold the value of a fingerprint, as far as Keyward itself stored it. `KnownValueBook` implements it. */
export interface KnownValues {
  find(fingerprint: Fingerprint): Promise<readonly SecretRef[]>;
  remember(fingerprint: Fingerprint, ref: SecretRef): Promise<void>;
  /** The other way round: for each secret, the fingerprints of the values that it was given, the newest last. */
  all(): Promise<readonly KnownValue[]>;
}

/** A secret that Keyward stored, and its values so far. */
export interface KnownValue {
  readonly ref: SecretRef;
  readonly fingerprints: readonly Fingerprint[];
}

/** One small file in the user's own folder. `update` is exclusive among processes and replaces the file at once. */
export interface UserFile {
  read(): Promise<Result<string | undefined, VaultError>>;
  /** `change` may be called again when another process was quicker; where it gives nothing, the file stays as it is. */
  update(change: (text: string | undefined) => string | undefined): Promise<Result<void, VaultError>>;
}

/**
 * Writes down how moves can be taken back, before they change anything. `UndoBook` implements it; the editor, whose own
 * undo does that, has none.
 */
export interface MoveRecorder {
  start(move: StartedMove): MoveRecord;
}

/** A move whose value is stored, and that has changed no file yet. */
export interface StartedMove {
  readonly name: string;
  readonly ref: SecretRef;
  /** Absolute path of the manifest that gets, or has, the name. */
  readonly manifest: string;
}

export interface MoveRecord {
  /** A file beside the source is going to gain text. `before` is undefined where it is not there yet. */
  addition(file: string, before: string | undefined, after: string): Promise<Result<void, VaultError>>;
  /** The source is going to be edited. Said again where the edit had to be planned again. */
  edit(source: RecordedSource, value: SecretValue): Promise<Result<void, VaultError>>;
}

export interface RecordedSource {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** Where the value stands in `text`. */
  readonly secret: Span;
}

/** How a vault's owner is asked. Each answer is undefined when it was cancelled, or when nobody can be asked here. */
export interface VaultPrompts {
  password(request: PasswordRequest): Promise<SecretValue | undefined>;
  recoveryCode(store: string, problem: VaultError | undefined): Promise<SecretValue | undefined>;
  /** Whether a recovery code should be made now. */
  wantsRecoveryCode(store: string): Promise<boolean>;
  /** Shows the new code. True only when the person says that it is saved. */
  saveRecoveryCode(store: string, code: SecretValue): Promise<boolean>;
}

export interface PasswordRequest {
  /** `new` is asked for twice by the prompt itself. */
  readonly kind: 'unlock' | 'new';
  readonly store: string;
  /** Why it is asked (again): a wrong password, a weak one, a machine without keyring. */
  readonly problem: VaultError | undefined;
}

/** Makes a store ready before it is needed: set up on first use, unlocked later. `openStore` implements it. */
export type StoreOpener = (store: string) => Promise<Result<void, VaultError>>;

/** The final places a value may go to for a person. Implemented in client/platform and cli only. */
export interface Outlets {
  /** Shows it where no log, title or screen buffer keeps it, until the person closes it or the time is over. */
  reveal(ref: SecretRef, value: SecretValue): Promise<void>;
  copy(ref: SecretRef, value: SecretValue): Promise<void>;
}

/**
 * Starts the program of `run` with these variables added to its environment, never through a shell, and answers when it
 * runs. It takes what it needs of the values before its first await: they are disposed of then.
 */
export type ChildLauncher = (variables: ReadonlyMap<string, SecretValue>) => Promise<Result<StartedProgram, LaunchFailure>>;

/** A program that runs. */
export interface StartedProgram {
  /** Its exit code, when it has ended. */
  readonly ended: Promise<number>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

export type LaunchFailure =
  /** `code` is the system's: ENOENT, EACCES, E2BIG. */
  | { readonly kind: 'not-started'; readonly code: string }
  /** The runtime was told to print what it starts, which would show the values. */
  | { readonly kind: 'debug-output' }
  | { readonly kind: 'value-too-large' | 'value-has-nul' | 'value-not-text' | 'value-too-short'; readonly name: string };
