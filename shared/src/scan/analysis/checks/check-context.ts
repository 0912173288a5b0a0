import type { AnalysisLanguage } from '../languages/language';
import type { FoundPattern } from '../found-pattern';

/** What every check is made with, anew for each text. */
export interface CheckContext {
  readonly text: string;
  readonly language: AnalysisLanguage;
  readonly report: (finding: FoundPattern) => void;
}
