import type { RuleId } from '../../core/model/finding';
import { overlaps, type Span } from '../../core/model/span';
import { lineEnd, lineStart } from '../suppress/lines';

/** Rules whose finding is a literal that is a secret, whether the detector took it for one or not. */
const LITERALS: ReadonlySet<RuleId> = new Set(['keyward/hardcoded-key-argument', 'keyward/weak-default-password']);

/**
 * What an unsafe pattern is known by, where it moves in a file: its rule and its lines without their blanks. Every value is
 * left out, those of `values` (where the detector found any) and a literal that is the pattern: what is made of this tells
 * nobody anything of a secret, and stays the same when one is changed.
 */
export function lineIdentity(text: string, { ruleId, span }: { readonly ruleId: RuleId; readonly span: Span }, values: readonly Span[]): string {
  const lines = { start: lineStart(text, span.start), end: lineEnd(text, span.end) };
  const literal = LITERALS.has(ruleId) ? [span] : [];
  const hidden = [...values.filter((value) => overlaps(value, lines)), ...literal].sort((a, b) => a.start - b.start);
  let at = lines.start;
  let seen = '';
  for (const { start, end } of hidden) {
    if (start > at) seen += text.slice(at, start);
    at = Math.max(at, end);
  }
  return `${ruleId}\n${`${seen}${text.slice(at, Math.max(at, lines.end))}`.replace(/\s+/g, '')}`;
}
