import type { Span, TextEdit } from '../../../core/model/span';
import { isInAnnotation } from '../annotations';
import { lineBreakOf, lineEnd } from '../layout';
import type { Site } from '../lexer/site';
import { neighbour } from '../lexer/token';
import type { LookupRequest } from '../plan';
import { EXPRESSION, FIXED, tableLanguage, type Change, type TablePosition } from '../table-language';
import { dartTraits } from './lexer';

/**
 * Dart: `Platform.environment['NAME'] ?? (throw StateError('NAME is not set'))` in both styles, since a literal's type is
 * never null.
 */
export const dartLanguage = tableLanguage({
  traits: dartTraits, adjacency: 'dart', form: 'Platform.environment', joins: ' + ',
  strings: {
    string: { chain: [{ kind: 'string-escapes', dialect: 'dart' }], hole: (expression) => `\${${expression}}` },
    raw: { chain: [{ kind: 'line-ends', as: 'lf' }], quote: rawPart },
  },
  lookup: (site, { name }) => {
    const quote = /'/.test(site.literal.opening) ? "'" : '"';
    return { expression: `Platform.environment[${quote}${name}${quote}] ?? (throw StateError(${quote}${name} is not set${quote}))`, isCompound: true };
  },
  position, needs,
});

/** A part of a raw string that begins with a line break would lose it behind an opening of three quotes. */
function rawPart(site: Site, part: Span): string {
  const source = site.slice(part);
  if (source === '') return '';
  const opening = site.literal.opening.trimEnd();
  const closing = site.text.slice(site.literal.content.end, site.span.end);
  return opening + (/^[ \t]*[\r\n]/.test(source) ? lineBreakOf(site.text) : '') + source + closing;
}

/** A `const` becomes a `final`, unless a use wants it; other constant expressions stay. */
function position(site: Site): TablePosition {
  if (isFixedPlace(site, site.first)) return FIXED;
  const keyword = site.statementBefore().find((index) => site.wordAt(index) === 'const');
  const token = keyword === undefined ? undefined : site.tokens[keyword];
  if (keyword === undefined || !token) return EXPRESSION;
  const declared = site.before() === '=' ? site.indexBefore(site.first, 2) : undefined;
  const uses = declared === undefined ? undefined : site.usesOf(site.wordAt(declared));
  if (site.enclosing()?.mark === '(' || site.after() !== ';' || !uses) return FIXED;
  const isNeeded = uses.some((index) => index !== declared && (isFixedPlace(site, index) || isInConstant(site, index)));
  return isNeeded ? FIXED : { kind: 'declaration', edits: [{ span: token.span, newText: 'final' }], notes: ['const-became-var'] };
}

/** Annotations, labels, values of optional parameters, addresses of imports, strings that touch, and what `const` makes. */
function isFixedPlace(site: Site, index: number): boolean {
  const words = site.statementBefore(index).map((other) => site.wordAt(other));
  const touches = ([-1, 1] as const).some((side) => neighbour(site.tokens, index, side)?.token.kind === 'string');
  const isLabel = words.at(-1) === 'case' || site.afterIndex(index) === '=>' || words[0] === 'case';
  const isAddress = /^(?:import|export|part|library)$/.test(words[0] ?? '');
  return isLabel || isAddress || (touches && site.first === site.last) || isInAnnotation(site, index) || isDefaultValue(site, index) || isConstObject(site, index);
}

/** `({String key = 'a'})` and `([String key = 'a'])`. */
function isDefaultValue(site: Site, index: number): boolean {
  const [outer, parameters] = site.bracketsAround(index);
  const isOptional = (outer?.mark === '{' || outer?.mark === '[') && parameters?.mark === '(' && parameters.index === site.indexBefore(outer.index);
  return site.beforeIndex(index) === '=' && (isOptional || (outer !== undefined && outer.mark !== '(' && parameters?.mark === '('));
}

/** `const Key('a')`, `const ['a']`, `const <String>{'a'}`, at any depth. */
function isConstObject(site: Site, index: number): boolean {
  return [...site.bracketsAround(index)].some((bracket) => {
    let at = site.indexBefore(bracket.index);
    for (let count = 0; at !== undefined && count < 12 && /^(?:[\w$]+|[.<>,?])$/.test(site.wordAt(at)); count += 1) {
      if (site.wordAt(at) === 'const') return true;
      at = site.indexBefore(at);
    }
    return false;
  });
}

function isInConstant(site: Site, index: number): boolean {
  return site.statementBefore(index).some((other) => site.wordAt(other) === 'const');
}

/** `Platform` belongs to `dart:io`. */
function needs(_site: Site, { text }: LookupRequest): Change {
  if (/\bimport\s+['"]dart:io['"]\s*;/.test(text)) return { edits: [], notes: [] };
  const lineBreak = lineBreakOf(text);
  const first = /^[ \t\ufeff]*import\s+['"]/m.exec(text);
  const library = /^[ \t\ufeff]*library\b[^;]*;/m.exec(text);
  const edit = (at: number, newText: string): Change => ({ edits: [{ span: { start: at, end: at }, newText } satisfies TextEdit], notes: ['import-added'] });
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (first) return edit(Math.max(first.index, start), `import 'dart:io';${lineBreak}`);
  if (library) return edit(lineEnd(text, library.index + library[0].length), `${lineBreak}${lineBreak}import 'dart:io';`);
  return edit(start, `import 'dart:io';${lineBreak}${lineBreak}`);
}
