import type { Finding } from '../../core/model/finding';
import type { AcceptedFindings, FileAcceptance } from './accepted-findings';
import type { DetectionPolicy } from './detection-policy';
import type { MarkTool, SuppressionMark } from './marks';

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
  const ranges = options.comments === false || findings.length === 0 ? [] : silencedRanges(input.text, input.marks);
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

function byComment(finding: Finding, ranges: readonly SilencedRange[]): SuppressionReason | undefined {
  const range = ranges.find(({ start, end, mark }) =>
    finding.span.start < end && start < finding.span.end
    && (mark.rules.length === 0 || mark.rules.includes(finding.ruleId)));
  if (range === undefined) return undefined;
  const { mark: { tool, reason }, line } = range;
  return { kind: 'comment', tool, line, ...(reason === undefined ? {} : { reason }) };
}

interface SilencedRange {
  readonly start: number;
  readonly end: number;
  readonly mark: SuppressionMark;
  /** The mark's own line, from 1. */
  readonly line: number;
}

function silencedRanges(text: string, marks: readonly SuppressionMark[]): readonly SilencedRange[] {
  const lines = new LineCounter(text);
  const ordered = [...marks].sort((a, b) => a.span.start - b.span.start);
  return ordered.flatMap((mark, index): SilencedRange[] => {
    const line = lines.lineOf(mark.span.start);
    switch (mark.scope) {
      case 'line':
        return [{ start: lineStart(text, mark.span.start), end: lineEnd(text, mark.span.start), mark, line }];
      case 'next-line': {
        const start = nextLineStart(text, mark.span.start);
        return [{ start, end: lineEnd(text, start), mark, line }];
      }
      case 'block-start': {
        const closing = ordered.slice(index + 1).find(({ scope, tool }) => scope === 'block-end' && tool === mark.tool);
        return [{ start: mark.span.start, end: closing?.span.start ?? text.length, mark, line }];
      }
      case 'block-end':
        return [];
    }
  });
}

/** Line numbers of ascending offsets in one pass. */
class LineCounter {
  readonly #text: string;
  #offset = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  lineOf(offset: number): number {
    while (this.#offset < offset) {
      const next = nextLineStart(this.#text, this.#offset);
      if (next > offset || next === this.#offset) break;
      this.#offset = next;
      this.#line++;
    }
    return this.#line;
  }
}

export function lineStart(text: string, offset: number): number {
  let index = offset;
  while (index > 0 && !isLineBreak(text.charCodeAt(index - 1))) index--;
  return index;
}

export function lineEnd(text: string, offset: number): number {
  let index = offset;
  while (index < text.length && !isLineBreak(text.charCodeAt(index))) index++;
  return index;
}

/** The start of the line after the one of `offset`, or the end of the text. CR LF is one line break. */
export function nextLineStart(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (end === text.length) return end;
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
