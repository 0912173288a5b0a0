import type { DecodingChain } from '../../core/decode/chain';
import type { Evidence, RelatedPlace, RuleId, Severity } from '../../core/model/finding';
import type { SecretType } from '../../core/model/secret-type';
import type { Span } from '../../core/model/span';

/** Something that may be a secret, scored and not yet judged: what a detector gives to the engine. */
export interface Candidate {
  readonly ruleId: RuleId;
  readonly secretType: SecretType;
  /** Exactly the value. */
  readonly span: Span;
  /** All text that was looked at to find it; a change outside cannot alter it. */
  readonly reach: Span;
  readonly decoding: DecodingChain;
  /** The value after `decoding`; it stays inside the engine and goes into the fingerprint only. */
  readonly value: string;
  /** Which of two candidates for one value is kept: the form that names its vendor beats a generic one. */
  readonly specificity: Specificity;
  readonly evidence: readonly Evidence[];
  /** Offline proof: a checksum or a structure that does not come about by chance. */
  readonly proved: boolean;
  readonly confidence: number;
  /** The most that it is reported as, where it is not the rule that says so. */
  readonly ceiling?: Severity;
  /** Other parts of the same credential, all within `reach`. */
  readonly related?: readonly RelatedPlace[];
}

/** 3: the value's own form names the vendor. 2: the vendor's name beside it. 1: a place such as a URL or header. 0: a name and a value. */
export type Specificity = 0 | 1 | 2 | 3;

/** Where a value was looked for and why nothing was reported, for `explain`. */
export interface Rejection {
  readonly span: Span;
  readonly reason: RejectionReason;
}

/** The closed list of reasons for which a place that looked interesting gave no candidate at all. */
export type RejectionReason =
  | 'no-assignment' | 'name-means-no-secret' | 'value-is-expression' | 'value-is-call' | 'value-is-lookup' | 'value-is-template'
  | 'value-empty' | 'value-too-short' | 'value-is-prose'
  | 'pattern-did-not-match';

/** Where detectors put what they found. A bulk scan ignores rejections; `explain` keeps them. */
export interface CandidateSink {
  candidate(candidate: Candidate): void;
  rejected(reason: RejectionReason, span: Span): void;
}
