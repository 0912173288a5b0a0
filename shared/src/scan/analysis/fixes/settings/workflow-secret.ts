import type { PatternFinding } from '../../../../core/model/finding';
import type { TextEdit } from '../../../../core/model/span';
import { lineBreakOf, lineEnd, lineStart } from '../../../lookups/layout';
import type { ScanDocument } from '../../../document';

/**
 * A secret that a workflow writes into a script's text goes to the step's environment, which the shell reads without
 * taking quotes in it for its own.
 * Source: https://docs.github.com/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions#using-an-intermediate-environment-variable
 */
export function throughEnvironment({ text }: ScanDocument, { span, word }: Pick<PatternFinding, 'span' | 'word'>): readonly TextEdit[] | undefined {
  const step = stepAround(text, span.start);
  if (step === undefined || !/^[A-Za-z_]\w*$/.test(word)) return undefined;
  if (!isRunByShell(text, step.text)) return undefined;
  // In single quotes a shell reads no variable.
  if (inSingleQuotes(text.slice(lineStart(text, span.start), span.start))) return undefined;
  const name = word.toUpperCase();
  const use: TextEdit = { span, newText: `\${${name}}` };
  const source = text.slice(span.start, span.end);
  const lineBreak = lineBreakOf(text);
  if (step.env === undefined) {
    const lines = [`${step.indent}env:`, `${step.indent}  ${name}: ${source}`];
    return [use, { span: { start: step.end, end: step.end }, newText: lineBreak + lines.join(lineBreak) }];
  }
  const known = new RegExp(`^\\s+${name}:\\s*\\$\\{\\{\\s*secrets\\.${word}\\s*\\}\\}`, 'm').test(step.env.text);
  // The same name for something else: a mapping has each key once.
  if (!known && new RegExp(`^\\s+${name}:`, 'm').test(step.env.text)) return undefined;
  return known ? [use] : [use, { span: { start: step.env.at, end: step.env.at }, newText: `${lineBreak}${step.indent}  ${name}: ${source}` }];
}

interface Step {
  /** Of the members of the step. */
  readonly indent: string;
  /** The end of its last line. */
  readonly end: number;
  readonly text: string;
  readonly env: { readonly at: number; readonly text: string } | undefined;
}

/**
 * Whether a step's script is read by a shell that takes `${NAME}` for a variable: not by an action that runs JavaScript, and not by
 * PowerShell, which Windows uses unless the step says otherwise.
 * Source: https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsshell
 */
function isRunByShell(text: string, step: string): boolean {
  if (/^\s*(?:-\s+)?uses:/m.test(step)) return false;
  const own = SHELL.exec(step)?.[1];
  if (own !== undefined) return POSIX.test(own);
  return !/\bwindows\b/i.test(text) && [...text.matchAll(new RegExp(SHELL, 'gm'))].every(([, usual = '']) => POSIX.test(usual));
}

const SHELL = /^\s*(?:-\s+)?shell:\s*["']?([\w./-]+)/m;
const POSIX = /^(?:\/(?:usr\/)?bin\/)?(?:bash|sh)$/;

/** The item of `steps:` around a position: from the line with its dash to the last line that is indented deeper. */
function stepAround(text: string, position: number): Step | undefined {
  for (let start = lineStart(text, position); start >= 0; start = start === 0 ? -1 : lineStart(text, start - 1)) {
    const dash = /^([ \t]*)-[ ]+(?=[\w-]+:)/.exec(text.slice(start, lineEnd(text, start)));
    if (dash === null) continue;
    const indent = ' '.repeat(dash[0].length);
    const end = endOfItem(text, start, dash[1]?.length ?? 0);
    const step = text.slice(start, end);
    return end < position ? undefined : { indent, end, text: step, env: environmentIn(step, start, indent) };
  }
  return undefined;
}

function endOfItem(text: string, start: number, depth: number): number {
  let end = lineEnd(text, start);
  for (let at = end + 1; at < text.length; at = lineEnd(text, at) + 1) {
    const line = text.slice(at, lineEnd(text, at));
    if (line.trim() === '') continue;
    if ((/^[ \t]*/.exec(line)?.[0].length ?? 0) <= depth || line.trim().startsWith('#')) break;
    end = lineEnd(text, at);
  }
  return end;
}

function environmentIn(step: string, offset: number, indent: string): Step['env'] {
  const found = new RegExp(`^(?:${indent}|[ \\t]*-[ ]+)env:[ \\t]*(?=\\r?$)`, 'm').exec(step);
  return found === null ? undefined : { at: offset + found.index + found[0].length, text: step.slice(found.index) };
}

function inSingleQuotes(before: string): boolean {
  const outside = before.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return (outside.split("'").length - 1) % 2 === 1 && !outside.includes('"');
}
