import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, Scalar, type Document, type Pair, type Node } from 'yaml';
import type { DecodingChain } from '../../../core/decode/chain';
import { decode } from '../../../core/decode/decode';
import { contains, type Span } from '../../../core/model/span';
import { lineStart, nextLineStart } from '../layout';

/** A scalar in a YAML text, where it stands in its document, and how its source becomes its value. */
export interface YamlScalar {
  readonly document: Document.Parsed;
  /** From the root to the scalar; keys and indexes. */
  readonly path: readonly (string | number)[];
  /** The pairs of the mappings around it, the innermost last. */
  readonly pairs: readonly Pair[];
  readonly isKey: boolean;
  /** Inside `{…}` or `[…]`. */
  readonly inFlow: boolean;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** With quotes, or from a block's header to its end. */
  readonly span: Span;
  /** Without quotes or header. */
  readonly content: Span;
  readonly chain: DecodingChain;
  readonly value: string;
}

/** The scalar that a span stands in. Undefined outside of scalars, in a document with errors, and where the value is not certain. */
export function yamlScalarAt(text: string, span: Span): YamlScalar | undefined {
  for (const document of parseAllDocuments(text, { version: '1.2', uniqueKeys: false })) {
    if (!('contents' in document) || !document.contents || document.errors.length > 0) continue;
    const found = find(document.contents, span, [], [], false, false);
    const scalar = found && describe(text, document, found);
    if (scalar && contains(scalar.span, span)) return scalar;
  }
  return undefined;
}

interface Found {
  readonly node: Scalar;
  readonly path: readonly (string | number)[];
  readonly pairs: readonly Pair[];
  readonly isKey: boolean;
  readonly inFlow: boolean;
}

function find(node: unknown, span: Span, path: Found['path'], pairs: Found['pairs'], isKey: boolean, inFlow: boolean): Found | undefined {
  if (isAlias(node) || !encloses(node, span)) return undefined;
  if (isScalar(node)) return { node, path, pairs, isKey, inFlow };
  const flow = inFlow || ((isMap(node) || isSeq(node)) && node.flow === true);
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const found = isPair(item) ? undefined : find(item, span, [...path, index], pairs, isKey, flow);
      if (found) return found;
    }
  }
  if (!isMap(node)) return undefined;
  for (const pair of node.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const found = find(pair.key, span, path, pairs, true, flow) ?? find(pair.value, span, [...path, name], [...pairs, pair], isKey, flow);
    if (found) return found;
  }
  return undefined;
}

function encloses(node: unknown, span: Span): node is Node {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range !== undefined && range !== null && (range[0] ?? 0) <= span.start && span.end <= (range[1] ?? 0);
}

function describe(text: string, document: Document.Parsed, { node, ...place }: Found): YamlScalar | undefined {
  const [start, end] = node.range ?? [0, 0];
  const span = { start, end };
  const form = formOf(text, node, span);
  const value = decode(text.slice(form.content.start, form.content.end), form.chain);
  const source = text.slice(form.content.start, form.content.end);
  // A number or date is its own text only when it prints as it is written.
  const expected = typeof node.value === 'string' ? node.value : form.style === 'plain' && /^[1-9]\d{0,14}$/.test(source) ? source : undefined;
  if (!value.ok || value.value !== expected) return undefined;
  return { document, span, ...form, ...place, value: value.value };
}

type FormOfScalar = Pick<YamlScalar, 'style' | 'content' | 'chain'>;

function formOf(text: string, node: Scalar, span: Span): FormOfScalar {
  const quoted = { start: span.start + 1, end: span.end - 1 };
  switch (node.type) {
    case Scalar.QUOTE_DOUBLE: return { style: 'double', content: quoted, chain: [{ kind: 'string-escapes', dialect: 'yaml-double' }] };
    case Scalar.QUOTE_SINGLE: return { style: 'single', content: quoted, chain: [{ kind: 'yaml-plain-folding' }, { kind: 'doubled-quotes', quote: "'" }] };
    case Scalar.BLOCK_FOLDED: case Scalar.BLOCK_LITERAL: return blockForm(text, span);
    default: return { style: 'plain', content: span, chain: [{ kind: 'yaml-plain-folding' }] };
  }
}

function blockForm(text: string, span: Span): FormOfScalar {
  const header = /^[|>][-+0-9]*/.exec(text.slice(span.start, span.end))?.[0] ?? '|';
  const content = { start: nextLineStart(text, span.start), end: span.end };
  const lines = text.slice(content.start, content.end).split(/\r\n|\n/);
  const explicit = /[1-9]/.exec(header)?.[0];
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const indent = explicit === undefined ? first.length - first.trimStart().length : Number(explicit) + parentIndent(text, span.start);
  return { style: 'block', content, chain: [{ kind: 'yaml-block', header, indent }] };
}

/** The column of the innermost mapping key or list dash before a block's header (YAML 1.2.2, section 8.1.1.1). */
function parentIndent(text: string, position: number): number {
  const head = text.slice(lineStart(text, position), position);
  const inset = /^[ \t]*(?:-[ \t]+)*/.exec(head)?.[0] ?? '';
  return inset === head && inset.includes('-') ? inset.trimEnd().length - 1 : inset.length;
}

/**
 * How a part of a scalar's content becomes its value; undefined where its lines are changed on the way, or where it
 * does not keep its meaning apart from the rest.
 */
export function chainOfPart(text: string, scalar: YamlScalar, part: Span): DecodingChain | undefined {
  const source = text.slice(part.start, part.end);
  if (/[\r\n]/.test(source)) return undefined;
  if (scalar.style === 'block') return [];
  const pieces = [{ start: scalar.content.start, end: part.start }, part, { start: part.end, end: scalar.content.end }].map((piece) => decode(text.slice(piece.start, piece.end), scalar.chain));
  return pieces.map((piece) => (piece.ok ? piece.value : '\0')).join('') === scalar.value ? scalar.chain : undefined;
}
