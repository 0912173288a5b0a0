import { readBlockString } from '../lexer/block-string';
import { matchAt, plain } from '../lexer/tokenize';
import type { Token } from '../lexer/token';
import type { Cursor, HoleForm, LanguageTraits } from '../lexer/traits';

/** `{$expression}`, `${name}`, `$name`, `$name[0]`, `$name->field`. */
const INTERPOLATION: HoleForm = {
  open: /\{(?=\$)/y, close: '}',
  other: { open: /\$\{/y, close: '}', other: { open: /\$[A-Za-z_\x80-\uffff][\w\x80-\uffff]*(?:\[[^\]\s]*\]|->[A-Za-z_]\w*)?/y } },
};

/** https://www.php.net/manual/en/language.types.string.php; text outside of `<?php … ?>` is markup. */
export const phpTraits: LanguageTraits = {
  word: /\$?[\p{L}_\\][\p{L}\p{Nd}_\\]*/uy,
  comments: [{ open: /\/\*/y, close: '*/' }],
  strings: [
    { name: 'single', open: /[bB]?'/y, close: () => "'", escape: '\\', multiline: true },
    { name: 'double', open: /[bB]?"/y, close: () => '"', escape: '\\', multiline: true, hole: INTERPOLATION },
    { name: 'command', open: /`/y, close: () => '`', escape: '\\', multiline: true, hole: INTERPOLATION },
  ],
  operators: ['<=>', '===', '!==', '...', '?->', '->', '=>', '==', '!=', '<=', '>=', '&&', '||', '??', '::', '.=', '+=', '++', '--'],
  special: (cursor) => readMarkup(cursor) ?? readLineComment(cursor) ?? readHeredoc(cursor),
};

/** From the file's start to `<?php`, and from `?>` to the next one. */
function readMarkup({ text, position, end, tokens }: Cursor): Token | undefined {
  const isStart = tokens.length === 0 && text.slice(0, position).replace('\ufeff', '').trim() === '' && matchAt(/<\?(?:php\b|=)/y, text, position) === undefined;
  const closes = text.startsWith('?>', position);
  const opens = matchAt(/<\?(?:php\b|=)/y, text, position);
  if (opens !== undefined) return plain('markup', position, position + opens.length);
  if (!isStart && !closes) return undefined;
  const next = /<\?(?:php\b|=)/g;
  next.lastIndex = position;
  const match = next.exec(text);
  return plain('markup', position, match ? match.index + match[0].length : end);
}

/** `//` and `#` end at the line's end or at `?>`; `#[` starts an attribute. */
function readLineComment({ text, position }: Cursor): Token | undefined {
  const comment = matchAt(/(?:\/\/|#(?!\[))(?:(?!\?>)[^\r\n])*/y, text, position);
  return comment === undefined ? undefined : plain('comment', position, position + comment.length);
}

/** `<<<NAME` … `NAME`; the closing name may be indented, and the code goes on right after it. */
function readHeredoc(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  const opening = matchAt(/<<<[ \t]*(["']?)([A-Za-z_]\w*)\1(?:\r\n|\n)/y, text, position);
  if (opening === undefined) return undefined;
  const name = /\w+/.exec(opening)?.[0] ?? '';
  const isRaw = opening.includes("'");
  const form = isRaw ? { name: 'nowdoc' } : { name: 'heredoc', escape: '\\', hole: INTERPOLATION } as const;
  return readBlockString(cursor, form, position + opening.length, new RegExp(`(?:^|\\r\\n|\\n)[ \\t]*${name}\\b`, 'gm'));
}
