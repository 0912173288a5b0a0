import type { DecodeStep, DecodingChain } from '../../../core/decode/chain';
import type { Span, TextEdit } from '../../../core/model/span';
import type { Piece } from '../expression';
import { withoutIndent } from '../lexer/block-string';
import type { Site } from '../lexer/site';
import type { StringToken } from '../lexer/token';
import type { LookupRequest } from '../plan';
import { EXPRESSION, FIXED, tableLanguage, type Lookup, type StringRules, type TablePosition } from '../table-language';
import { constantEdits } from './constants';
import { csharpTraits } from './lexer';
import { isConstantPlace } from './positions';

const ESCAPES: DecodeStep = { kind: 'string-escapes', dialect: 'csharp' };
const DOUBLED: DecodeStep = { kind: 'doubled-quotes', quote: '"' };

/**
 * C#: `Environment.GetEnvironmentVariable("NAME") ?? throw new InvalidOperationException("NAME is not set")` in both
 * styles, since a variable that is missing is null and a literal never was.
 */
export const csharpLanguage = tableLanguage({
  traits: csharpTraits, adjacency: 'csharp', form: 'Environment.GetEnvironmentVariable', joins: ' + ',
  strings: {
    string: { chain: [ESCAPES] },
    verbatim: { chain: [DOUBLED] },
    formatted: formatted(ESCAPES),
    'verbatim-formatted': formatted(DOUBLED),
    raw: { chain: rawChain, rewritten: interpolatedRaw },
    'raw-formatted': { chain: rawChain, hole: (expression) => `{${expression}}` },
    'raw-formatted-twice': { chain: rawChain, hole: (expression) => `{{${expression}}}` },
  },
  lookup, position,
});

function rawChain(literal: StringToken, part: Span, text: string): DecodingChain {
  return withoutIndent(literal, part, text, []);
}

/** A raw string with as many dollars as its holes need braces, so that those of its text stay text. */
function interpolatedRaw(site: Site, piece: Piece, expression: string): readonly TextEdit[] | undefined {
  if (piece.kind === 'whole') return undefined;
  const runs = (site.slice(piece.prefix) + ' ' + site.slice(piece.suffix)).match(/\{+|\}+/g) ?? [];
  const width = Math.max(0, ...runs.map((run) => run.length)) + 1;
  const { start } = site.span;
  return [{ span: { start, end: start }, newText: '$'.repeat(width) }, { span: piece.value, newText: '{'.repeat(width) + expression + '}'.repeat(width) }];
}

/** A string with holes: a brace that is text is doubled in it, so that no part with one is read. */
function formatted(step: DecodeStep): StringRules {
  return { chain: (_literal, part, text) => (/[{}]/.test(text.slice(part.start, part.end)) ? undefined : [step]), hole: (expression) => `{${expression}}` };
}

function lookup(site: Site, { name, text }: LookupRequest): Lookup {
  const system = isSystemOpen(site, text) ? '' : 'System.';
  const read = `${system}Environment.GetEnvironmentVariable("${name}") ?? throw new ${system}InvalidOperationException("${name} is not set")`;
  // A format reads the text again: a brace of the value must stay one.
  return isFormat(site) ? { expression: `(${read}).Replace("{", "{{").Replace("}", "}}")`, isCompound: false } : { expression: read, isCompound: true };
}

/** Whether `Environment` alone names the class of `System` here: the namespace is open, and no member has that name. */
function isSystemOpen(site: Site, text: string): boolean {
  return /^\s*(?:global\s+)?using\s+System\s*;/m.test(text)
    && !site.tokens.some((token, index) => token.kind === 'word' && site.slice(token.span) === 'Environment' && declares(site, index));
}

/** A name after a type or a keyword of declarations, or at the end of a namespace that is opened. */
function declares(site: Site, index: number): boolean {
  const before = site.beforeIndex(index);
  if (before === '.') return site.afterIndex(index) === ';';
  return /^(?:[\w@]+|[>?\]])$/.test(before) && !/^(?:return|new|await|in|is|as|case|throw|else|not|or|and)$/.test(before);
}

function position(site: Site, piece: Piece): TablePosition {
  const isBytes = /^u8\b/.test(site.text.slice(site.span.end));
  if (isBytes || isConstantPlace(site, site.first)) return FIXED;
  const value = site.slice(piece.kind === 'part' ? piece.value : site.literal.content);
  if (isFormat(site) && /[{}]/.test(value)) return FIXED;
  const constant = constantEdits(site);
  if (constant === 'fixed') return FIXED;
  return constant ? { kind: 'declaration', edits: constant, notes: ['const-became-var'] } : EXPRESSION;
}

/**
 * Composite formats and message templates: https://learn.microsoft.com/dotnet/standard/base-types/composite-formatting.
 * Most of these methods take plain text when no further argument follows; `Format` never does.
 */
function isFormat(site: Site): boolean {
  const outer = site.enclosing();
  if (outer?.mark !== '(' || !/^(?:string|verbatim|raw)$/.test(site.literal.form)) return false;
  const callee = site.beforeIndex(outer.index);
  return /^(?:Format|AppendFormat)$/.test(callee) || (site.after() === ',' && WITH_ARGUMENTS.test(callee));
}

const WITH_ARGUMENTS = /^(?:Write|WriteLine|Log(?:Trace|Debug|Information|Warning|Error|Critical)?|Verbose|Debug|Information|Warning|Error|Fatal|Trace|Info|Warn)(?:Format)?$/;
