import type { Piece } from '../expression';
import { lineStart } from '../layout';
import { bodyRemoval } from '../lexer/heredoc';
import type { Site } from '../lexer/site';
import type { LookupRequest } from '../plan';
import { EXPRESSION, FIXED, tableLanguage, type Lookup, type StringRules, type TablePosition } from '../table-language';
import { perlTraits } from './lexer';

/** Perl reads both line ends of a script as one. */
const LINES = [{ kind: 'line-ends', as: 'lf' }] as const;
const DOUBLE: StringRules = { chain: [{ kind: 'string-escapes', dialect: 'perl-double' }] };
const SINGLE: StringRules = { chain: [{ kind: 'string-escapes', dialect: 'perl-single' }] };

/** Perl: `$ENV{NAME}`; strict style dies with the name. */
export const perlLanguage = tableLanguage({
  traits: perlTraits, form: '$ENV{…}', joins: ' . ',
  // Named operators bind weaker than the dot, and brackets behind one would be all of its arguments.
  alone: { before: /^(?!x$)(?:[\w$@]+|[=(,[{?:;.!]|=>|\.=|[=!]=|&&|\|\||\/\/|)$/, after: /^(?!x$)(?:\w+|[),;\]}?:.]|=>|[=!]=|&&|\|\||\/\/|)$/ },
  strings: {
    double: DOUBLE, qq: DOUBLE, single: SINGLE,
    // Between other marks than quotes a backslash also keeps those: only text without one is sure.
    q: { chain: (_literal, part, text) => (text.slice(part.start, part.end).includes('\\') ? undefined : LINES) },
    heredoc: { ...DOUBLE, hole: (expression) => `@{[ ${expression} ]}`, removed: bodyRemoval },
    'heredoc-raw': { chain: LINES, removed: bodyRemoval, rewritten: interpolatedHeredoc },
  },
  lookup, position,
});

function lookup(site: Site, { name, style }: LookupRequest): Lookup {
  const read = style === 'strict' ? `do { $ENV{${name}} // die "${name} is not set\\n" }` : `$ENV{${name}}`;
  // A format reads the text again: a percent sign of the value must stay one.
  return { expression: isFormat(site) ? `(${read} =~ s/%/%%/gr)` : read, isCompound: false };
}

function isFormat(site: Site): boolean {
  return /\bs?printf\s*\(?\s*(?:\{\s*\S+\s*\}\s*|[A-Z]+\s+|\$\w+\s+)?$/.test(site.text.slice(lineStart(site.text, site.span.start), site.span.start));
}

/** Under `use utf8` a literal is characters, and what the environment gives is bytes. */
function position(site: Site, piece: Piece): TablePosition {
  const value = site.slice(piece.kind === 'part' ? piece.value : site.literal.content);
  const isWide = /[^\x00-\x7f]/.test(value) && /^\s*use\s+utf8\b/m.test(site.text);
  // Behind `@{[ … ]}` these would take an element of it.
  const isSubscript = site.literal.form.startsWith('heredoc') && piece.kind === 'part' && /^(?:[[{]|->)/.test(site.slice(piece.suffix));
  return isWide || isSubscript || (isFormat(site) && value.includes('%')) || /^(?:require|package)$/.test(site.before()) ? FIXED : EXPRESSION;
}

/** Without quotes around its name a heredoc interpolates; nothing else in it may. */
function interpolatedHeredoc(site: Site, piece: Piece, expression: string): ReturnType<NonNullable<StringRules['rewritten']>> {
  if (piece.kind === 'whole' || /[$@\\]/.test(site.slice(piece.prefix) + site.slice(piece.suffix))) return undefined;
  return [{ span: site.literal.span, newText: site.literal.opening.replace(/'/g, '"') }, { span: piece.value, newText: `@{[ ${expression} ]}` }];
}
