import { decode } from '../../../core/decode/decode';
import type { CredentialRole, RelatedPlace } from '../../../core/model/finding';
import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ByteGate } from '../gates/byte-gate';
import type { ReadContext, Reader } from '../reader';
import { reportValue, type FoundValue } from './report-value';

/** A place that one pattern describes: what stands between a keyword and a value. */
export interface PlacePattern extends Pick<FoundValue, 'rule' | 'prior'> {
  readonly keywords: readonly string[];
  /** Sticky and with indices; it starts where the keyword ends. Its groups are those of `reportMatch`. */
  readonly pattern: RegExp;
  /** What the text up to the keyword's end must say, where the keyword alone says too little. */
  readonly preceded?: RegExp;
  readonly gate?: ByteGate;
}

/** How far back `preceded` is looked for. */
const BEFORE = 200;

/** A reader of one such place. */
export function placeReader({ keywords, pattern, preceded, gate, ...place }: PlacePattern): Reader {
  const read = (context: ReadContext, hit: Span, sink: CandidateSink): void => {
    pattern.lastIndex = hit.end;
    const match = pattern.exec(context.text);
    if (match === null) return;
    if (preceded !== undefined && !preceded.test(context.text.slice(Math.max(0, hit.start - BEFORE), hit.end))) return;
    reportMatch(context, match, place, sink);
  };
  return { keywords, ...(gate === undefined ? {} : { gate }), read };
}

export interface PlaceBefore extends Omit<PlacePattern, 'preceded' | 'gate'> {
  /** The most that the pattern reads, in UTF-16 code units, where that is less than `BEFORE`. */
  readonly longest?: number;
  /** What the keyword must stand behind; everywhere else the pattern is not asked. */
  readonly behind?: string;
}

/** A place whose keyword stands behind the value: `echo x | sudo -S`. `pattern` has indices and ends with `$`, where the keyword begins. */
export function placeBeforeReader({ keywords, pattern, longest = BEFORE, behind = '', ...place }: PlaceBefore): Reader {
  const read = (context: ReadContext, hit: Span, sink: CandidateSink): void => {
    if (!context.text.startsWith(behind, hit.start - behind.length)) return;
    const floor = Math.max(0, hit.start - longest);
    const before = context.text.slice(floor, hit.start);
    const offset = floor + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    const match = pattern.exec(context.text.slice(offset, hit.start));
    if (match !== null) reportMatch(context, match, { ...place, offset }, sink);
  };
  return { keywords, read };
}

/** What is told of a match besides its places. `offset`: where in the document the text that was matched begins. */
export interface MatchedPlace extends Omit<FoundValue, 'span' | 'value' | 'related'> {
  readonly offset?: number;
  /** Parts of the same credential that stand outside of the match. */
  readonly partners?: readonly RelatedPlace[];
}

/**
 * Reports the group `secret` of a match with indices; the groups `user` and `host`, where the pattern has them, are the
 * other parts of the same credential.
 */
export function reportMatch(context: ReadContext, match: RegExpExecArray, { offset = 0, partners = [], ...found }: MatchedPlace, sink: CandidateSink): void {
  const span = groupSpan(match, 'secret', offset);
  if (span === undefined) return;
  const decoded = decode(context.text.slice(span.start, span.end), found.decoding ?? []);
  if (!decoded.ok) return;
  reportValue(context, { ...found, span, value: decoded.value, related: [...relatedPlaces(match, offset), ...partners] }, sink);
}

const namedRoles: readonly CredentialRole[] = ['user', 'host'];

function relatedPlaces(match: RegExpExecArray, offset: number): readonly RelatedPlace[] {
  return namedRoles.flatMap((role) => {
    const span = groupSpan(match, role, offset);
    return span === undefined || span.start === span.end ? [] : [{ role, span }];
  });
}

/** Where a named group matched in the document; undefined where it took no part in the match. */
export function groupSpan(match: RegExpExecArray, group: string, offset = 0): Span | undefined {
  const range = match.indices?.groups?.[group];
  return range === undefined ? undefined : { start: offset + range[0], end: offset + range[1] };
}
