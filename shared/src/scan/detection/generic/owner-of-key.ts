import type { ReadContext } from '../reader';
import type { KeySite } from './key-site';

/** How far above a name the one that it belongs to is looked for, in UTF-16 code units. */
const LONGEST_BLOCK = 400;

/**
 * What a bare `key` is a member of: `crypt: { key: … }`, the YAML mapping or the INI section that it stands in. Undefined
 * where nothing is, or where it has no name.
 */
export function ownerOf({ text, traits }: ReadContext, key: KeySite): string | undefined {
  const above = text.slice(Math.max(0, key.span.start - LONGEST_BLOCK), key.span.start);
  const opened = /(\w{2,40})["']?\s{0,4}(?:=>|[:=])?\s{0,4}[[{(]\s{0,40}["':]?$/.exec(above)?.[1];
  if (opened !== undefined) return opened;
  if (traits.bareValues === 'line') return [...above.matchAll(SECTION)].at(-1)?.[1];
  return traits.bareValues === 'yaml' ? parentOf(above) : undefined;
}

/** `[api]`; of `[google.api]` the last part. */
const SECTION = /^\[[ \t]{0,4}["']?(?:[\w-]{1,40}[.:/ ]){0,4}([\w-]{1,40})["']?[ \t]{0,4}\][ \t]{0,20}$/gm;

/** The nearest line above that is less far in. */
function parentOf(above: string): string | undefined {
  const lines = above.split('\n');
  const own = /^[ ]{0,60}(?=(?:- )?["']?$)/.exec(lines.at(-1) ?? '')?.[0].length;
  if (own === undefined || own === 0) return undefined;
  const whole = above.length < LONGEST_BLOCK ? 0 : 1;
  const parent = lines.slice(whole, -1).findLast((line) => /\S/.test(line) && !/^\s*#/.test(line) && line.length - line.trimStart().length < own);
  return parent === undefined ? undefined : /^\s*(?:- )?["']?([\w.-]{1,60})["']?:\s*$/.exec(parent)?.[1];
}
