import type { PatternFinding } from '../../core/model/finding';
import { contains, type Span } from '../../core/model/span';
import type { ScanDocument } from '../document';
import { DEFAULT_MIN_CONFIDENCE, type ScanOptions, type ScanResult } from '../engine';
import { suppress, type SuppressedFinding } from '../suppress/suppression';
import type { FoundPattern } from './found-pattern';
import { lineIdentity } from './line-identity';

/** What decides which patterns are findings; it means the same as for secrets. */
export type PatternOptions = Pick<ScanOptions, 'fingerprint' | 'minConfidence' | 'suppression'>;

/** What the search for secrets gave for the same text: which values are known, and which comments silence what. */
export type SecretsInText = Pick<ScanResult, 'findings' | 'suppressed' | 'marks'>;

export interface ConcludedPatterns {
  readonly findings: readonly PatternFinding[];
  readonly suppressed: readonly SuppressedFinding<PatternFinding>[];
}

/** Makes findings of patterns, with fingerprints, and leaves out what is told already or what somebody silenced. */
export function concludePatterns(
  { text, path }: Omit<ScanDocument, 'languageId'>, patterns: readonly FoundPattern[], { findings, suppressed, marks }: SecretsInText, options: PatternOptions,
): ConcludedPatterns {
  if (patterns.length === 0) return { findings: [], suppressed: [] };
  const values = [...findings, ...suppressed.map(({ finding }) => finding)].map(({ span }) => span);
  const identityOf = (pattern: FoundPattern): string => lineIdentity(text, pattern, values);
  const least = options.minConfidence ?? DEFAULT_MIN_CONFIDENCE;
  const all = patterns.filter(({ span, confidence }) => confidence >= least && !isToldAlready(span, values)).map((pattern): PatternFinding => ({
    kind: 'pattern', ...pattern, fingerprint: options.fingerprint(identityOf(pattern), pattern.ruleId),
  }));
  return suppress(all, { text, path, marks, valueOf: identityOf }, options.suppression ?? {});
}

/** A pattern that is nothing but a literal which the detector reports, or which somebody silenced, would be a second finding of one value. */
function isToldAlready(span: Span, values: readonly Span[]): boolean {
  return values.some((value) => contains(span, value) && length(span) - length(value) <= QUOTES);
}

/** The most that stands around a literal's text: a prefix, and three quotes on both sides. */
const QUOTES = 8;

function length({ start, end }: Span): number {
  return end - start;
}
