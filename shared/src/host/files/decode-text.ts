import { isAscii, isUtf8 } from 'node:buffer';

export type TextEncoding = 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1';

/**
 * The encoding of a file's bytes, or undefined for a binary file. A byte order mark decides; without one, NULs at every
 * second place mean UTF-16 and any other NUL means binary, as in git. What is no UTF-8 is read as Latin-1, in which
 * every byte is a character and ASCII (all that secrets' formats use) keeps its place.
 */
export function sniffEncoding(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, SNIFF_BYTES);
  if (head.includes(0)) return wideEncoding(head);
  if (isAscii(bytes)) return 'ascii';
  return isUtf8(bytes) ? 'utf-8' : 'latin-1';
}

/** Decodes without the byte order mark, as editors show a text: positions count from the first character. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (encoding) {
    case 'ascii': case 'latin-1': return buffer.toString('latin1');
    case 'utf-8': return withoutMark(buffer.toString('utf8'));
    case 'utf-16le': return withoutMark(buffer.toString('utf16le', 0, evenLength(buffer)));
    case 'utf-16be': return withoutMark(Buffer.from(buffer.subarray(0, evenLength(buffer))).swap16().toString('utf16le'));
  }
}

const SNIFF_BYTES = 8192;

/** Latin text in UTF-16 has its zeros on one side only; three quarters of the pairs are enough to tell. */
function wideEncoding(head: Uint8Array): TextEncoding | undefined {
  let atEven = 0;
  let atOdd = 0;
  for (let index = head.indexOf(0); index >= 0 && (atEven === 0 || atOdd === 0); index = head.indexOf(0, index + 1)) {
    if (index % 2 === 0) atEven++;
    else atOdd++;
  }
  const enough = (head.length / 2) * 0.75;
  if (atEven === 0 && atOdd > enough) return 'utf-16le';
  return atOdd === 0 && atEven > enough ? 'utf-16be' : undefined;
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function evenLength(bytes: Uint8Array): number {
  return bytes.length - (bytes.length % 2);
}
