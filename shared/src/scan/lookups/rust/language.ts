import type { DecodingChain } from '../../../core/decode/chain';
import type { Span, TextEdit } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import type { Site } from '../lexer/site';
import type { StringToken } from '../lexer/token';
import type { LookupRequest, StoreOnlyReason } from '../plan';
import { rustTraits } from './lexer';
import { rustPosition, type RustPosition } from './positions';

/**
 * Rust: `std::env::var("NAME").expect("NAME is not set")`, read when the program runs (`env!` would put the value into
 * the binary). A literal is a `&'static str`; where its type matters the text is leaked, which gives the same type.
 */
export const rustLanguage: ExpressionLanguage = { traits: rustTraits, chainOf, rewrite };

function chainOf(literal: StringToken): DecodingChain | undefined {
  switch (literal.form) {
    case 'string': return [{ kind: 'string-escapes', dialect: 'rust' }];
    case 'raw': return [{ kind: 'line-ends', as: 'lf' }];
    default: return undefined;
  }
}

function rewrite(site: Site, piece: Piece, request: LookupRequest): Rewrite | StoreOnlyReason {
  const position = rustPosition(site);
  const read = `std::env::var("${request.name}").expect("${request.name} is not set")`;
  const edits = editsFor(site, piece, position, read, request.name);
  if (!edits) return 'position-needs-constant';
  return { edits, form: 'std::env::var', notes: position.kind === 'constant' ? ['const-became-var'] : [] };
}

function editsFor(site: Site, piece: Piece, position: RustPosition, read: string, name: string): readonly TextEdit[] | undefined {
  switch (position.kind) {
    case 'fixed': return undefined;
    case 'format': return inFormat(site, piece, position, read, name);
    case 'constant': return [
      { span: position.keyword.span, newText: 'static' },
      { span: position.type, newText: 'std::sync::LazyLock<String>' },
      { span: site.span, newText: `std::sync::LazyLock::new(|| ${stringOf(site, piece, read)})` },
      ...position.uses.map(({ span }) => ({ span, newText: dereferenced(site, span) })),
    ];
    case 'expression': return [{ span: site.span, newText: valueOf(site, stringOf(site, piece, read)) }];
  }
}

/** The text in the `LazyLock`, as the `&str` that the constant was. */
function dereferenced(site: Site, span: Span): string {
  const name = `&**${site.slice(span)}`;
  const isAlone = /[(,=[]\s*$/.test(site.text.slice(Math.max(0, span.start - 20), span.start)) && /^\s*[),;\]]/.test(site.text.slice(span.end, span.end + 20));
  return isAlone ? name : `(${name})`;
}

/** A `String`: the variable, or a text around it. */
function stringOf(site: Site, piece: Piece, read: string): string {
  if (piece.kind === 'whole') return read;
  const { opening, form } = site.literal;
  const closing = opening.startsWith('r') ? `"${opening.replace(/[^#]/g, '')}` : '"';
  const [before, after] = [site.slice(piece.prefix), site.slice(piece.suffix)];
  // In a format a brace that is written as an escape would be a hole.
  if (form === 'string' && /\\[xu]/.test(before + after)) {
    const quoted = (source: string): string[] => (source === '' ? [] : [opening + source + closing]);
    return `[${[...quoted(before), `${read}.as_str()`, ...quoted(after)].join(', ')}].concat()`;
  }
  const doubled = (source: string): string => source.replace(/[{}]/g, '$&$&');
  return `format!(${opening}${doubled(before)}{}${doubled(after)}${closing}, ${read})`;
}

/** Where a `String` is made of the literal anyway it is taken as it is; elsewhere it must live as long as a literal. */
function valueOf(site: Site, text: string): string {
  const becomesString = site.after() === '.' && /^(?:to_string|to_owned|into)$/.test(site.after(2));
  const isFrom = site.before() === '(' && site.before(2) === 'from' && site.before(4) === 'String';
  if (becomesString || isFrom) return text;
  const leaked = `&*${text}.leak()`;
  return ['.', '[', '?', 'as'].includes(site.after()) ? `(${leaked})` : leaked;
}

/** A format takes the value as a named argument, after all others. */
function inFormat(site: Site, piece: Piece, position: RustPosition & { readonly kind: 'format' }, read: string, name: string): readonly TextEdit[] | undefined {
  const argument = name.toLowerCase();
  const span = piece.kind === 'part' ? piece.value : site.literal.content;
  const isTaken = site.slice({ start: site.span.start, end: position.close.span.end }).includes(argument) || !/^[a-z][a-z0-9_]*$/.test(argument);
  if (/[{}]/.test(site.slice(span)) || isTaken) return undefined;
  const at = position.close.span.start;
  return [{ span, newText: `{${argument}}` }, { span: { start: at, end: at }, newText: `${position.endsInComma ? ' ' : ', '}${argument} = ${read}` }];
}
