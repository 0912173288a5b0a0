import type { LanguageId } from '../../../core/model/language-id';
import type { LoweringTable } from '../program/lowering';
import type { Grammar } from '../syntax/parse-port';
import type { Libraries } from '../tables/libraries';

/** One language as the analysis knows it. */
export interface AnalysisLanguage {
  readonly id: LanguageId;
  readonly grammar: Grammar;
  readonly lowering: LoweringTable;
  readonly libraries: Libraries;
}
