import { isEnvironmentName, refusedNameReason } from './environment-names';
import type { RefusedNameReason } from './environment-names';
import type { SecretRef } from './model/secret-ref';
import type { Span } from './model/span';
import { parseReference } from './reference';
import type { ReferenceError } from './reference';

/** The manifest's file name, at a folder's root. */
export const MANIFEST_NAME = 'keyward.env';

/** A `keyward.env` as read: what can be used, and what is wrong. Offsets are UTF-16 code units of the text. */
export interface Manifest {
  readonly entries: readonly ManifestEntry[];
  readonly diagnostics: readonly ManifestDiagnostic[];
}

/** One usable line. Lines with a diagnostic never become entries. */
export interface ManifestEntry {
  readonly name: string;
  readonly ref: SecretRef;
  readonly nameSpan: Span;
  readonly referenceSpan: Span;
  /** The whole line with its line end, as `removeEntry` takes it away. */
  readonly lineSpan: Span;
}

/**
 * What is wrong with a line. Names are echoed only of lines that are whole: on any other line either side of the equals
 * sign may be a secret that somebody pasted, and many vendors' keys have the form of a name.
 */
export type ManifestDiagnostic =
  | { readonly kind: 'syntax'; readonly span: Span }
  | { readonly kind: 'bad-name'; readonly span: Span }
  | { readonly kind: 'refused-name'; readonly span: Span; readonly name: string; readonly reason: RefusedNameReason }
  | { readonly kind: 'duplicate-name'; readonly span: Span; readonly name: string; readonly first: Span }
  | { readonly kind: 'missing-reference'; readonly span: Span; readonly nameSpan: Span }
  | { readonly kind: 'literal-value'; readonly span: Span; readonly nameSpan: Span }
  | { readonly kind: 'bad-reference'; readonly span: Span; readonly nameSpan: Span; readonly error: ReferenceError };

/**
 * Reads `NAME=keyward://…` lines. Blank lines and lines that start with `#` are comments; a reference holds a `#` itself,
 * so there are none behind one. Spaces and tabs around name and reference are allowed; a byte order mark and CRLF as well.
 */
export function parseManifest(text: string): Manifest {
  const entries: ManifestEntry[] = [];
  const diagnostics: ManifestDiagnostic[] = [];
  const firstByName = new Map<string, Span>();
  for (const line of lines(text)) {
    const parsed = parseLine(line);
    if (parsed.kind === 'blank') continue;
    if (parsed.kind !== 'entry') {
      diagnostics.push(parsed);
      continue;
    }
    const { name, nameSpan } = parsed.entry;
    const first = firstByName.get(name);
    if (first === undefined) {
      firstByName.set(name, nameSpan);
      entries.push(parsed.entry);
    } else {
      diagnostics.push({ kind: 'duplicate-name', span: nameSpan, name, first });
    }
  }
  return { entries, diagnostics };
}

interface Line {
  /** Without line end. */
  readonly content: string;
  readonly start: number;
  /** Behind the line end. */
  readonly end: number;
}

type ParsedLine = { readonly kind: 'blank' } | { readonly kind: 'entry'; readonly entry: ManifestEntry } | ManifestDiagnostic;

function* lines(text: string): Generator<Line> {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    const content = text.slice(start, end).replace(/\r?\n$/, '');
    yield { content, start, end };
    start = end;
  }
}

function parseLine(line: Line): ParsedLine {
  const { content, start, end } = line;
  const trimmed = content.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return { kind: 'blank' };
  const equals = content.indexOf('=');
  if (equals < 0) return { kind: 'syntax', span: shift(trimmedSpan(content, 0, content.length), start) };
  const left = trimmedSpan(content, 0, equals);
  const right = trimmedSpan(content, equals + 1, content.length);
  const name = content.slice(left.start, left.end);
  const reference = content.slice(right.start, right.end);
  const nameSpan = shift(left, start);
  const referenceSpan = shift(right, start);
  if (!isEnvironmentName(name)) return { kind: 'bad-name', span: nameSpan };
  if (reference === '') return { kind: 'missing-reference', span: referenceSpan, nameSpan };
  if (!reference.startsWith('keyward:')) return { kind: 'literal-value', span: referenceSpan, nameSpan };
  const ref = parseReference(reference);
  if (!ref.ok) return { kind: 'bad-reference', span: referenceSpan, nameSpan, error: ref.error };
  const reason = refusedNameReason(name);
  if (reason !== undefined) return { kind: 'refused-name', span: nameSpan, name, reason };
  return { kind: 'entry', entry: { name, ref: ref.value, nameSpan, referenceSpan, lineSpan: { start, end } } };
}

/** The part of a line without spaces and tabs around it. Scanned by hand: a pattern would backtrack over hostile lines. */
function trimmedSpan(content: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isPadding(content[start])) start += 1;
  while (end > start && isPadding(content[end - 1])) end -= 1;
  return { start, end };
}

function isPadding(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
