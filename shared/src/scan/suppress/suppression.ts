import type { Finding } from '../../core/model/finding';
import type { AcceptedFindings, FileAcceptance } from './accepted-findings';
import type { DetectionPolicy } from './detection-policy';
import type { MarkTool, SuppressionMark } from './marks';
import { SilencedRanges } from './silenced-ranges';

/** A finding that is real for the engine and silenced by somebody; reports count it. */
export interface SuppressedFinding<Found extends Finding = Finding> {
  readonly finding: Found;
  readonly by: SuppressionReason;
}

export type SuppressionReason =
  | { readonly kind: 'comment'; readonly tool: MarkTool; readonly line: number; readonly reason?: string }
  | { readonly kind: 'baseline' }
  | { readonly kind: 'allow-list'; readonly entry: number }
  /** Its rule is switched off here. */
  | { readonly kind: 'rule-off' }
  /** A configuration asks for more certainty than is usual. */
  | { readonly kind: 'too-unsure' };

/** Everything that may silence a finding. */
export interface SuppressionOptions {
  /** Comments in the document: ours and the peers'. On by default. */
  readonly comments?: boolean;
  readonly baseline?: AcceptedFindings;
  /** What configuration files say. */
  readonly policy?: DetectionPolicy;
}

export interface SuppressionInput<Found extends Finding = Finding> {
  readonly text: string;
  readonly path: string | undefined;
  readonly marks: readonly SuppressionMark[];
  /** What a baseline knows a finding by; asked only where there is one. */
  readonly valueOf: (finding: Found) => string | undefined;
}

/** Splits findings into those to report and those that something silences, in the order given. */
export function suppress<Found extends Finding>(
  findings: readonly Found[], input: SuppressionInput<Found>, options: SuppressionOptions,
): { readonly findings: readonly Found[]; readonly suppressed: readonly SuppressedFinding<Found>[] } {
  const ranges = new SilencedRanges(input.text, options.comments === false || findings.length === 0 ? [] : input.marks);
  const accepted = findings.length === 0 ? undefined : options.baseline?.inFile(input.path);
  const policy = findings.length === 0 ? undefined : options.policy?.inFile(input.path);
  const kept: Found[] = [];
  const suppressed: SuppressedFinding<Found>[] = [];
  for (const one of findings) {
    const finding = policy === undefined ? one : policy.graded(one);
    if (finding === undefined) continue;
    const by = byComment(finding, ranges) ?? policy?.silences(finding, input.text) ?? byBaseline(finding, input, accepted);
    if (by === undefined) kept.push(finding);
    else suppressed.push({ finding, by });
  }
  return { findings: kept, suppressed };
}

function byBaseline<Found extends Finding>(finding: Found, { valueOf }: SuppressionInput<Found>, accepted: FileAcceptance | undefined): SuppressionReason | undefined {
  const value = accepted === undefined ? undefined : valueOf(finding);
  return value !== undefined && accepted?.takes(finding.ruleId, value) === true ? { kind: 'baseline' } : undefined;
}

function byComment(finding: Finding, ranges: SilencedRanges): SuppressionReason | undefined {
  const range = ranges.first(finding);
  if (range === undefined) return undefined;
  const { mark: { tool, reason }, line } = range;
  return { kind: 'comment', tool, line, ...(reason === undefined ? {} : { reason }) };
}
