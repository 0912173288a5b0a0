import type { Span } from '../../core/model/span';
import { isWord } from './generic/key-site';
import { leadOf, type Lead } from './lead';
import { WORD_START } from './rules/pattern';
import type { Rule } from './rules/rule';

/**
 * `leading`: the match starts at the keyword, so one attempt there decides. `behind`: it starts a known number of characters
 * before it, so attempts there decide. `around`: it may start anywhere before it.
 */
export type Placement = 'leading' | 'behind' | 'around';

/** A rule made ready to run. That happens at the first hit: most rules of a scan are never asked, and starting must be fast. */
export class WindowedRule {
  readonly rule: Rule;
  #ready: Prepared | undefined;

  constructor(rule: Rule) {
    this.rule = rule;
  }

  get placement(): Placement {
    return this.#prepared().placement;
  }

  /** What is known of it unless `placement` is `around`. */
  get lead(): Lead {
    return this.#prepared().lead;
  }

  /** Sticky where attempts decide, else global. Both report indices of groups. */
  get pattern(): RegExp {
    return this.#prepared().pattern;
  }

  /** No match begins within a word: seen before the pattern is asked, because short keywords stand in a hundred words. */
  get startsWord(): boolean {
    return this.#prepared().startsWord;
  }

  #prepared(): Prepared {
    this.#ready ??= prepare(this.rule);
    return this.#ready;
  }
}

interface Prepared {
  readonly placement: Placement;
  readonly lead: Lead;
  readonly pattern: RegExp;
  readonly startsWord: boolean;
}

export interface WindowMatch {
  /** The named group `secret`, or the whole match. */
  readonly value: Span;
  readonly whole: Span;
  readonly reach: Span;
}

/** Characters beside a window that look-behinds and look-aheads may see. */
export const WINDOW_CONTEXT = 16;

/** All matches of a rule that touch one hit of one of its keywords. The work is bounded by the rule's `maxLength`. */
export function matchAround(rule: WindowedRule, text: string, hit: Span): readonly WindowMatch[] {
  if (rule.placement === 'around') return matchWithin(rule, text, hit);
  const { least, most } = rule.lead;
  for (let start = hit.start - most; start <= hit.start - least; start++) {
    const found = matchAt(rule, text, start);
    if (found.length > 0) return found;
  }
  return NO_MATCHES;
}

function matchAt({ rule, pattern, startsWord }: WindowedRule, text: string, start: number): readonly WindowMatch[] {
  if (start < 0 || (startsWord && isWithinWord(text, start))) return NO_MATCHES;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (match === null) return NO_MATCHES;
  const reach = { start: start - WINDOW_CONTEXT, end: start + rule.maxLength + WINDOW_CONTEXT };
  return [windowMatch(match, 0, reach)];
}

const NO_MATCHES: readonly WindowMatch[] = [];

/** What `WORD_START` excludes. */
function isWithinWord(text: string, position: number): boolean {
  return isWord(text.charCodeAt(position - 1)) && text.charCodeAt(position - 2) !== BACKSLASH;
}

const BACKSLASH = 0x5c;

function matchWithin({ rule, pattern }: WindowedRule, text: string, hit: Span): readonly WindowMatch[] {
  const reach = { start: Math.max(0, hit.end - rule.maxLength - WINDOW_CONTEXT), end: hit.start + rule.maxLength + WINDOW_CONTEXT };
  const window = text.slice(reach.start, reach.end);
  const found: WindowMatch[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(window); match !== null; match = pattern.exec(window)) {
    if (match[0] === '') pattern.lastIndex++;
    const candidate = windowMatch(match, reach.start, reach);
    if (candidate.whole.start < hit.end + WINDOW_CONTEXT && candidate.whole.end > hit.start) found.push(candidate);
  }
  return found;
}

function windowMatch(match: RegExpExecArray, offset: number, reach: Span): WindowMatch {
  const whole = { start: offset + match.index, end: offset + match.index + match[0].length };
  const group = match.indices?.groups?.['secret'];
  return { whole, value: group === undefined ? whole : { start: offset + group[0], end: offset + group[1] }, reach };
}

function prepare(rule: Rule): Prepared {
  const lead = leadOf(rule);
  const placement = lead === undefined ? 'around' : lead.most === 0 ? 'leading' : 'behind';
  const flags = new Set(rule.pattern.flags.replace(/[gy]/g, '') + 'd' + (placement === 'around' ? 'g' : 'y'));
  const { source } = rule.pattern;
  return { placement, lead: lead ?? { least: 0, most: 0 }, pattern: new RegExp(source, [...flags].join('')), startsWord: source.startsWith(WORD_START) };
}
