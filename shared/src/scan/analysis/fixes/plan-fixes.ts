import type { LookupStyle } from '../../../core/model/lookup-words';
import type { AnalysisRequest } from '../analyse';
import { readProgram } from '../flow/read-program';
import type { FoundPattern } from '../found-pattern';
import { expressionsAround } from '../program/children';
import { fixersByRule } from './classes/registry';
import { evidenceOf } from './evidence';
import { refused, type FixPlan } from './fix';
import type { FixContext } from './fix-context';
import { fixLanguage } from './languages/registry';

/** A finding of `analyse`, and the text that it is in. */
export interface FixRequest extends AnalysisRequest {
  readonly finding: Pick<FoundPattern, 'ruleId' | 'span' | 'word'>;
  /** How lookups of the environment are written. */
  readonly style: LookupStyle;
}

/**
 * The changes that make one unsafe place safe, or the reason why there is none that is certain. After any of them the
 * finding is gone, nothing new is found, and every byte outside of its edits is as before.
 */
export function planFixes(request: FixRequest): FixPlan {
  const { text, path, language, finding } = request;
  const fix = fixersByRule.get(finding.ruleId);
  const words = fixLanguage(language.id);
  if (fix === undefined || words === undefined) return refused('not-understood');
  const end = request.now() + request.maxMilliseconds;
  const reading = readProgram(request, () => request.now() <= end && request.isCancelled?.() !== true);
  const evidence = reading === undefined ? undefined : evidenceOf(finding, reading, text, language);
  if (reading === undefined || evidence === undefined) return refused('gone');
  const { root, program } = reading;
  const context: FixContext = {
    text, root, program, language, words, finding, evidence, place: evidence.place, around: expressionsAround(program, finding.span),
    ...(path === undefined ? {} : { path }),
  };
  return fix(context);
}
