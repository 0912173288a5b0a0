import type { Disposable } from '../../core/disposable';
import type { PatternFinding } from '../../core/model/finding';
import type { LookupStyle } from '../../core/model/lookup-words';
import type { Span } from '../../core/model/span';
import type { FixPlan } from '../../scan/analysis/fixes/fix';
import type { ScanDocument } from '../../scan/document';
import type { ScannedPatterns } from './pattern-scanner';

/** A search in one text, and how it ends before it has everything. */
export interface PatternQuestion {
  readonly document: ScanDocument;
  /** Where the detector found values. */
  readonly knownValues: readonly Span[];
  readonly maxMilliseconds: number;
  readonly signal: AbortSignal;
}

/** A pattern that `find` gave, in the very text that it was found in. */
export interface FixQuestion extends Omit<PatternQuestion, 'signal'> {
  readonly finding: PatternFinding;
  /** How lookups of the environment are written. */
  readonly style: LookupStyle;
}

/** Where unsafe patterns are looked for. */
export interface PatternSource extends Disposable {
  /** It failed too often and answers nothing any more: what is asked from now on has no patterns. */
  readonly hasGivenUp: boolean;
  /** Undefined for a language without patterns, and where nobody wants the answer any more. */
  find(question: PatternQuestion): Promise<ScannedPatterns | undefined>;
  /** What can be done about one; refused where it cannot be said. */
  fixes(question: FixQuestion): Promise<FixPlan>;
}
