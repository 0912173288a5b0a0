import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../../shared/src/core/model/language-id';
import { analysisLanguages } from '../../../../../shared/src/scan/analysis/languages/registry';
import { findPatterns } from '../../../../support/analysis-fixtures';
import { fixedTexts, fixesFor } from '../../../../support/pattern-fixes';
import { treeSitterParsers } from '../../../../support/tree-sitter';

const languages = analysisLanguages();
const parsers = treeSitterParsers();

/** The text after each fix of its first finding of a class, in the order in which they are offered; the reason where there is none. */
export async function fixed(languageId: LanguageId, rule: string, text: string): Promise<readonly string[] | string> {
  const language = languages.get(languageId);
  assert.ok(language);
  const parser = await parsers.load(language.grammar);
  const finding = findPatterns(text, language, parser).find(({ ruleId }) => ruleId === `keyward/${rule}`);
  assert.ok(finding, `nothing found in ${text}`);
  const plan = fixesFor(text, finding, language, parser);
  return plan.kind === 'refused' ? plan.reason : fixedTexts(text, finding, language, parser).map((one) => one.text);
}

/** The first of them. */
export async function preferred(languageId: LanguageId, rule: string, text: string): Promise<string> {
  const texts = await fixed(languageId, rule, text);
  return typeof texts === 'string' ? texts : texts[0] ?? '';
}

/** Language, text, and the text after the preferred fix. */
export type Case = readonly [LanguageId, string, string];

/** One test for each case. */
export function describeCases(rule: string, cases: readonly Case[]): void {
  for (const [languageId, before, after] of cases) {
    it(`${languageId}: ${before.trim().split('\n').at(-1)?.trim() ?? ''}`, async () => {
      assert.equal(await preferred(languageId, rule, before), after);
    });
  }
}
