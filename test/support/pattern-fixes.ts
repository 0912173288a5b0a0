import { applyEdits } from '../../shared/src/core/model/span';
import type { AnalysisLanguage } from '../../shared/src/scan/analysis/languages/language';
import type { FixPlan, PatternFix } from '../../shared/src/scan/analysis/fixes/fix';
import { planFixes } from '../../shared/src/scan/analysis/fixes/plan-fixes';
import type { FoundPattern } from '../../shared/src/scan/analysis/found-pattern';
import { rootOf, type SyntaxNode } from '../../shared/src/scan/analysis/syntax/flat-tree';
import type { Parser } from '../../shared/src/scan/analysis/syntax/parse-port';
import { findPatterns } from './analysis-fixtures';

export interface FixedText {
  readonly fix: PatternFix;
  readonly text: string;
}

/** What is offered for one finding of a text. */
export function fixesFor(text: string, finding: FoundPattern, language: AnalysisLanguage, parser: Parser): FixPlan {
  return planFixes({ text, finding, language, parser, knownValues: [], style: 'plain', now: () => 0, maxMilliseconds: 10_000 });
}

/** The text after each of the fixes that are offered. */
export function fixedTexts(text: string, finding: FoundPattern, language: AnalysisLanguage, parser: Parser): readonly FixedText[] {
  const plan = fixesFor(text, finding, language, parser);
  return plan.kind === 'refused' ? [] : plan.fixes.map((fix) => ({ fix, text: applyEdits(text, fix.edits) }));
}

/** Applies the preferred fixes of one class after the other until there is none left, as `keyward fix --all` does. */
export function fixAll(text: string, language: AnalysisLanguage, parser: Parser): string {
  let now = text;
  for (let round = 0; round < 100; round++) {
    const next = findPatterns(now, language, parser).flatMap((finding) => fixedTexts(now, finding, language, parser)).find(({ fix }) => fix.isPreferred);
    if (next === undefined) return now;
    now = next.text;
  }
  throw new Error('the fixes do not come to an end');
}

/** How many places of a text the grammar cannot read. */
export function errorsIn(text: string, parser: Parser): number {
  const parsed = parser.parse(text, { maxMilliseconds: 10_000 });
  if (parsed.kind === 'stopped') throw new Error('the parser stopped');
  const count = (node: SyntaxNode): number => node.children.reduce((sum, child) => sum + count(child), node.type === 'ERROR' ? 1 : 0);
  return count(rootOf(parsed.tree)) + (parsed.tree.broken ? 1 : 0);
}
