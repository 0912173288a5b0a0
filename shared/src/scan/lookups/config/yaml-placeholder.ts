import type { DecodingChain } from '../../../core/decode/chain';
import { decode } from '../../../core/decode/decode';
import type { Span, TextEdit } from '../../../core/model/span';
import { lineBreakOf, lineStart } from '../layout';
import type { LookupNote, LookupPlan, LookupRequest, StoreOnlyReason } from '../plan';
import { removePair } from './yaml-pair';
import { chainOfPart, yamlScalarAt, type YamlScalar } from './yaml-scalar';

/** A kind of YAML file whose reader replaces placeholders in values. */
export interface PlaceholderForm {
  /** For titles, without any name. */
  readonly form: string;
  readonly notes: readonly LookupNote[];
  placeholder(request: LookupRequest): string;
  /** What its reader would take for a placeholder, or for a part of one, in a text of its author's. */
  readonly reserved: RegExp;
  /** YAML itself wants quotes around it. */
  readonly needsQuotes?: boolean;
  /** Why its reader replaces nothing in this place; `line-goes` where it has the name from elsewhere without this line. */
  refuses?(scalar: YamlScalar, request: LookupRequest): StoreOnlyReason | 'line-goes' | undefined;
}

/** Puts a placeholder into the place of a value, in whatever quotes or block that stands. */
export function planPlaceholder(request: LookupRequest, form: PlaceholderForm): LookupPlan {
  const { text, span } = request;
  const scalar = yamlScalarAt(text, span);
  if (!scalar) return { kind: 'store-only', value: { span, chain: [] }, reason: isInComment(text, span) ? 'inside-comment' : 'not-a-literal' };
  const place = placeOf(text, scalar, span);
  if (!place) return { kind: 'store-only', value: { span, chain: [] }, reason: 'not-a-literal' };
  const value = { span: place.source, chain: place.chain };
  const reason = form.refuses?.(scalar, request) ?? (isUnfit(text, scalar, place, form) ? 'position-needs-constant' : undefined);
  if (reason === 'line-goes') return withoutLine(text, scalar, place, form);
  if (reason !== undefined) return { kind: 'store-only', value, reason };
  return { kind: 'replace', value, edits: [editOf(text, scalar, place, form, form.placeholder(request))], form: form.form, notes: form.notes };
}

/** A key, a value that has placeholders of its own, or a sign in front of it that would join ours. */
function isUnfit(text: string, { isKey, content }: YamlScalar, { source, chain }: Place, { reserved }: PlaceholderForm): boolean {
  const written = text.slice(source.start, source.end);
  const value = decode(written, chain);
  const joins = source.start > content.start && /[$\\{]/.test(text[source.start - 1] ?? '');
  return isKey || joins || reserved.test(written) || !value.ok || reserved.test(value.value);
}

function withoutLine(text: string, scalar: YamlScalar, { source, chain, isWhole }: Place, { form, notes }: PlaceholderForm): LookupPlan {
  const value = { span: source, chain };
  const edit = isWhole ? removePair(text, scalar) : undefined;
  return edit === undefined
    ? { kind: 'store-only', value, reason: 'position-needs-constant' }
    : { kind: 'replace', value, edits: [edit], form, notes, removesSetting: true };
}

function isInComment(text: string, span: Span): boolean {
  return text.slice(lineStart(text, span.start), span.start).includes('#');
}

interface Place {
  readonly source: Span;
  readonly chain: DecodingChain;
  readonly isWhole: boolean;
}

function placeOf(text: string, scalar: YamlScalar, span: Span): Place | undefined {
  const { content } = scalar;
  const rest = text.slice(content.start, span.start) + text.slice(span.end, content.end);
  if (rest.trim() === '') return { source: content, chain: scalar.chain, isWhole: true };
  const chain = chainOfPart(text, scalar, span);
  return chain && { source: span, chain, isWhole: false };
}

function editOf(text: string, scalar: YamlScalar, place: Place, { needsQuotes = false }: PlaceholderForm, placeholder: string): TextEdit {
  if (scalar.style === 'block' && place.isWhole) {
    const endsLine = /[\r\n]$/.test(text.slice(scalar.span.start, scalar.span.end));
    return { span: scalar.span, newText: `"${placeholder}"${endsLine ? lineBreakOf(text) : ''}` };
  }
  // Braces would end a plain scalar inside a flow collection, and begin a mapping in front of one.
  if (scalar.style === 'plain' && (scalar.inFlow || needsQuotes)) {
    const quote = (part: string) => part.replace(/[\\"]/g, '\\$&');
    const newText = `"${quote(text.slice(scalar.content.start, place.source.start))}${placeholder}${quote(text.slice(place.source.end, scalar.content.end))}"`;
    return { span: scalar.span, newText };
  }
  // A quote of the scalar's own kind inside a placeholder ends it there unless it is doubled.
  return { span: place.source, newText: scalar.style === 'single' ? placeholder.replaceAll("'", "''") : placeholder };
}
