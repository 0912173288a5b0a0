import { plain } from '../lexer/tokenize';
import type { HoleForm, LanguageTraits, StringForm } from '../lexer/traits';

const FIELD: HoleForm = { open: /\{/y, close: '}', text: /\{\{/y };
const quoteOf = (opening: string) => opening.replace(/^[A-Za-z]+/, '');

function form(name: string, open: RegExp, multiline: boolean, hole?: HoleForm): StringForm {
  // A raw string's backslash stays, and still keeps a quote from closing it.
  return { name, open, close: quoteOf, escape: '\\', multiline, ...(hole ? { hole } : {}) };
}

/** https://docs.python.org/3/reference/lexical_analysis.html */
export const pythonTraits: LanguageTraits = {
  word: /[\p{ID_Start}_][\p{ID_Continue}]*/uy,
  comments: [{ open: /#/y }],
  strings: [
    form('formatted', /(?:[fFtT][rR]?|[rR][fFtT])(?:"""|''')/y, true, FIELD),
    form('formatted', /(?:[fFtT][rR]?|[rR][fFtT])["']/y, false, FIELD),
    form('plain', /(?:[rRuUbB]|[bB][rR]|[rR][bB])?(?:"""|''')/y, true),
    form('plain', /(?:[rRuUbB]|[bB][rR]|[rR][bB])?["']/y, false),
  ],
  operators: ['**=', '//=', '>>=', '<<=', '...', ':=', '->', '==', '!=', '<=', '>=', '**', '//', '+=', '-=', '*=', '/=', '%=', '|='],
  special: ({ text, position }) => {
    // A backslash at a line's end joins the lines: no token, no line break.
    const joined = /\\\r?\n/y;
    joined.lastIndex = position;
    const match = joined.exec(text);
    return match ? plain('comment', position, position + match[0].length) : undefined;
  },
};
