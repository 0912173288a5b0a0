import type { DecodingChain } from '../../../core/decode/chain';
import type { Span, TextEdit } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import { formatCallEdits, type FormatRules } from '../format-call';
import { withoutIndent } from '../lexer/block-string';
import type { Site } from '../lexer/site';
import type { StringToken } from '../lexer/token';
import type { LookupRequest, StoreOnlyReason } from '../plan';
import { phpTraits } from './lexer';
import { phpPosition, type GlobalConstant } from './positions';

/** PHP: `getenv('NAME')`; strict style throws with the name (PHP 8). */
export const phpLanguage: ExpressionLanguage = { traits: phpTraits, chainOf, rewrite };

function chainOf(literal: StringToken, part: Span, text: string): DecodingChain | undefined {
  switch (literal.form) {
    case 'single': return [{ kind: 'string-escapes', dialect: 'php-single' }];
    case 'double': return [{ kind: 'string-escapes', dialect: 'php-double' }];
    case 'heredoc': return withoutIndent(literal, part, text, [{ kind: 'string-escapes', dialect: 'php-heredoc' }]);
    case 'nowdoc': return withoutIndent(literal, part, text, []);
    default: return undefined;
  }
}

function rewrite(site: Site, piece: Piece, request: LookupRequest): Rewrite | StoreOnlyReason {
  const position = phpPosition(site);
  if (position.kind === 'fixed') return 'position-needs-constant';
  const quote = site.literal.form === 'double' ? '"' : "'";
  const read = `getenv(${quote}${request.name}${quote})`;
  const isStrict = request.style === 'strict';
  const lookup = isStrict ? `${read} ?: throw new \\RuntimeException(${quote}${request.name} is not set${quote})` : read;
  const format = formatCallEdits(site, piece, FORMATS, lookup);
  if (format === 'refused') return 'position-needs-constant';
  const edits = format ?? valueEdits(site, piece, lookup, isStrict, request.name);
  const defined = position.kind === 'global-constant' ? defineEdits(site, position) : [];
  return { edits: [...defined, ...edits], form: 'getenv', notes: defined.length > 0 ? ['const-became-var'] : [] };
}

function valueEdits(site: Site, piece: Piece, lookup: string, isCompound: boolean, name: string): readonly TextEdit[] {
  const isAlone = OPENERS.has(site.before().toLowerCase()) && CLOSERS.has(site.after());
  if (piece.kind === 'whole') return [{ span: site.span, newText: isCompound && !isAlone ? `(${lookup})` : lookup }];
  if (site.literal.form === 'heredoc' || site.literal.form === 'nowdoc') return inDocument(site, piece.value, lookup, name);
  const { opening } = site.literal;
  const quoted = (source: string) => (source === '' ? '' : opening + source + opening.slice(-1));
  const parts = [quoted(site.slice(piece.prefix)), isCompound ? `(${lookup})` : lookup, quoted(site.slice(piece.suffix))];
  const sum = parts.filter((part) => part !== '').join(' . ');
  return [{ span: site.span, newText: isAlone || site.before() === '.' || site.after() === '.' ? sum : `(${sum})` }];
}

/** No call can stand in a heredoc: the value is put in when the program runs. */
function inDocument(site: Site, value: Span, lookup: string, name: string): readonly TextEdit[] {
  const content = site.slice(site.literal.content);
  let mark = `{${name}}`;
  while (content.includes(mark)) mark = `{${mark}}`;
  const { start, end } = site.span;
  return [
    { span: { start, end: start }, newText: `str_replace('${mark}', ${lookup}, ` },
    { span: value, newText: mark },
    { span: { start: end, end }, newText: ')' },
  ];
}

/** `const NAME = …;` takes no call, `define('NAME', …);` does; inside a namespace the name is given in full. */
function defineEdits(site: Site, { keyword, name, equals }: GlobalConstant): readonly TextEdit[] {
  const isNamespaced = site.tokens.some((token) => token.kind === 'word' && site.slice(token.span) === 'namespace');
  const label = isNamespaced ? `__NAMESPACE__ . '\\${site.slice(name.span)}'` : `'${site.slice(name.span)}'`;
  const literalStart = site.span.start;
  const gap = site.text.slice(equals.span.end, literalStart);
  return [
    { span: { start: keyword.span.start, end: literalStart }, newText: `define(${label},${gap === '' ? ' ' : gap}` },
    { span: { start: site.span.end, end: site.span.end }, newText: ')' },
  ];
}

/** https://www.php.net/manual/en/function.sprintf.php */
const FORMATS: FormatRules = { callee: /^\\?(?:sprintf|printf)$/, withoutArgument: /%$/ };
const OPENERS: ReadonlySet<string> = new Set(['=', '(', ',', '[', '=>', 'return', 'echo', '<?=', '.=']);
const CLOSERS: ReadonlySet<string> = new Set([')', ',', ';', ']', '?>', '']);
