import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analysisLanguages } from '../../../../../shared/src/scan/analysis/languages/registry';
import type { FoundPattern } from '../../../../../shared/src/scan/analysis/found-pattern';
import { FIXTURE_LANGUAGES, findPatterns } from '../../../../support/analysis-fixtures';
import { errorsIn, fixedTexts } from '../../../../support/pattern-fixes';
import { treeSitterParsers } from '../../../../support/tree-sitter';

const folder = path.resolve(__dirname, '../../../../fixtures/analysis');
const languages = analysisLanguages();
const parsers = treeSitterParsers();

describe('fixes of unsafe patterns: every leak of the fixtures', () => {
  for (const name of readdirSync(folder)) {
    for (const file of readdirSync(path.join(folder, name))) {
      it(`${name}/${file}: a fix ends its finding, brings no other, and is read by the grammar`, async function () {
        this.timeout(60_000);
        const language = languages.get(FIXTURE_LANGUAGES[name] ?? 'plaintext');
        assert.ok(language, `no language ${name}`);
        const parser = await parsers.load(language.grammar);
        const text = readFileSync(path.join(folder, name, file), 'utf8');
        const findings = findPatterns(text, language, parser);
        const [rules, errors] = [rulesOf(findings), errorsIn(text, parser)];
        for (const finding of findings) {
          for (const { fix, text: fixed } of fixedTexts(text, finding, language, parser)) {
            const after = rulesOf(findPatterns(fixed, language, parser));
            const place = `${finding.ruleId} on line ${text.slice(0, finding.span.start).split('\n').length}, ${fix.kind}:\n${changedLines(text, fixed)}`;
            assert.ok((after.get(finding.ruleId) ?? 0) < (rules.get(finding.ruleId) ?? 0), `still there: ${place}`);
            for (const [rule, count] of after) assert.ok(count <= (rules.get(rule) ?? 0), `new finding of ${rule}: ${place}`);
            assert.ok(errorsIn(fixed, parser) <= errors, `not read any more: ${place}`);
          }
        }
      });
    }
  }
});

function rulesOf(findings: readonly FoundPattern[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}

function changedLines(before: string, after: string): string {
  const old = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !old.has(line)).join('\n');
}
