import type { Span } from '../../core/model/span';
import { literalPrefixes } from './pattern-prefix';
import type { Rule } from './rules/rule';

/** A rule made ready to run: its pattern with position flags, and how it is placed around a keyword's hit. */
export interface WindowedRule {
  readonly rule: Rule;
  /** Sticky where the keyword leads the pattern, else global. Both report indices of groups. */
  readonly pattern: RegExp;
  readonly placement: Placement;
}

/** `leading`: the match starts at the keyword, so one attempt there decides. `around`: it may start before it. */
export type Placement = 'leading' | 'around';

export interface WindowMatch {
  /** The named group `secret`, or the whole match. */
  readonly value: Span;
  readonly whole: Span;
  readonly reach: Span;
}

/** Characters beside a window that look-behinds and look-aheads may see. */
const CONTEXT = 16;

export function windowed(rule: Rule): WindowedRule {
  const placement = keywordLeads(rule) ? 'leading' : 'around';
  const flags = new Set(rule.pattern.flags.replace(/[gy]/g, '') + 'd' + (placement === 'leading' ? 'y' : 'g'));
  return { rule, pattern: new RegExp(rule.pattern.source, [...flags].join('')), placement };
}

/** All matches of a rule that touch one hit of one of its keywords. The work is bounded by the rule's `maxLength`. */
export function matchAround(rule: WindowedRule, text: string, hit: Span): readonly WindowMatch[] {
  return rule.placement === 'leading' ? matchAt(rule, text, hit) : matchWithin(rule, text, hit);
}

function matchAt({ rule, pattern }: WindowedRule, text: string, hit: Span): readonly WindowMatch[] {
  pattern.lastIndex = hit.start;
  const match = pattern.exec(text);
  if (match === null) return [];
  const reach = { start: hit.start - CONTEXT, end: hit.start + rule.maxLength + CONTEXT };
  return [windowMatch(match, 0, reach)];
}

function matchWithin({ rule, pattern }: WindowedRule, text: string, hit: Span): readonly WindowMatch[] {
  const reach = { start: Math.max(0, hit.end - rule.maxLength - CONTEXT), end: hit.start + rule.maxLength + CONTEXT };
  const window = text.slice(reach.start, reach.end);
  const found: WindowMatch[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(window); match !== null; match = pattern.exec(window)) {
    if (match[0] === '') pattern.lastIndex++;
    const candidate = windowMatch(match, reach.start, reach);
    if (candidate.whole.start < hit.end + CONTEXT && candidate.whole.end > hit.start) found.push(candidate);
  }
  return found;
}

function windowMatch(match: RegExpExecArray, offset: number, reach: Span): WindowMatch {
  const whole = { start: offset + match.index, end: offset + match.index + match[0].length };
  const group = match.indices?.groups?.['secret'];
  return { whole, value: group === undefined ? whole : { start: offset + group[0], end: offset + group[1] }, reach };
}

/** Whether each match begins with one of the keywords, so that one sticky attempt at each hit finds them all. */
function keywordLeads({ pattern, keywords }: Rule): boolean {
  return literalPrefixes(pattern.source).every((prefix) => keywords.some((keyword) => prefix.startsWith(keyword.toLowerCase())));
}
