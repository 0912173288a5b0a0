import type { RuleId } from '../../../core/model/finding';
import type { Span } from '../../../core/model/span';
import { makeChecks } from '../checks/registry';
import type { Check, Place, SinkEvent } from '../flow/check';
import type { Reading } from '../flow/read-program';
import type { AnalysisLanguage } from '../languages/language';
import type { Expression, FunctionExpression } from '../program/expression';

/** Which finding is meant. */
export interface FoundPlace {
  readonly ruleId: RuleId;
  readonly span: Span;
}

/** What was looked at when a finding was made. */
export type Subject =
  | { readonly kind: 'sink'; readonly event: SinkEvent }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'function'; readonly declaration: FunctionExpression };

/** What was looked at, and what could be asked of that place of the program. */
export interface Evidence {
  readonly subject: Subject;
  readonly place: Place;
}

/**
 * Walks a program again to see what one finding was made of. The check that stands first in the list is told of each
 * thing just before the others are, so when one of them reports, it knows of what.
 */
export function evidenceOf({ ruleId, span }: FoundPlace, reading: Reading, text: string, language: AnalysisLanguage): Evidence | undefined {
  let looking: Evidence | undefined;
  let found: Evidence | undefined;
  const checks = makeChecks({
    text, language,
    report: (finding) => {
      if (finding.ruleId === ruleId && finding.span.start === span.start && finding.span.end === span.end) found ??= looking;
    },
  });
  reading.walk([watcher((evidence) => { looking = evidence; }), ...checks]);
  return found;
}

function watcher(see: (evidence: Evidence) => void): Check {
  const seen = (expression: Expression, place: Place) => { see({ subject: { kind: 'expression', expression }, place }); };
  return {
    sink: (event, place) => { see({ subject: { kind: 'sink', event }, place }); },
    function: (declaration, place) => { see({ subject: { kind: 'function', declaration }, place }); },
    on: {
      name: seen, member: seen, index: seen, call: seen, text: seen, join: seen, mapping: seen, sequence: seen, function: seen,
      choice: seen, assign: seen, compare: seen, constant: seen, opaque: seen,
    },
  };
}
