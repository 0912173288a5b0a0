import type { Hits } from './automaton';

/**
 * Hits at byte offsets as hits at the UTF-16 offsets of the text that the bytes decode to, in one pass up to the last of
 * them. `bytes` are valid UTF-8 (RFC 3629); a byte order mark at their start is not part of the text.
 */
export function hitsInDecodedText(hits: Hits, bytes: Uint8Array): Hits {
  const moved: number[] = [];
  let at = hasByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0;
  let units = 0;
  for (let index = 0; index < hits.length; index += 2) {
    const end = hits[index + 1] ?? 0;
    for (; at < end; at++) units += unitsStartedBy(bytes[at] ?? 0);
    moved.push(hits[index] ?? 0, units);
  }
  return moved;
}

/** UTF-16 code units of the character that begins with this byte; 0 for the bytes that go on with one. */
function unitsStartedBy(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
}
