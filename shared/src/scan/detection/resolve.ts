import type { SecretFinding, Fingerprint, RuleId } from '../../core/model/finding';
import { overlaps, type Span } from '../../core/model/span';
import type { Candidate } from './candidate';
import type { SecretRuleDescription } from './rule-description';
import { joinHalves } from './credential-halves';
import { severityOf } from './score';

/** A value's fingerprint; the rule says whether a guess could find it. `Fingerprinter` is one that does not ask. */
export type FindingFingerprinter = (value: string, rule: RuleId) => Fingerprint;

/**
 * One finding a value: of candidates that overlap the more specific, then the surer, then the longer is kept. The result is
 * sorted by position.
 */
export function resolve(
  candidates: readonly Candidate[], descriptions: ReadonlyMap<RuleId, SecretRuleDescription>, fingerprint: FindingFingerprinter,
): readonly SecretFinding[] {
  const findings = groups(named(candidates).sort(byPosition)).flatMap(strongest).sort(byPosition).map((candidate) => ({
    kind: 'secret' as const,
    ruleId: candidate.ruleId,
    span: candidate.span,
    confidence: candidate.confidence,
    severity: severityOf(candidate.confidence, candidate.proved, descriptions.get(candidate.ruleId)?.severity ?? 'error', candidate.ceiling ?? 'error'),
    fingerprint: fingerprint(candidate.value, candidate.ruleId),
    secretType: candidate.secretType,
    decoding: candidate.decoding,
    evidence: candidate.evidence,
    ...(candidate.related === undefined ? {} : { related: candidate.related }),
  }));
  return joinHalves(findings, descriptions);
}

/**
 * Of vendor rules for exactly one value the one that also saw the vendor's name beside it knows more than one that saw the
 * value's form alone: many vendors write `sk-…`, only one is called so in the same line. Of two vendors' names the surer
 * rule's decides and never the order of the input, which a re-scan does not keep.
 */
function named(candidates: readonly Candidate[]): Candidate[] {
  const bySpan = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (candidate.specificity !== BESIDE_NAME) continue;
    const place = `${candidate.span.start}:${candidate.span.end}`;
    const known = bySpan.get(place);
    if (known === undefined || bySureness(candidate, known) < 0) bySpan.set(place, candidate);
  }
  return candidates.flatMap((candidate): Candidate[] => {
    const beside = bySpan.get(`${candidate.span.start}:${candidate.span.end}`);
    if (beside === undefined || candidate.specificity < BESIDE_NAME) return [candidate];
    return candidate === beside ? [{ ...candidate, specificity: OWN_FORM }] : [];
  });
}

const OWN_FORM = 3;
const BESIDE_NAME = 2;

/**
 * A vendor's mark in front of another form, such as `wrkaus-` before a JSON Web Token: the form with the mark says more
 * and is at least as sure as the other one, so that its length decides between them.
 */
function sureness(candidate: Candidate, group: readonly Candidate[]): number {
  const marked = group.filter((other) => candidate.specificity === OWN_FORM && other.specificity === OWN_FORM && marks(candidate.span, other.span));
  return marked.reduce((most, { confidence }) => Math.max(most, confidence), candidate.confidence);
}

function marks(outer: Span, inner: Span): boolean {
  return outer.end === inner.end && outer.start < inner.start && inner.start - outer.start <= LONGEST_MARK;
}

/** In UTF-16 code units; a longer beginning is not a mark but another value. */
const LONGEST_MARK = 16;

/** Runs of candidates that overlap directly or through others; the input is sorted by position. */
function groups(ordered: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const all: Candidate[][] = [];
  let end = -1;
  for (const candidate of ordered) {
    const open = all.at(-1);
    if (open !== undefined && candidate.span.start < end) open.push(candidate);
    else all.push([candidate]);
    end = Math.max(end, candidate.span.end);
  }
  return all;
}

function strongest(group: readonly Candidate[]): readonly Candidate[] {
  const ranked = group.map((candidate) => ({ candidate, sureness: sureness(candidate, group) })).sort(byStrength);
  const kept: Candidate[] = [];
  for (const { candidate } of ranked) {
    if (!kept.some((one) => overlaps(one.span, candidate.span))) kept.push(candidate);
  }
  return kept;
}

interface Ranked {
  readonly candidate: Candidate;
  readonly sureness: number;
}

function byStrength({ candidate: a, sureness: sureA }: Ranked, { candidate: b, sureness: sureB }: Ranked): number {
  return b.specificity - a.specificity || sureB - sureA || length(b) - length(a) || byPosition(a, b);
}

function bySureness(a: Candidate, b: Candidate): number {
  return b.confidence - a.confidence || byPosition(a, b);
}

function byPosition(a: Candidate, b: Candidate): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0)
    || a.reach.start - b.reach.start || a.reach.end - b.reach.end;
}

function length({ span }: Candidate): number {
  return span.end - span.start;
}
