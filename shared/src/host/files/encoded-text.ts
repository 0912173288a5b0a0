import { decodeText, sniffEncoding } from './decode-text';
import type { TextEncoding } from './decode-text';

/** A file's text, and how to write one back so that nothing but the edit changes. */
export interface EncodedText {
  readonly text: string;
  encode(text: string): Buffer;
}

/** Undefined for a binary, and for bytes that would not come back as they were: editing those would damage them. */
export function readEncoded(bytes: Buffer): EncodedText | undefined {
  const encoding = sniffEncoding(bytes);
  if (encoding === undefined) return undefined;
  const mark = MARKS[encoding];
  const hasMark = mark !== undefined && bytes.subarray(0, mark.length).equals(mark);
  const text = decodeText(bytes, encoding);
  const encode = (changed: string): Buffer => Buffer.concat([hasMark ? mark : Buffer.alloc(0), encodeAs(changed, encoding)]);
  return encode(text).equals(bytes) ? { text, encode } : undefined;
}

/** Byte order marks; a text in memory has none, so that positions count from its first character. */
const MARKS: Readonly<Partial<Record<TextEncoding, Buffer>>> = {
  'utf-8': Buffer.from([0xef, 0xbb, 0xbf]),
  'utf-16le': Buffer.from([0xff, 0xfe]),
  'utf-16be': Buffer.from([0xfe, 0xff]),
};

function encodeAs(text: string, encoding: TextEncoding): Buffer {
  switch (encoding) {
    case 'ascii':
    case 'utf-8': return Buffer.from(text, 'utf8');
    case 'latin-1': return Buffer.from(text, 'latin1');
    case 'utf-16le': return Buffer.from(text, 'utf16le');
    case 'utf-16be': return Buffer.from(text, 'utf16le').swap16();
  }
}
