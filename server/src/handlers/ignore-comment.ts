import type { RuleId } from '../../../shared/src/core/model/finding';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import type { Span, TextEdit } from '../../../shared/src/core/model/span';
import { insideBlockScalar, maybeInsideText } from './multi-line-text';

/**
 * The edit that silences one rule for one line, or undefined where a comment cannot be written: in formats without
 * comments, and where it could become a part of a value.
 */
export function ignoreLine(text: string, languageId: LanguageId, span: Span, ruleId: RuleId): TextEdit | undefined {
  const form = COMMENTS[languageId];
  if (form === undefined || /[\r\n]/.test(text.slice(span.start, span.end))) return undefined;
  const start = lineStart(text, span.start);
  const line = text.slice(start, lineEnd(text, span.end));
  const before = text.slice(0, start);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (maybeInsideText(before) || (BLOCK_SCALARS.has(languageId) && insideBlockScalar(before, indent.length))) return undefined;
  if (form.place === 'line-end') {
    if (maybeInsideText(`${before}${line}\n`)) return undefined;
    const end = start + line.trimEnd().length;
    return { span: { start: end, end }, newText: ` ${form.open}keyward:ignore ${ruleId}${form.close ?? ''}` };
  }
  const newText = `${indent}${form.open}keyward:ignore-next-line ${ruleId}${form.close ?? ''}${lineBreakOf(text)}`;
  return { span: { start, end: start }, newText };
}

/** Languages of YAML's grammar. */
const BLOCK_SCALARS: ReadonlySet<LanguageId> = new Set(['dockercompose', 'github-actions-workflow', 'kubernetes', 'yaml']);

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
