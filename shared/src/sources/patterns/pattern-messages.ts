import type { FixPlan } from '../../scan/analysis/fixes/fix';
import type { ScannedPatterns } from './pattern-scanner';
import type { FixQuestion, PatternQuestion } from './pattern-source';

/** What the thread is started with. */
export interface PatternWorkerStart {
  /** The folder with the grammars, absolute. */
  readonly grammars: string;
}

/** What the thread is asked, each with a number that its answer has, too. */
export type PatternWorkerRequest = FindRequest | FixesRequest;

export interface FindRequest extends Omit<PatternQuestion, 'signal'> {
  readonly kind: 'find';
  readonly id: number;
  /** One Int32; anything but 0 means stop. Shared memory reaches a thread that is busy, a message would not. */
  readonly cancelled: SharedArrayBuffer;
}

export interface FixesRequest extends FixQuestion {
  readonly kind: 'fixes';
  readonly id: number;
}

/** Places, names, rules and the edits that were asked for; nothing else of the text. */
export type PatternWorkerReply =
  | { readonly kind: 'find'; readonly id: number; readonly found: ScannedPatterns | undefined }
  | { readonly kind: 'fixes'; readonly id: number; readonly plan: FixPlan };
