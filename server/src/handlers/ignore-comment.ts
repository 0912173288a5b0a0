import type { LanguageId } from '../../../shared/src/core/model/language-id';
import type { RuleId } from '../../../shared/src/core/model/finding';
import type { Span, TextEdit } from '../../../shared/src/core/model/span';

/**
 * The edit that silences one rule for one line, or undefined where a comment cannot be written: in formats without
 * comments, and where the value runs over several lines, so that a comment could become a part of it.
 */
export function ignoreLine(text: string, languageId: LanguageId, span: Span, ruleId: RuleId): TextEdit | undefined {
  const form = COMMENTS[languageId];
  if (form === undefined || /[\r\n]/.test(text.slice(span.start, span.end))) return undefined;
  const start = lineStart(text, span.start);
  const line = text.slice(start, lineEnd(text, span.end));
  if (form.place === 'line-end') {
    if (opensLongText(line)) return undefined;
    const end = start + line.trimEnd().length;
    return { span: { start: end, end }, newText: ` ${form.open}keyward:ignore ${ruleId}${form.close ?? ''}` };
  }
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (continuesLineBefore(text, start)) return undefined;
  const newText = `${indent}${form.open}keyward:ignore-next-line ${ruleId}${form.close ?? ''}${lineBreakOf(text)}`;
  return { span: { start, end: start }, newText };
}

interface CommentForm {
  /** Above, where a comment behind a value would belong to the value. */
  readonly place: 'line-end' | 'line-above';
  readonly open: string;
  readonly close?: string;
}

const slashes: CommentForm = { place: 'line-end', open: '// ' };
const hash: CommentForm = { place: 'line-end', open: '# ' };
const hashAbove: CommentForm = { place: 'line-above', open: '# ' };
const dashes: CommentForm = { place: 'line-end', open: '-- ' };
const markup: CommentForm = { place: 'line-above', open: '<!-- ', close: ' -->' };

/** Languages that are not here have no comments (JSON, CSV, plain text) or none that is safe to add. */
const COMMENTS: Readonly<Partial<Record<LanguageId, CommentForm>>> = {
  c: slashes, cpp: slashes, csharp: slashes, dart: slashes, fsharp: slashes, go: slashes, groovy: slashes, java: slashes,
  javascript: slashes, javascriptreact: slashes, jsonc: slashes, kotlin: slashes, 'objective-c': slashes, php: slashes,
  rust: slashes, scala: slashes, swift: slashes, typescript: slashes, typescriptreact: slashes,
  elixir: hash, julia: hash, perl: hash, powershell: hash, python: hash, r: hash, ruby: hash, terraform: hash, toml: hash,
  dockercompose: hashAbove, dockerfile: hashAbove, dotenv: hashAbove, 'github-actions-workflow': hashAbove, ini: hashAbove,
  kubernetes: hashAbove, makefile: hashAbove, properties: hashAbove, shellscript: hashAbove, yaml: hashAbove,
  lua: dashes, sql: dashes,
  html: markup, markdown: markup, svelte: markup, vue: markup, xml: markup,
};

/** A quote that does not close on its line starts a text of several lines, and a comment behind it would be in it. */
function opensLongText(line: string): boolean {
  if (/'''|"""|`|\\$/.test(line.replace(/`[^`]*`|'''.*?'''|""".*?"""/g, ''))) return true;
  return /<<[-~]?["'\w]/.test(line);
}

/** A line that ends with a backslash goes on in the next one, which must not become a comment. */
function continuesLineBefore(text: string, start: number): boolean {
  return /\\\r?\n$/.test(text.slice(Math.max(0, start - 3), start));
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function lineEnd(text: string, offset: number): number {
  const rest = /[\r\n]/g;
  rest.lastIndex = offset;
  return rest.exec(text)?.index ?? text.length;
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
