import { literalPrefixes } from './pattern-prefix';
import { WORD_START } from './rules/pattern';
import type { Rule } from './rules/rule';

/**
 * How many characters of every match stand before the keyword, so that one attempt at each hit finds all matches: none where
 * the keyword leads, 76 in `[A-Za-z0-9]{76}AZDO`. Undefined where a match may begin at several places before it.
 */
export function fixedLead({ pattern: { source }, keywords }: Pick<Rule, 'pattern' | 'keywords'>): number | undefined {
  if (keywordsLead(source, keywords)) return 0;
  const opener = `${WORD_START}(?:`;
  return source.startsWith(opener) ? leadWithin(source.slice(opener.length), keywords) : undefined;
}

/** One character or class, once or a fixed number of times; assertions (`\b`) and what may be left out are none. */
const element = /^(?:\\[^bB\dk]|\\d|\[(?:[^\]\\]|\\.)+\]|[^\\[\](){}*+?|.^$])(?:\{(\d+)\})?(?![*+?{])/;

function leadWithin(body: string, keywords: readonly string[]): number | undefined {
  let lead = 0;
  for (let rest = body; ; ) {
    if (lead > 0 && keywordsLead(rest, keywords)) return lead;
    const read = element.exec(rest);
    if (read === null) return undefined;
    lead += Number(read[1] ?? 1);
    rest = rest.slice(read[0].length);
  }
}

function keywordsLead(source: string, keywords: readonly string[]): boolean {
  const longest = keywords.reduce((most, keyword) => Math.max(most, keyword.length), 0);
  return literalPrefixes(source, longest).every((prefix) => keywords.some((keyword) => prefix.startsWith(keyword.toLowerCase())));
}
