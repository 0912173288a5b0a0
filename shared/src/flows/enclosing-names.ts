import type { LanguageId } from '../core/model/language-id';
import type { Span } from '../core/model/span';
import { visitJsonStrings } from '../core/text/json-strings';

/**
 * The names of what a value of a data file stands in, the innermost first and without its own: `smtp` for the password of
 * `{ "smtp": { "password": "…" } }`. None for other languages, and where the text does not say.
 */
export function enclosingNames(text: string, span: Span, languageId: LanguageId): readonly string[] {
  switch (languageId) {
    case 'json': return namesInJson(text, span) ?? namesAbove(text, span);
    case 'jsonc': case 'yaml': return namesAbove(text, span);
    case 'toml': case 'ini': return sectionAbove(text, span);
    default: return [];
  }
}

/** Undefined where the text is no JSON up to the value. */
function namesInJson(text: string, { start, end }: Span): readonly string[] | undefined {
  let names: readonly string[] | undefined;
  visitJsonStrings(text, (path, content) => {
    if (content.start <= start && end <= content.end) names = path.slice(0, -1).filter((name) => typeof name === 'string').reverse();
  });
  return names;
}

/** How far above a value its names are looked for, in UTF-16 code units. */
const LOOK_ABOVE = 16 * 1024;

const OPENING_LINE = /^([ \t]{0,80})(?:-[ \t]{1,8})?["']?([A-Za-z_][\w.-]{0,80})["']?[ \t]{0,8}:[ \t]{0,8}[{[]?[ \t\r]{0,8}$/;

/** By indentation: the nearest line that stands further out and opens something, and so on outwards. */
function namesAbove(text: string, span: Span): readonly string[] {
  const lines = text.slice(Math.max(0, span.start - LOOK_ABOVE), span.start).split('\n');
  let depth = indentOf(lines.at(-1) ?? '');
  const names: string[] = [];
  for (let index = lines.length - 2; index >= 0 && depth > 0; index--) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || indentOf(line) >= depth) continue;
    depth = indentOf(line);
    const name = OPENING_LINE.exec(line)?.[2];
    if (name !== undefined) names.push(name);
  }
  return names;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

const SECTION = /^[ \t]{0,8}\[{1,2}[ \t]{0,8}([^\]\r\n]{1,80})\]{1,2}[ \t\r]{0,8}(?:[#;].*)?$/;

/** `[mail.smtp]`, the last part first. */
function sectionAbove(text: string, span: Span): readonly string[] {
  const lines = text.slice(Math.max(0, span.start - LOOK_ABOVE), span.start).split('\n');
  const section = lines.findLast((line) => SECTION.test(line));
  return section === undefined ? [] : (SECTION.exec(section)?.[1] ?? '').split('.').map((name) => name.trim()).reverse();
}
