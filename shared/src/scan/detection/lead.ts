import { literalPrefixes } from './pattern-prefix';
import { WORD_START } from './rules/pattern';
import type { Rule } from './rules/rule';

/** How many characters of a match stand before its keyword, at least and at most, in UTF-16 code units. */
export interface Lead {
  readonly least: number;
  readonly most: number;
}

/**
 * Read off a rule's pattern, so that a few attempts at each hit find all matches: none where the keyword leads, 76 in
 * `[A-Za-z0-9]{76}AZDO`, 3 to 5 in `[a-z]{3,5}_mmk`. Undefined where the syntax before the keyword says nothing that is short.
 */
export function leadOf({ pattern: { source }, keywords }: Pick<Rule, 'pattern' | 'keywords'>): Lead | undefined {
  if (keywordsLead(source, keywords)) return NONE;
  const opener = `${WORD_START}(?:`;
  return source.startsWith(opener) ? leadWithin(source.slice(opener.length), keywords) : undefined;
}

const NONE: Lead = { least: 0, most: 0 };

/** So many places before a keyword are worth an attempt each. */
const MOST_PLACES = 24;

/** A character, a class or alternatives of literals, perhaps left out or repeated within bounds. Assertions (`\b`) are none of them. */
const element = /^(?:\\[^bBk\d]|\[(?:[^\]\\]|\\.)+\]|\(\?:([\w +-]+(?:\|[\w +-]+)*)\)|[^\\[\](){}*+?|.^$])(?:\{(\d+)(?:,(\d+))?\}|(\?))?(?![*+?{])/;

function leadWithin(body: string, keywords: readonly string[]): Lead | undefined {
  let lead = NONE;
  for (let rest = body; lead.most - lead.least < MOST_PLACES;) {
    if (keywordsLead(rest, keywords)) return lead;
    const read = element.exec(rest);
    if (read === null) return undefined;
    lead = append(lead, read);
    rest = rest.slice(read[0].length);
  }
  return undefined;
}

function append({ least, most }: Lead, [, alternatives, from, to, optional]: RegExpExecArray): Lead {
  const lengths = alternatives?.split('|').map(({ length }) => length) ?? [1];
  const fewest = optional === undefined ? Number(from ?? 1) : 0;
  return { least: least + fewest * Math.min(...lengths), most: most + Number(to ?? from ?? 1) * Math.max(...lengths) };
}

function keywordsLead(source: string, keywords: readonly string[]): boolean {
  const longest = keywords.reduce((most, keyword) => Math.max(most, keyword.length), 0);
  return literalPrefixes(source, longest).every((prefix) => keywords.some((keyword) => prefix.startsWith(keyword.toLowerCase())));
}
