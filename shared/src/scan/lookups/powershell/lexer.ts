import { readBlockString } from '../lexer/block-string';
import { matchAt, plain } from '../lexer/tokenize';
import type { Token } from '../lexer/token';
import type { Cursor, HoleForm, LanguageTraits } from '../lexer/traits';

/** `$(expression)`, `${name}`, `$name`, `$scope:name`. */
const EXPANSION: HoleForm = {
  open: /\$\(/y, close: ')',
  other: { open: /\$\{[^}]*\}/y, other: { open: /\$(?:(?:\w+:)?\w+|[$^?])/y } },
};

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
export const powershellTraits: LanguageTraits = {
  word: /\$?[\p{L}_][\p{L}\p{Nd}_:]*/uy,
  comments: [{ open: /<#/y, close: '#>' }, { open: /#/y }],
  strings: [
    { name: 'double', open: /"/y, close: () => '"', escape: '`', doubles: true, multiline: true, hole: EXPANSION },
    { name: 'single', open: /'/y, close: () => "'", doubles: true, multiline: true },
  ],
  operators: ['::', '++', '--', '+=', '&&', '||'],
  special: (cursor) => readHereString(cursor) ?? readBacktick(cursor),
};

/** `@"` or `@'` at the end of a line, up to a line that begins with the same mark turned round. */
function readHereString(cursor: Cursor): Token | undefined {
  const opening = matchAt(/@["'][ \t]*(?:\r\n|\n)/y, cursor.text, cursor.position);
  if (opening === undefined) return undefined;
  const isDouble = opening[1] === '"';
  const form = isDouble ? { name: 'here-double', escape: '`', hole: EXPANSION } as const : { name: 'here-single' };
  return readBlockString(cursor, form, cursor.position + opening.length, isDouble ? /(?:\r\n|\n)"@/g : /(?:\r\n|\n)'@/g);
}

/** Outside of strings too a backtick takes the meaning from what follows; at a line's end it joins the lines. */
function readBacktick({ text, position }: Cursor): Token | undefined {
  const escaped = matchAt(/`(?:\r\n|[^])/y, text, position);
  return escaped === undefined ? undefined : plain('comment', position, position + escaped.length);
}
