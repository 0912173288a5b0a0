import type { Span } from '../../core/model/span';
import type { Landmark, TextFingerprinter } from './undo-record';

/** So many lines above and below an edit tell it from one that looks alike, as in a patch. */
const CONTEXT = 2;

/** Remembers where a span stands without remembering any text. */
export function landmarkOf(text: string, span: Span, fingerprint: TextFingerprinter): Landmark {
  const lines = linesOf(text);
  const first = lineAt(lines, span.start);
  const last = lineAt(lines, span.end);
  const from = Math.max(0, first - CONTEXT);
  // That a text ends here says little: something like it may be appended.
  const remembered = lines.slice(from, last + CONTEXT + 1).filter((line, index) => line.text !== '' || from + index <= last);
  return {
    line: from,
    lines: remembered.map((line) => fingerprint(line.text)),
    own: { first: first - from, last: last - from },
    offset: span.start - (lines[first]?.start ?? 0),
    length: span.end - span.start,
  };
}

/** Where the spans stand in the very text that they were remembered in. */
export function landmarksIn(text: string, landmarks: readonly Landmark[]): readonly Span[] {
  const lines = linesOf(text);
  return landmarks.map(({ line, own, offset, length }) => {
    const start = (lines[line + own.first]?.start ?? 0) + offset;
    return { start, end: start + length };
  });
}

/**
 * Where the spans stand in a text that was changed elsewhere. Undefined where any of them cannot be told for sure: its own
 * lines are others, or more than one place looks like it, or they do not follow each other as they did.
 */
export function findLandmarks(text: string, landmarks: readonly Landmark[], fingerprint: TextFingerprinter): readonly Span[] | undefined {
  const lines = linesOf(text);
  const marks = lines.map((line) => fingerprint(line.text));
  const spans: Span[] = [];
  for (const landmark of landmarks) {
    const line = findLine(landmark, marks);
    const start = line === undefined ? undefined : lines[line]?.start;
    if (start === undefined || start + landmark.offset < (spans.at(-1)?.end ?? 0)) return undefined;
    spans.push({ start: start + landmark.offset, end: start + landmark.offset + landmark.length });
  }
  return spans;
}

/** The first own line of a landmark: by all of its lines, or by its own alone where others changed around it. */
function findLine({ lines, own }: Landmark, marks: readonly string[]): number | undefined {
  const around = onlyPlaceOf(lines, marks);
  return around === undefined ? onlyPlaceOf(lines.slice(own.first, own.last + 1), marks) : around + own.first;
}

function onlyPlaceOf(wanted: readonly string[], marks: readonly string[]): number | undefined {
  const places = marks.flatMap((_, at) => (wanted.every((mark, index) => marks[at + index] === mark) ? [at] : []));
  return places.length === 1 ? places[0] : undefined;
}

interface Line {
  readonly start: number;
  /** With its break. */
  readonly text: string;
}

/** At least one: a text that ends with a break has an empty line behind it. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split(/(?<=\r\n|\n|\r(?!\n))/)) {
    lines.push({ start, text: line });
    start += line.length;
  }
  if (/[\r\n]$/.test(text) || text === '') lines.push({ start, text: '' });
  return lines;
}

function lineAt(lines: readonly Line[], position: number): number {
  return lines.findLastIndex(({ start }) => start <= position);
}
