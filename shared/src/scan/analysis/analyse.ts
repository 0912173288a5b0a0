import { makeChecks } from './checks/registry';
import type { FoundPattern } from './found-pattern';
import type { Proceed } from './flow/executor';
import { readProgram, type ReadingRequest } from './flow/read-program';
import { weighedByPlace } from './weighed-by-place';

/** What is analysed, and how long that may take. */
export interface AnalysisRequest extends ReadingRequest {
  /** Relative path with forward slashes. */
  readonly path?: string;
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
}

export interface AnalysisResult {
  /** Sorted by position. */
  readonly findings: readonly FoundPattern[];
  /** False when the time ran out or nobody wanted the rest. */
  readonly complete: boolean;
}

/** Finds unsafe patterns in one text. Pure but for the clock; a text with mistakes is analysed as far as it can be read. */
export function analyse(request: AnalysisRequest): AnalysisResult {
  const end = request.now() + request.maxMilliseconds;
  const proceed: Proceed = () => request.now() <= end && request.isCancelled?.() !== true;
  if (request.knownValues.length === 0 && !request.language.libraries.isInteresting(request.text)) return { findings: [], complete: true };
  const reading = readProgram(request, proceed);
  if (reading === undefined) return { findings: [], complete: false };
  const found: FoundPattern[] = [];
  const checks = makeChecks({ text: request.text, language: request.language, report: (finding) => { found.push(finding); } });
  reading.walk(checks);
  return { findings: weighedByPlace(inOrder(found), request.path), complete: proceed() };
}

function inOrder(findings: readonly FoundPattern[]): readonly FoundPattern[] {
  const unique = new Map(findings.map((finding) => [`${finding.ruleId} ${finding.span.start} ${finding.span.end}`, finding]));
  return [...unique.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
