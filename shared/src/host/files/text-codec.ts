import { isAscii, isUtf8 } from 'node:buffer';
import { sniffEncoding } from './decode-text';

/** Turns a stream's bytes into text and back, so that what is not changed comes out byte for byte as it came in. */
export interface TextCodec {
  /** A character whose bytes are not all there yet waits for the next piece. */
  decode(bytes: Uint8Array): string;
  encode(text: string): Buffer;
  /** Bytes that were never completed, when the stream is over. */
  rest(): Buffer;
}

/**
 * The codec of a stream that begins with these bytes; undefined for a binary one: bytes that no text has (NULs), and bytes
 * that are no UTF-8 either. A log with NULs alone, as they stand in one that was cut while a program wrote to it, is text.
 */
export function textCodec(head: Uint8Array): TextCodec | undefined {
  const encoding = sniffEncoding(head);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new WideCodec(encoding === 'utf-16be');
  return encoding === undefined && !isUtf8(head.subarray(0, completeLength(head))) ? undefined : new Utf8Codec();
}

/**
 * UTF-8 in which a byte that belongs to no character becomes a lone surrogate (U+DC80 to U+DCFF), which UTF-8 cannot have,
 * as Python's "surrogateescape" does: https://peps.python.org/pep-0383/
 */
class Utf8Codec implements TextCodec {
  #incomplete = Buffer.alloc(0);

  decode(bytes: Uint8Array): string {
    const all = this.#incomplete.length === 0 ? bytes : Buffer.concat([this.#incomplete, bytes]);
    const end = completeLength(all);
    this.#incomplete = Buffer.from(all.subarray(end));
    return decodeLossless(Buffer.from(all.buffer, all.byteOffset, end));
  }

  encode(text: string): Buffer {
    if (!LONE_SURROGATE.test(text)) return Buffer.from(text, 'utf8');
    return Buffer.concat(text.split(ESCAPED_BYTE).map((part) => (
      ESCAPED_BYTE.test(part) ? Buffer.of(part.charCodeAt(0) & 0xff) : Buffer.from(part, 'utf8'))));
  }

  rest(): Buffer {
    const rest = this.#incomplete;
    this.#incomplete = Buffer.alloc(0);
    return rest;
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const ESCAPED_BYTE = /([\udc80-\udcff])/u;

/** UTF-16: every code unit stands for itself, whether it is half of a character or not. */
class WideCodec implements TextCodec {
  readonly #bigEndian: boolean;
  #incomplete = Buffer.alloc(0);

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian;
  }

  decode(bytes: Uint8Array): string {
    const all = Buffer.concat([this.#incomplete, bytes]);
    const end = all.length - (all.length % 2);
    this.#incomplete = all.subarray(end);
    const units = all.subarray(0, end);
    return (this.#bigEndian ? units.swap16() : units).toString('utf16le');
  }

  encode(text: string): Buffer {
    const units = Buffer.from(text, 'utf16le');
    return this.#bigEndian ? units.swap16() : units;
  }

  rest(): Buffer {
    const rest = this.#incomplete;
    this.#incomplete = Buffer.alloc(0);
    return rest;
  }
}

function decodeLossless(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    if (length === 0) {
      parts.push(bytes.toString('utf8', from, at), String.fromCharCode(0xdc00 + (bytes[at] ?? 0)));
      from = at + 1;
    }
    at += Math.max(length, 1);
  }
  parts.push(bytes.toString('utf8', from));
  return parts.join('');
}

/** Bytes of the character at `at`; 0 where there is none. */
function characterLength(bytes: Buffer, at: number): number {
  const length = lengthByLead(bytes[at] ?? 0);
  if (length <= 1) return length;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

/** RFC 3629, section 3. */
function lengthByLead(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Without the beginning of a character whose other bytes may come with the next piece. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lengthByLead(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
