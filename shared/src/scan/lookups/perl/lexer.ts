import { readHeredoc } from '../lexer/heredoc';
import { neighbour, type StringToken, type Token } from '../lexer/token';
import { matchAt, plain } from '../lexer/tokenize';
import type { Cursor, HoleForm, LanguageTraits, StringForm } from '../lexer/traits';

const SUBSCRIPTS = '(?:(?:->)?(?:\\[[^\\]\\s]{1,80}\\]|\\{[^}\\s]{1,80}\\}))*';
/** `${name}` and `@{[ code ]}`, `$name`, `$name{key}`, `$name->[0]`, `@name`. */
const INTERPOLATION: HoleForm = { open: /[$@]\{/y, close: '}', other: { open: new RegExp(`[$@]\\$*(?:::)?[A-Za-z_]\\w*(?:::\\w+)*${SUBSCRIPTS}|\\$[&\`'+!/\\\\,;.\\d]`, 'y') } };
const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** https://perldoc.perl.org/perlop#Quote-and-Quote-like-Operators */
export const perlTraits: LanguageTraits = {
  word: /[$@&]?(?:::)?[\p{L}_][\p{L}\p{Nd}_]*(?:::[\p{L}\p{Nd}_]+)*/uy,
  comments: [{ open: /#/y }],
  strings: [
    { name: 'double', open: /"/y, close: () => '"', escape: '\\', multiline: true, hole: INTERPOLATION },
    { name: 'single', open: /'/y, close: () => "'", escape: '\\', multiline: true },
    { name: 'command', open: /`/y, close: () => '`', escape: '\\', multiline: true, hole: INTERPOLATION },
  ],
  operators: ['<=>', '**=', '//=', '||=', '&&=', '...', '->', '=>', '=~', '!~', '==', '!=', '<=', '>=', '&&', '||', '//', '..', '.=', '+=', '-=', '++', '--', '**', '::', '<<'],
  special: (cursor) => readDocumentation(cursor) ?? readVariable(cursor) ?? readPerlHeredoc(cursor) ?? readQuoteLike(cursor) ?? readMatch(cursor),
};

/** From a line such as `=pod` to `=cut`, and everything below `__END__`. */
function readDocumentation({ text, position, end }: Cursor): Token | undefined {
  if (position > 0 && text[position - 1] !== '\n') return undefined;
  if (matchAt(/__(?:END|DATA)__(?=\r?\n|$)/y, text, position) !== undefined) return plain('comment', position, end);
  if (matchAt(/=[A-Za-z]/y, text, position) === undefined) return undefined;
  const close = /\n=cut\b[^\n]*/g;
  close.lastIndex = position;
  const match = close.exec(text);
  return plain('comment', position, match ? match.index + match[0].length : end);
}

/** Variables whose names are marks, quotes among them: `$"`, `$'`, `$#list`. */
function readVariable({ text, position }: Cursor): Token | undefined {
  const name = matchAt(/\$(?:#(?=[\w{$])|[^\w\s{$:])/y, text, position);
  return name === undefined ? undefined : plain('word', position, position + name.length);
}

/** `<<"NAME"`, `<<'NAME'`, `<<NAME`; with `~` the lines lose their indentation, which is not followed here. */
function readPerlHeredoc(cursor: Cursor): Token | undefined {
  const opening = matchAt(/<<~?(?:"[^"\r\n]+"|'[^'\r\n]+'|[A-Za-z_]\w*)/y, cursor.text, cursor.position);
  if (opening === undefined || !startsTerm(cursor)) return undefined;
  const name = opening.replace(/^<<~?|["']/g, '').replace(/[^\w\s]/g, '\\$&');
  const isIndented = opening.startsWith('<<~');
  const closing = new RegExp(`^${isIndented ? '[ \\t]*' : ''}${name}(?=\\r?$)`, 'gm');
  if (opening.includes("'")) return readHeredoc(cursor, opening, { name: isIndented ? 'heredoc-indented' : 'heredoc-raw' }, closing);
  return readHeredoc(cursor, opening, { name: isIndented ? 'heredoc-indented' : 'heredoc', escape: '\\', hole: INTERPOLATION }, closing);
}

/** `q(…)` and `qq{…}` are strings; lists, commands, patterns and transliterations are passed over. */
function readQuoteLike(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  const opening = matchAt(/(?:qq|qw|qx|qr|q|m|s|tr|y)(?:[ \t]*[^\w\s,;=)#]|#)/y, text, position);
  if (opening === undefined || isName(cursor)) return undefined;
  const mark = opening.at(-1) ?? '';
  const close = PAIRS[mark] ?? mark;
  const kind = opening.slice(0, -1).trim();
  const form: StringForm = { name: kind === 'q' || kind === 'qq' ? kind : 'quote-like', open: /q/y, close: () => close, escape: '\\', multiline: true };
  const token = cursor.readString(kind === 'q' || kind === 'qw' ? form : { ...form, hole: INTERPOLATION }, position, position + opening.length);
  if (token.kind !== 'string') return token;
  if (/^(?:s|tr|y)$/.test(kind)) return withReplacement(cursor, form, token, mark);
  // Brackets inside brackets are content, which is not followed here: such a literal is left alone.
  const isNested = close !== mark && text.slice(token.content.start, token.content.end).includes(mark);
  return isNested ? { ...token, form: 'quote-like' } : token;
}

/** `$h{s}`, `$o->y(1)` and `s => 1` have names that look like operators. */
function isName({ text, position, tokens }: Cursor): boolean {
  const before = tokens.at(-1);
  const mark = before ? text.slice(before.span.start, before.span.end) : '';
  return mark === '->' || mark === '::' || (mark === '{' && matchAt(/\w+[ \t]*\}/y, text, position) !== undefined) || matchAt(/\w+[ \t]*=>/y, text, position) !== undefined;
}

/** `s/old/new/`, and with brackets `s{old}{new}`: both halves are one token. */
function withReplacement(cursor: Cursor, form: StringForm, first: StringToken, mark: string): StringToken {
  const isPair = PAIRS[mark] !== undefined;
  const start = isPair ? first.span.end + (matchAt(/\s*[^\w\s]/y, cursor.text, first.span.end)?.length ?? 1) : first.span.end;
  const opening = cursor.text[start - 1] ?? mark;
  const second = cursor.readString({ ...form, close: () => (isPair ? PAIRS[opening] ?? opening : mark) }, start, start);
  return { ...first, span: { start: first.span.start, end: second.span.end }, content: { start: first.content.start, end: Math.max(first.content.end, second.span.end - 1) } };
}

/** A slash is a division after a value, and starts a pattern anywhere else. */
function readMatch(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  if (text[position] !== '/' || !startsTerm(cursor)) return undefined;
  const pattern = matchAt(/\/(?:[^/\\\r\n]|\\[^\r\n])+\/[a-z]*/y, text, position);
  return pattern === undefined ? undefined : plain('regex', position, position + pattern.length);
}

function startsTerm({ text, tokens }: Cursor): boolean {
  const before = neighbour(tokens, tokens.length, -1)?.token;
  if (!before) return true;
  const source = text.slice(before.span.start, before.span.end);
  if (before.kind === 'punctuation') return !/^[)\]}]$/.test(source);
  return before.kind === 'word' && /^[a-z]+$/.test(source);
}
