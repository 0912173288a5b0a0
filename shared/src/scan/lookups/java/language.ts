import type { DecodingChain } from '../../../core/decode/chain';
import { smallestWidth } from '../../../core/decode/dedent';
import type { Span } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import { formatCallEdits, type FormatRules } from '../format-call';
import type { Site } from '../lexer/site';
import type { StringToken } from '../lexer/token';
import type { LookupRequest, StoreOnlyReason } from '../plan';
import { utilityClass } from './imports';
import { javaTraits } from './lexer';
import { needsConstant } from './positions';

/** Java: `System.getenv("NAME")`; strict style adds `Objects.requireNonNull` with the name. */
export const javaLanguage: ExpressionLanguage = { traits: javaTraits, adjacency: 'java', chainOf, rewrite };

function chainOf(literal: StringToken, part: Span, text: string): DecodingChain | undefined {
  if (literal.form === 'character') return undefined;
  if (literal.form === 'string') return [{ kind: 'string-escapes', dialect: 'java' }];
  const isWhole = part.start === literal.content.start && part.end === literal.content.end;
  if (isWhole) return [{ kind: 'dedent', style: 'java-text-block' }, { kind: 'string-escapes', dialect: 'java' }];
  const lines = text.slice(literal.content.start, literal.content.end).split(/\r\n|\n|\r/);
  const counted = lines.filter((line, index) => index === lines.length - 1 || line.trim() !== '');
  const startsInLine = !/[\r\n]/.test(text[part.start - 1] ?? '');
  return [{ kind: 'dedent', style: 'java-text-block', indent: smallestWidth(counted, 1), startsInLine }, { kind: 'string-escapes', dialect: 'java' }];
}

function rewrite(site: Site, piece: Piece, request: LookupRequest): Rewrite | StoreOnlyReason {
  if (needsConstant(site)) return 'position-needs-constant';
  const objects = request.style === 'strict' ? utilityClass(site.tokens, request.text, 'Objects') : undefined;
  const read = `System.getenv("${request.name}")`;
  const lookup = objects ? `${objects.name}.requireNonNull(${read}, "${request.name} is not set")` : read;
  const format = formatCallEdits(site, piece, FORMATS, lookup);
  if (format === 'refused') return 'position-needs-constant';
  const edits = format ?? valueEdits(site, piece, lookup, request.name);
  const imports = objects?.edits ?? [];
  return { edits: [...imports, ...edits], form: 'System.getenv', notes: imports.length > 0 ? ['import-added'] : [] };
}

function valueEdits(site: Site, piece: Piece, lookup: string, name: string): Rewrite['edits'] {
  if (piece.kind === 'whole') return [{ span: site.span, newText: lookup }];
  if (site.literal.form === 'block') return inTextBlock(site, piece.value, lookup, name);
  const quoted = (source: string) => (source === '' ? '' : `"${source}"`);
  const sum = [quoted(site.slice(piece.prefix)), lookup, quoted(site.slice(piece.suffix))].filter((part) => part !== '').join(' + ');
  // A method call, an index or a cast would take only the nearest part.
  const needsBrackets = ['.', '[', '::'].includes(site.after()) || site.before() === ')';
  return [{ span: site.span, newText: needsBrackets ? `(${sum})` : sum }];
}

/** A text block's indentation is measured over all of its lines, so it stays one: the value is put in when the program runs. */
function inTextBlock(site: Site, value: Span, lookup: string, name: string): Rewrite['edits'] {
  const content = site.slice(site.literal.content);
  let mark = `{${name}}`;
  while (content.includes(mark)) mark = `{${mark}}`;
  return [{ span: value, newText: mark }, { span: { start: site.span.end, end: site.span.end }, newText: `.replace("${mark}", ${lookup})` }];
}

/** https://docs.oracle.com/javase/8/docs/api/java/util/Formatter.html */
const FORMATS: FormatRules = {
  callee: /^(?:format|printf)$/, method: /^formatted$/, withoutArgument: /[n%]$/, position: (_callee, firstWord) => (/locale$/i.test(firstWord) ? 1 : 0),
};
