import type { LanguageId } from '../../../core/model/language-id';
import { overlaps } from '../../../core/model/span';
import type { FoundPattern } from '../found-pattern';
import { containerPatterns } from './container-patterns';
import type { LinePattern } from './line-pattern';
import { hasSettingsToMatch, matchSettings } from './match-settings';
import { scriptPatterns } from './patterns/scripts';
import { webServerPatterns } from './patterns/web-servers';
import { linesOf, type WorkflowBlock } from './workflow-lines';
import { settingPatterns } from './setting-patterns';
import { unsafeBlocks } from './terraform';
import { workflowPatterns } from './workflow-patterns';

export interface ConfigurationFile {
  readonly text: string;
  readonly languageId: LanguageId;
  /** Relative, with forward slashes. */
  readonly path?: string;
}

/** Longer lines are data, not settings. */
const MAX_LINE = 2000;

const all: readonly LinePattern[] = [...containerPatterns, ...workflowPatterns, ...settingPatterns, ...webServerPatterns, ...scriptPatterns];

/** Finds unsafe settings in a configuration file, sorted by position. A finding of a line that says more hides the one that says less. */
export function findSettings(file: ConfigurationFile): readonly FoundPattern[] {
  const wanted = all.filter((pattern) => applies(pattern, file));
  const found = wanted.length === 0 ? [] : inLines(file, wanted);
  const more = [...matchSettings(file), ...(file.languageId === 'terraform' ? unsafeBlocks(file.text) : [])];
  return [...found, ...more.filter((one) => !found.some((known) => isTold(one, known)))].sort((a, b) => a.span.start - b.span.start);
}

/** The same of the same place. */
function isTold(one: FoundPattern, known: FoundPattern): boolean {
  return one.ruleId === known.ruleId && overlaps(one.span, known.span);
}

/** Whether anything at all is looked for in files of this language. */
export function hasSettings(languageId: LanguageId): boolean {
  return all.some(({ languages }) => languages.includes(languageId)) || hasSettingsToMatch(languageId);
}

function applies({ languages, path, when, unless }: LinePattern, file: ConfigurationFile): boolean {
  return languages.includes(file.languageId) && (path === undefined || path.test(file.path ?? '')) && (when === undefined || when.test(file.text)) && unless?.test(file.text) !== true;
}

function inLines({ text, languageId }: ConfigurationFile, patterns: readonly LinePattern[]): readonly FoundPattern[] {
  const found: FoundPattern[] = [];
  const taken = new Set<number>();
  let start = 0;
  const [isScript, isBuildArgument] = [linesOf('script'), linesOf('build-args')];
  for (const line of text.split('\n')) {
    const inside: Readonly<Record<WorkflowBlock, boolean>> = { script: isScript(line), 'build-args': isBuildArgument(line) };
    for (const pattern of isComment(line, languageId) || line.length > MAX_LINE ? [] : patterns) {
      const match = pattern.inside !== undefined && !inside[pattern.inside] ? null : pattern.line.exec(line);
      const at = match?.groups?.['at'];
      if (match === null || at === undefined) continue;
      const from = start + match.index + match[0].indexOf(at);
      if (taken.has(from)) continue;
      taken.add(from);
      found.push({ ruleId: pattern.ruleId, severity: pattern.severity, confidence: pattern.confidence, span: { start: from, end: from + at.length }, word: wordIn(match) });
    }
    start += line.length + 1;
  }
  return found;
}

/** A secret's variable is written in one of several ways. */
function wordIn({ groups = {} }: RegExpExecArray): string {
  return groups['word'] ?? groups['kubernetes'] ?? groups['ansible'] ?? '';
}

function isComment(line: string, languageId: LanguageId): boolean {
  return languageId === 'properties' ? /^\s*[#!]/.test(line) : /^\s*(?:#|;|\/\/)/.test(line);
}
