import type { LanguageId } from '../../../core/model/language-id';
import type { FoundPattern } from '../found-pattern';
import { containerPatterns } from './container-patterns';
import type { LinePattern } from './line-pattern';
import { scriptLines } from './script-lines';
import { settingPatterns } from './setting-patterns';
import { undeclaredSecrets } from './terraform';
import { workflowPatterns } from './workflow-patterns';

export interface ConfigurationFile {
  readonly text: string;
  readonly languageId: LanguageId;
  /** Relative, with forward slashes. */
  readonly path?: string;
}

/** Longer lines are data, not settings. */
const MAX_LINE = 2000;

const all: readonly LinePattern[] = [...containerPatterns, ...workflowPatterns, ...settingPatterns];

/** Finds unsafe settings in a configuration file, sorted by position. A finding of a line that says more hides the one that says less. */
export function findSettings(file: ConfigurationFile): readonly FoundPattern[] {
  const wanted = all.filter((pattern) => applies(pattern, file));
  const found = wanted.length === 0 ? [] : inLines(file, wanted);
  return [...found, ...(file.languageId === 'terraform' ? undeclaredSecrets(file.text) : [])].sort((a, b) => a.span.start - b.span.start);
}

function applies({ languages, path, when }: LinePattern, file: ConfigurationFile): boolean {
  return languages.includes(file.languageId) && (path === undefined || path.test(file.path ?? '')) && (when === undefined || when.test(file.text));
}

function inLines({ text, languageId }: ConfigurationFile, patterns: readonly LinePattern[]): readonly FoundPattern[] {
  const found: FoundPattern[] = [];
  const taken = new Set<number>();
  let start = 0;
  let inScript: (line: string) => boolean = () => true;
  if (patterns.some((pattern) => pattern.inScript === true)) inScript = scriptLines();
  for (const line of text.split('\n')) {
    const script = inScript(line);
    for (const pattern of isComment(line, languageId) || line.length > MAX_LINE ? [] : patterns) {
      const match = pattern.inScript === true && !script ? null : pattern.line.exec(line);
      const at = match?.groups?.['at'];
      if (match === null || at === undefined) continue;
      const from = start + match.index + match[0].indexOf(at);
      if (taken.has(from)) continue;
      taken.add(from);
      found.push({ ruleId: pattern.ruleId, severity: pattern.severity, confidence: pattern.confidence, span: { start: from, end: from + at.length }, word: match.groups?.['word'] ?? '' });
    }
    start += line.length + 1;
  }
  return found;
}

function isComment(line: string, languageId: LanguageId): boolean {
  return languageId === 'properties' ? /^\s*[#!]/.test(line) : /^\s*(?:#|;|\/\/)/.test(line);
}
