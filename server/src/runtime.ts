import type { Disposable } from '../../shared/src/core/disposable';
import type { RuleId } from '../../shared/src/core/model/finding';
import type { GitOptions } from '../../shared/src/host/git/git';
import type { DetectionFiles } from '../../shared/src/sources/load-detection';
import type { PatternSource } from '../../shared/src/sources/patterns/pattern-source';
import type { WorkerScript } from '../../shared/src/sources/worker-pool';

/** What the server needs of the machine. `main.ts` gives the real one, tests their own. */
export interface ServerRuntime {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly after: (milliseconds: number, action: () => void) => Disposable;
  /** The page that a diagnostic's code links to. */
  readonly rulePage: (ruleId: RuleId) => string;
  /** Where this user's own configuration of detection lies. */
  readonly userDetection?: DetectionFiles['user'];
  /** Where unsafe patterns of open documents are looked for; without it only secrets are found. */
  readonly patterns?: PatternSource;
  /** The folder with the grammars, for scans of whole folders. */
  readonly grammars?: string;
  /** With it, scans of whole folders ask git for tracked files that a rule hides. */
  readonly git?: Omit<GitOptions, 'executable'>;
  /** Threads for scans of whole folders; without them these happen between messages. */
  readonly workers?: { readonly script: WorkerScript; readonly threads: number };
}
