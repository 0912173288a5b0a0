import type { PatternFinding } from '../../../core/model/finding';
import type { LookupStyle } from '../../../core/model/lookup-words';
import type { Span } from '../../../core/model/span';
import type { ScanDocument } from '../../document';
import type { AnalysisLanguage } from '../languages/language';
import type { Parser } from '../syntax/parse-port';
import type { FixPlan } from './fix';
import { planFixes } from './plan-fixes';
import { planSettingFix } from './settings/plan-setting-fix';

/** How fixes are planned, whatever the finding. */
export interface FixOptions {
  /** How lookups of the environment are written. */
  readonly style: LookupStyle;
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
  readonly maxMilliseconds: number;
}

export interface DocumentFixRequest extends ScanDocument, FixOptions {
  readonly finding: PatternFinding;
  /** Where the detector found values in this text. */
  readonly knownValues: readonly Span[];
  /** Of a text that is a program, and whose grammar is there. */
  readonly program?: { readonly language: AnalysisLanguage; readonly parser: Parser };
}

/** The fixes of a finding in a program or in settings. A program's file may hold settings too: Django's are Python. */
export function planDocumentFixes({ program, ...request }: DocumentFixRequest): FixPlan {
  const plan = program === undefined ? undefined : planFixes({ ...request, ...program });
  return plan === undefined || (plan.kind === 'refused' && plan.reason === 'gone') ? planSettingFix(request, request.finding) : plan;
}
