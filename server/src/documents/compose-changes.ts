import type { TextChange } from '../../../shared/src/scan/engine';

/**
 * Two changes in a row as one: the smallest replacement of the first text that covers both. The second one's span lies in
 * the text after the first. Used to scan once for all that was typed since the last scan.
 */
export function composeChanges(first: TextChange, second: TextChange): TextChange {
  const firstEnd = first.span.start + first.newLength;
  const start = Math.min(first.span.start, second.span.start);
  const end = Math.max(firstEnd, second.span.end);
  const firstGrowth = first.newLength - (first.span.end - first.span.start);
  const secondGrowth = second.newLength - (second.span.end - second.span.start);
  return { span: { start, end: end - firstGrowth }, newLength: end - start + secondGrowth };
}
