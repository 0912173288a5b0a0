import type { DecodingChain } from '../../../core/decode/chain';
import type { TextEdit } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import { formatCallEdits, type FormatRules } from '../format-call';
import { lineBreakOf } from '../layout';
import type { Site } from '../lexer/site';
import type { StringToken } from '../lexer/token';
import type { LookupNote, LookupRequest, StoreOnlyReason } from '../plan';
import { constantOf, mustStayConstant, variableEdits } from './constants';
import { packageAccess } from './imports';
import { goTraits } from './lexer';

/** Go: `os.Getenv("NAME")`, or `requireEnv("NAME")` in strict style. A constant becomes a variable. */
export const goLanguage: ExpressionLanguage = { traits: goTraits, adjacency: 'go', chainOf, rewrite };

function chainOf(literal: StringToken): DecodingChain | undefined {
  switch (literal.form) {
    case 'interpreted': return [{ kind: 'string-escapes', dialect: 'go' }];
    // https://go.dev/ref/spec#String_literals: carriage returns are discarded from raw strings.
    case 'raw': return [{ kind: 'line-ends', as: 'dropped-cr' }];
    default: return undefined;
  }
}

function rewrite(site: Site, piece: Piece, request: LookupRequest): Rewrite | StoreOnlyReason {
  const constant = constantOf(site);
  if (isFixedPlace(site) || (constant && mustStayConstant(site, constant))) return 'position-needs-constant';
  const os = packageAccess(site.tokens, request.text, 'os');
  const helper = request.style === 'strict' ? helperEdits(request, os.name) : [];
  // The helper needs the import only where it is added with it.
  const imports = request.style === 'strict' && helper.length === 0 ? [] : os.edits;
  const lookup = request.style === 'strict' ? `requireEnv("${request.name}")` : `${os.name}.Getenv("${request.name}")`;
  const format = formatCallEdits(site, piece, FORMATS, lookup);
  if (format === 'refused') return 'position-needs-constant';
  const value: TextEdit = { span: site.span, newText: converted(site, expressionOf(site, piece, lookup)) };
  const edits = format ?? (constant ? variableEdits(site, constant, value) : [value]);
  const notes: LookupNote[] = [];
  if (imports.length > 0) notes.push('import-added');
  if (constant) notes.push('const-became-var');
  if (helper.length > 0) notes.push('helper-added');
  return { edits: [...imports, ...edits, ...helper], form: request.style === 'strict' ? 'requireEnv' : 'os.Getenv', notes };
}

/** Import paths, and the tags of struct fields: a string right after a type. */
function isFixedPlace(site: Site): boolean {
  const previous = site.neighbour(-1);
  const outer = site.enclosing();
  if (site.before() === 'import' || site.before(2) === 'import' || (outer?.mark === '(' && site.beforeIndex(outer.index) === 'import')) return true;
  if (!previous || !site.endsLine || outer?.mark !== '{') return false;
  const source = site.slice(previous.span);
  return previous.kind === 'word' ? !/^(?:return|case|range|go|defer)$/.test(source) : source === ']' || source === '}' || source === ')' || source === '*';
}

/** The prefix and suffix keep their quotes; adding binds tighter than anything that may stand beside a string but an index. */
function expressionOf(site: Site, piece: Piece, lookup: string): string {
  if (piece.kind === 'whole') return lookup;
  const { opening, form } = site.literal;
  const quoted = (source: string) => (source === '' ? '' : opening + source + (form === 'raw' ? '`' : '"'));
  const sum = [quoted(site.slice(piece.prefix)), lookup, quoted(site.slice(piece.suffix))].filter((part) => part !== '').join(' + ');
  return site.after() === '[' ? `(${sum})` : sum;
}

/** `var key Token = "…"`: an untyped constant fits any string type, the result of a call does not. */
function converted(site: Site, expression: string): string {
  if (site.before() !== '=') return expression;
  const declaration = /(?:^|[\s;(])(?:\w+(?:\s*,\s*\w+)*)[ \t]+((?:\w+\.)?\w+)[ \t]*=[ \t]*$/.exec(site.text.slice(Math.max(0, site.span.start - 200), site.span.start));
  const type = declaration?.[1];
  const isDeclared = type !== undefined && type !== 'string' && !/\b(?:var|const)[ \t]+\w+[ \t]*=[ \t]*$/.test(declaration?.[0] ?? '');
  return isDeclared ? `${type}(${expression})` : expression;
}

/** Other files of the package may declare the helper: the caller knows. */
function helperEdits(request: LookupRequest, os: string): readonly TextEdit[] {
  const { text } = request;
  if (request.helperDeclared === true || /\bfunc\s+requireEnv\b/.test(text)) return [];
  const lines = [
    'func requireEnv(name string) string {', `\tvalue, ok := ${os}.LookupEnv(name)`, '\tif !ok {', '\t\tpanic(name + " is not set")', '\t}', '\treturn value', '}',
  ];
  const lineBreak = lineBreakOf(text);
  const gap = text.endsWith('\n') ? lineBreak : lineBreak + lineBreak;
  return [{ span: { start: text.length, end: text.length }, newText: gap + lines.join(lineBreak) + lineBreak }];
}

/** By Go's convention the names of all formatting functions end in f. */
const FORMATS: FormatRules = {
  callee: /^(?:[A-Z]\w*f|[a-z]*(?:print|log|err|wrap)f)$/, withoutArgument: /%$/,
  position: (callee) => (/^(?:Fprintf|Appendf|Wrapf|WithMessagef)$/.test(callee) ? 1 : 0),
};
