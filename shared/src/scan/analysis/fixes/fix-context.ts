import type { AnalysisLanguage } from '../languages/language';
import type { Expression } from '../program/expression';
import type { Program } from '../program/statement';
import type { SyntaxNode } from '../syntax/flat-tree';
import type { Place } from '../flow/check';
import type { Evidence, FoundPlace } from './evidence';
import type { FixLanguage } from './fix-language';

/** Everything that a fix is written from: one finding in one text that has been read. */
export interface FixContext {
  readonly text: string;
  /** Relative, with forward slashes. */
  readonly path?: string;
  readonly root: SyntaxNode;
  readonly program: Program;
  readonly language: AnalysisLanguage;
  readonly words: FixLanguage;
  readonly finding: FoundPlace & { readonly word: string };
  readonly evidence: Evidence;
  readonly place: Place;
  /** The expressions around the finding, the outermost first. */
  readonly around: readonly Expression[];
}
