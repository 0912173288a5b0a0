import { readFileSync } from 'node:fs';
import type { LanguageId } from '../../shared/src/core/model/language-id';
import { analyse } from '../../shared/src/scan/analysis/analyse';
import type { AnalysisLanguage } from '../../shared/src/scan/analysis/languages/language';
import type { FoundPattern } from '../../shared/src/scan/analysis/found-pattern';
import type { TreeSitterParsers } from '../../shared/src/sources/syntax/tree-sitter-parsers';

/**
 * A fixture is a program of which some lines end in a comment `leak: keyward/rule`, each a place that must be found,
 * and others in `fine: keyward/rule`, a look-alike that must not. Any finding on an unmarked line is wrong too.
 */
export interface FixtureScore {
  readonly found: readonly string[];
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly fine: number;
}

export function findPatterns(text: string, language: AnalysisLanguage, parser: Awaited<ReturnType<TreeSitterParsers['load']>>): readonly FoundPattern[] {
  return analyse({ text, language, parser, knownValues: [], now: () => 0, maxMilliseconds: 10_000 }).findings;
}

/** Scores one file; places are `line rule`. */
export function scoreFixture(file: string, findings: readonly FoundPattern[]): FixtureScore {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const wanted = lines.flatMap((line, index) => [...line.matchAll(/\bleak: (keyward\/[\w-]+)/g)].map(([, rule]) => `${index + 1} ${rule ?? ''}`));
  const got = findings.map(({ ruleId, span }) => ({ from: lineOf(span.start), to: lineOf(span.end), ruleId }));
  const hits = (place: string) => got.some(({ from, to, ruleId }) => {
    const [line = '', rule] = place.split(' ');
    return ruleId === rule && from <= Number(line) && Number(line) <= to;
  });
  const isWanted = ({ from, to, ruleId }: (typeof got)[number]) => wanted.some((place) => {
    const [line = '', rule] = place.split(' ');
    return ruleId === rule && from <= Number(line) && Number(line) <= to;
  });
  return {
    found: wanted.filter(hits), missed: wanted.filter((place) => !hits(place)),
    wrong: got.filter((one) => !isWanted(one)).map(({ from, ruleId }) => `${from} ${ruleId}`),
    fine: lines.filter((line) => /\bfine: keyward\//.test(line)).length,
  };
}

/** The language of a fixture's folder. */
export const FIXTURE_LANGUAGES: Readonly<Record<string, LanguageId>> = {
  c: 'c', cpp: 'cpp', csharp: 'csharp', go: 'go', java: 'java', javascript: 'javascript', kotlin: 'kotlin', php: 'php', powershell: 'powershell', python: 'python', ruby: 'ruby',
  rust: 'rust', shell: 'shellscript', swift: 'swift', tsx: 'typescriptreact', typescript: 'typescript',
};
