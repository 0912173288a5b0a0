import type { RuleId } from '../../core/model/finding';
import { overlaps, type Span } from '../../core/model/span';
import { lineEnd, lineStart } from '../suppress/suppression';

/**
 * What an unsafe pattern is known by, where it moves in a file: its rule and its lines without their blanks. Every value is
 * left out, those of `values` (where the detector found any) and a literal that is the whole pattern: what is made of this
 * tells nobody anything of a secret, and stays the same when one is changed.
 */
export function lineIdentity(text: string, { ruleId, span }: { readonly ruleId: RuleId; readonly span: Span }, values: readonly Span[]): string {
  const lines = { start: lineStart(text, span.start), end: lineEnd(text, span.end) };
  const literal = /^\w{0,2}["'`]/.test(text.slice(span.start, span.start + 3)) ? [span] : [];
  const hidden = [...values.filter((value) => overlaps(value, lines)), ...literal].sort((a, b) => a.start - b.start);
  let at = lines.start;
  let seen = '';
  for (const { start, end } of hidden) {
    if (start > at) seen += text.slice(at, start);
    at = Math.max(at, end);
  }
  return `${ruleId}\n${`${seen}${text.slice(at, Math.max(at, lines.end))}`.replace(/\s+/g, '')}`;
}
