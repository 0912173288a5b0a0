import type { EscapeDialect } from '../../../core/decode/chain';
import type { Span } from '../../../core/model/span';
import type { LanguageTraits, StringForm } from './traits';

/** A value in the source text as it stands, without its quotes. */
export interface Literal {
  readonly span: Span;
  /** After the closing quote. */
  readonly end: number;
  readonly quoted: boolean;
  /** A template hole opens in it, so that it is not one fixed value. */
  readonly hole: boolean;
  readonly escape: StringForm['escape'];
  readonly dialect: EscapeDialect | undefined;
  /** Backslashes before each quote, where the literal stands inside another string: `\"value\"`. */
  readonly depth: number;
}

/** Longer literals are data, not values that somebody typed; keys in PEM form have a rule of their own. */
const LONGEST = 2048;

/** The string literal that starts at `position`, prefix letters included; undefined when there is none or it does not end. */
export function readLiteral(text: string, position: number, traits: LanguageTraits): Literal | undefined {
  if (text[position] === '\\') return readEscapedLiteral(text, position);
  const start = position + prefixLength(text, position, traits.prefixes);
  const prefix = text.slice(position, start);
  const form = traits.strings.find(({ open }) => text.startsWith(open, start)) ?? otherQuote(text, start);
  return form === undefined ? undefined : readForm(text, start, withPrefix(form, prefix, text, start));
}

function readForm(text: string, start: number, form: StringForm): Literal | undefined {
  const from = start + form.open.length;
  const limit = Math.min(text.length, from + LONGEST);
  // Most openers that nothing closes are told by one search; a text may be made of them.
  if (!text.slice(from, limit + form.close.length).includes(form.close)) return undefined;
  for (let index = from; index < limit; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x5c && form.escape === 'backslash') index++;
    else if (code === 0x60 && form.escape === 'backtick') index++;
    else if (text.startsWith(form.close, index)) {
      if (form.escape === 'doubled' && text.startsWith(form.close, index + form.close.length)) index += form.close.length;
      else return literal(text, { start: from, end: index }, form);
    } else if ((code === 10 || code === 13) && !form.multiline) return undefined;
  }
  return undefined;
}

function literal(text: string, content: Span, form: StringForm): Literal {
  const span = form.open.length === TEXT_BLOCK ? onlyLine(text, content) : content;
  const inner = text.slice(span.start, span.end);
  return {
    span, end: content.end + form.close.length, quoted: true, hole: form.holes.some((hole) => hasHole(inner, hole)),
    escape: form.escape, dialect: form.dialect, depth: 0,
  };
}

/** The quotes of text blocks: three of them, in every language that has some. */
const TEXT_BLOCK = 3;

/**
 * A text block may begin with a line break, which is not part of the value (https://toml.io/en/v1.0.0#string, https://openjdk.org/jeps/378),
 * and end with the closing quotes on a line of their own. Where it holds one line, that is the value.
 */
function onlyLine(text: string, { start, end }: Span): Span {
  const [, lead, line] = /^([ \t]{0,80}\r?\n[ \t]{0,80})([^\s][^\r\n]*?)[ \t]{0,80}(?:\r?\n[ \t]{0,80})?$/.exec(text.slice(start, end)) ?? [];
  if (lead === undefined || line === undefined) return { start, end };
  return { start: start + lead.length, end: start + lead.length + line.length };
}

/** A bare `$` opens a hole only before a name or a bracket: `pa$$word` and `cost$` hold none. */
function hasHole(inner: string, hole: string): boolean {
  if (hole !== '$') return inner.includes(hole);
  return /(?<![\\$])\$(?:[A-Za-z_]\w*|[{(])/.test(inner);
}

function prefixLength(text: string, position: number, prefixes: RegExp): number {
  prefixes.lastIndex = position;
  return prefixes.exec(text)?.[0].length ?? 0;
}

/** Python's and C#'s raw and formatted strings, Rust's hashes. */
function withPrefix(form: StringForm, prefix: string, text: string, start: number): StringForm {
  if (prefix === '') return form;
  const hashes = /#+$/.exec(prefix)?.[0] ?? '';
  if (hashes !== '') return { ...form, close: `"${hashes}`, escape: 'none', dialect: undefined };
  if (prefix.includes('@')) return { ...form, escape: 'doubled', holes: prefix.includes('$') ? ['{'] : [], multiline: true, dialect: undefined };
  if (/r/i.test(prefix) && text[start - 1] !== '$') return { ...form, escape: form.dialect === 'python' ? 'backslash' : 'none', dialect: undefined, holes: /f/i.test(prefix) ? ['{'] : [] };
  if (prefix === '$' && form.open === "'") return { ...form, escape: 'backslash', dialect: 'shell-ansi-c' };
  if (/[ft$]/i.test(prefix)) return { ...form, holes: ['{'] };
  return /b/i.test(prefix) && form.dialect === 'python' ? { ...form, dialect: 'python-bytes' } : form;
}

/** A quote that is not the language's own: the text is inside a string, or the language is not what the path says. */
function otherQuote(text: string, position: number): StringForm | undefined {
  const quote = text[position];
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  return { open: quote, close: quote, escape: 'backslash', holes: ['${'], multiline: false, dialect: undefined };
}

/** `\"value\"` inside another string: both quotes carry the same backslashes. */
function readEscapedLiteral(text: string, position: number): Literal | undefined {
  const opener = /\\{1,7}["']/y;
  opener.lastIndex = position;
  const open = opener.exec(text)?.[0];
  if (open === undefined) return undefined;
  const start = position + open.length;
  const end = text.slice(start, start + LONGEST).indexOf(open);
  if (end < 0) return undefined;
  const inner = text.slice(start, start + end);
  if (/[\r\n]/.test(inner)) return undefined;
  return {
    span: { start, end: start + end }, end: start + end + open.length, quoted: true, hole: inner.includes('${'), escape: 'none',
    dialect: undefined, depth: open.length - 1,
  };
}
