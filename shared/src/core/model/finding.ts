import type { DecodingChain } from '../decode/chain';
import type { WireRange } from '../protocol/wire-range';
import type { SecretType } from './secret-type';
import type { Span } from './span';

/** A stable rule name: `keyward/stripe-secret-key`. */
export type RuleId = `${string}/${string}`;

/** Keyed, truncated HMAC of a value, in lower-case hex. Useless without the key, which never leaves this user or baseline. */
export type Fingerprint = string;

/** Proved → error, likely → warning, weak → information. */
export type Severity = 'error' | 'warning' | 'information';

/** What the scanner reports: a value that should not be in the text, or code that lets one out. Neither carries a value. */
export type Finding = SecretFinding | PatternFinding;

export interface FindingFacts {
  readonly ruleId: RuleId;
  readonly span: Span;
  /** 0 to 1: about the share of findings with this figure that are true. */
  readonly confidence: number;
  readonly severity: Severity;
  /** Of a secret's value; of a pattern's rule and line, in which every value is masked. */
  readonly fingerprint: Fingerprint;
}

/** A value in the source text: `span` is exactly the value, without quotes, prefix or the rest of a URL. */
export interface SecretFinding extends FindingFacts {
  readonly kind: 'secret';
  readonly secretType: SecretType;
  /** How the source text of `span` becomes the value, as far as the detector had to decode to recognise it. */
  readonly decoding: DecodingChain;
  /** Why the score is what it is, in the closed vocabulary of the scoring table. */
  readonly evidence: readonly Evidence[];
  /** The other parts of the same credential, where they stand near by; absent for none. */
  readonly related?: readonly RelatedPlace[];
}

/** Code or a setting that is unsafe with secrets: `span` is the expression that is to be changed. */
export interface PatternFinding extends FindingFacts {
  readonly kind: 'pattern';
  /** The name in the source that gave it away; empty where the value itself did. */
  readonly word: string;
}

export function isSecret<Found extends Finding>(finding: Found): finding is Found & SecretFinding {
  return finding.kind === 'secret';
}

/** A part of a credential that is no secret by itself: who signs in, with which key, and where. */
export interface RelatedPlace {
  readonly role: CredentialRole;
  readonly span: Span;
}

/** Such a part with its place in lines, for those who no longer have the text. */
export interface LocatedPlace extends RelatedPlace {
  readonly range: WireRange;
}

export type CredentialRole = 'user' | 'identifier' | 'host';

/** One line of a score: which signal, and what it added to the log-odds. */
export interface Evidence {
  readonly signal: string;
  readonly weight: number;
}
