import { createTwoFilesPatch } from 'diff';
import { applyEdits } from '../../../shared/src/core/model/span';
import type { Span } from '../../../shared/src/core/model/span';
import { MASK } from '../../../shared/src/core/redact/mask';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { Painter } from '../../../shared/src/host/terminal/terminal';

/** One side of a diff: a text, and the places in it that nobody must read. */
export interface MaskedText {
  readonly text: string;
  readonly secrets: readonly Span[];
}

/** A unified diff in which every secret, in changed lines and in their context, is a mask. Empty when nothing changes. */
export function maskedDiff(path: string, before: MaskedText | undefined, after: MaskedText, paint: Painter): string {
  const old = before === undefined ? '' : mask(before);
  const changed = mask(after);
  if (old === changed) return '';
  const name = safeText(path);
  const patch = createTwoFilesPatch(before === undefined ? '/dev/null' : `a/${name}`, `b/${name}`, old, changed, '', '', { context: 2 });
  return patch.split('\n').slice(1).map((line) => paintLine(line, paint)).join('\n');
}

function mask({ text, secrets }: MaskedText): string {
  return applyEdits(text, merged(secrets).map((span) => ({ span, newText: MASK })));
}

/** Without overlaps: two rules may speak of one place. */
function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push(span);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}

const MAX_LINE = 400;

function paintLine(line: string, paint: Painter): string {
  // A line end of two characters is no part of what the line says.
  const safe = safeText(line.replace(/\r$/, '').replaceAll('\t', '    '), MAX_LINE);
  if (line.startsWith('+++') || line.startsWith('---')) return paint('bold', safe);
  if (line.startsWith('@@')) return paint('cyan', safe);
  if (line.startsWith('+')) return paint('green', safe);
  return line.startsWith('-') ? paint('red', safe) : safe;
}
