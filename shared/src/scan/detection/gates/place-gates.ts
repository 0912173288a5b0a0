import type { LanguageId } from '../../../core/model/language-id';
import type { ByteGate } from './byte-gate';

/** A password in a URL is followed by an `@`, before anything that ends the authority (RFC 3986, section 3.2). */
export const urlGate: ByteGate = {
  admits: (bytes, { end }) => {
    const limit = Math.min(bytes.length, end + LONGEST_AUTHORITY);
    for (let index = end; index < limit; index++) {
      const byte = bytes[index] ?? 0;
      if (byte === AT) return true;
      if (byte < ASCII && endsAuthority[byte] === 1) return false;
    }
    return limit < bytes.length;
  },
};

/** A bracket, whatever breaks lines in an escaped document, and an escaped quote: `{\n  \"name\"`. */
export const escapedMemberGate: ByteGate = {
  admits: (bytes, { start }) => {
    for (let index = start + 1; index < bytes.length; index++) {
      if (bytes[index] === SPACE) continue;
      if (bytes[index] !== BACKSLASH) return false;
      index++;
      if (bytes[index] === QUOTE) return true;
      if (!escapedBlanks.includes(bytes[index] ?? 0)) return false;
    }
    return false;
  },
};

/** A column is called by its table's first line: at the start of a file, in a list of names, or behind a bar. */
export const columnGate: ByteGate = {
  admits: (bytes, { start, end }, { id }) => {
    if (!withTables.has(id)) return false;
    if (start <= LONGEST_HEAD) return true;
    for (let index = end; index < end + LONGEST_NAME; index++) {
      const byte = bytes[index] ?? 0;
      if (byte === COMMA || byte === CLOSING) return true;
      if (byte < ASCII && !isNameOrQuote(byte)) break;
    }
    for (let index = start - 1; index >= start - LONGEST_NAME; index--) {
      const byte = bytes[index] ?? LINE_FEED;
      if (byte === BAR) return true;
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) return false;
    }
    return false;
  },
};

/** The languages in which the reader of tables looks for some. */
const withTables: ReadonlySet<LanguageId> = new Set(['csv', 'sql', 'markdown', 'plaintext']);

/** Of user and password, in bytes: as many characters as the reader takes, each of up to four bytes. */
const LONGEST_AUTHORITY = 4 * 302;

/** As the reader of tables has them, with room for characters of several bytes. */
const LONGEST_HEAD = 4 * 300;
const LONGEST_NAME = 4 * 141;

const ASCII = 128;
const AT = 0x40;
const SPACE = 0x20;
const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const COMMA = 0x2c;
const CLOSING = 0x29;
const BAR = 0x7c;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** `\n`, `\r` and `\t`. */
const escapedBlanks: readonly number[] = [0x6e, 0x72, 0x74];

/** By ASCII code, 1 for what neither user nor password holds. */
const endsAuthority: Uint8Array = Uint8Array.from({ length: ASCII }, (_, code) => Number(/[\s/?#"'`<>\\]/.test(String.fromCharCode(code))));

function isNameOrQuote(code: number): boolean {
  return code === QUOTE || code === 0x2d || code === 0x5f || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
