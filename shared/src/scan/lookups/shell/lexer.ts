import type { Hole, Token } from '../lexer/token';
import { matchAt } from '../lexer/tokenize';
import type { Cursor, HoleForm, LanguageTraits, StringForm } from '../lexer/traits';

/** `$(command)`, `` `command` ``, `${parameter}`, `$name`, `$1`. */
const EXPANSION: HoleForm = {
  open: /\$\(/y, close: ')',
  other: { open: /\$\{/y, close: '}', other: { open: /`(?:[^`\\]|\\[^])*`/y, other: { open: /\$(?:[A-Za-z_]\w*|[0-9@*#?$!-])/y } } },
};

/**
 * POSIX XCU 2.2 and 2.3, with bash's `$'…'`. A run of unquoted characters is a string of the form `bare`: words,
 * keywords and assignments alike, since any of them may hold a value.
 */
export const shellTraits: LanguageTraits = {
  word: /(?!)/y,
  comments: [{ open: /(?<![^\s;&|()])#/y }],
  strings: [
    { name: 'ansi-c', open: /\$'/y, close: () => "'", escape: '\\', multiline: true },
    { name: 'single', open: /'/y, close: () => "'", multiline: true },
    { name: 'double', open: /\$?"/y, close: () => '"', escape: '\\', multiline: true, hole: EXPANSION },
  ],
  operators: ['<<<', '&&', '||', ';;', '<<-', '<<', '>>', '<(', '>('],
  special: (cursor) => readHeredoc(cursor) ?? readBare(cursor),
};

/** `<<NAME` or `<<-NAME`; with any quote in the name nothing in the text is expanded. */
function readHeredoc(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  const opening = matchAt(/<<-?[ \t]*(?:\\?\w+|'[^'\r\n]+'|"[^"\r\n]+")/y, text, position);
  if (opening === undefined || text[position - 1] === '<' || text[position + 2] === '<') return undefined;
  const name = opening.replace(/^<<-?[ \t]*/, '').replace(/['"\\]/g, '');
  const lineBreak = /\r\n|\n|$/g;
  lineBreak.lastIndex = position;
  const pending = cursor.pendingJump();
  const eol = pending?.at ?? lineBreak.exec(text)?.index ?? text.length;
  const start = pending?.to ?? Math.min(text.length, eol + (text[eol] === '\r' ? 2 : 1));
  const closing = new RegExp(`^${opening.startsWith('<<-') ? '\\t*' : ''}${name.replace(/\W/g, '\\$&')}(?=\\r?$)`, 'gm');
  closing.lastIndex = start;
  const match = closing.exec(text);
  const end = match?.index ?? text.length;
  const isRaw = /['"\\]/.test(opening);
  const form: StringForm = { name: isRaw ? 'heredoc-raw' : 'heredoc', open: /<</y, close: () => '', multiline: true, ...(isRaw ? {} : { escape: '\\' as const, hole: EXPANSION }) };
  const body = cursor.readString(form, start, start, end);
  if (body.kind !== 'string') return undefined;
  const after = match ? match.index + match[0].length : text.length;
  cursor.jump(eol, after + (matchAt(/\r\n|\n/y, text, after)?.length ?? 0));
  return { ...body, span: { start: position, end: position + opening.length }, content: { start, end }, opening, terminated: match !== null };
}

/** Characters up to a blank, a quote or an operator; `\` takes the next one along. */
function readBare(cursor: Cursor): Token | undefined {
  const { text, position, end } = cursor;
  const holes: Hole[] = [];
  let at = position;
  while (at < end && !/[\s;&|<>()"'`}]/.test(text[at] ?? '') && matchAt(/\$["']/y, text, at) === undefined) {
    if (at === position && text[at] === '#' && /^$|[\s;&|()]/.test(text[at - 1] ?? '')) return undefined;
    const hole = readExpansion(cursor, at);
    if (hole) holes.push(hole);
    at = hole?.span.end ?? at + (text[at] === '\\' ? 2 : 1);
  }
  if (at === position) return undefined;
  const span = { start: position, end: Math.min(at, end) };
  return { kind: 'string', span, content: span, form: 'bare', opening: '', holes, terminated: true };
}

function readExpansion(cursor: Cursor, at: number): Hole | undefined {
  for (let form: HoleForm | undefined = EXPANSION; form; form = form.other) {
    const opening = matchAt(form.open, cursor.text, at);
    if (opening === undefined) continue;
    if (form.close === undefined) return { span: { start: at, end: at + opening.length }, tokens: [] };
    const inner = cursor.readNested(at + opening.length, form.close);
    return { span: { start: at, end: Math.min(inner.end + 1, cursor.end) }, tokens: inner.tokens };
  }
  return undefined;
}
