import type { LanguageId } from '../../../core/model/language-id';
import type { ByteGate } from './byte-gate';
import {
  ASCII, AT, BACKSLASH, BACKTICK, BAR, CARRIAGE_RETURN, CLOSING_PARENTHESIS, COMMA, DOT, DOUBLE_QUOTE, HYPHEN, isNamePart, LINE_FEED, SINGLE_QUOTE, SLASH, SPACE,
} from './bytes';

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
      if (bytes[index] === DOUBLE_QUOTE) return true;
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
      if (byte === COMMA || byte === CLOSING_PARENTHESIS) return true;
      if (byte < ASCII && !isNamePart(byte) && byte !== DOUBLE_QUOTE) break;
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

/** What is told in words has a quote behind them: only names and the signs between them lead there. */
export const quotedGate: ByteGate = {
  admits: (bytes, { end }) => {
    for (let index = end; index < end + LONGEST_TELLING; index++) {
      const byte = bytes[index] ?? 0;
      if (byte >= ASCII || byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE || byte === BACKTICK || byte === BACKSLASH) return true;
      if (leadsToQuote[byte] !== 1) return false;
    }
    return false;
  },
};

/** An option follows the command's name, which is a word of its own. */
export const optionGate: ByteGate = {
  admits: (bytes, { start, end }) => {
    const before = bytes[start - 1] ?? 0;
    if (before === DOT || isNamePart(before)) return false;
    const limit = Math.min(bytes.length, end + LONGEST_COMMAND);
    for (let index = end; index < limit; index++) {
      const byte = bytes[index] ?? 0;
      if (byte === HYPHEN || byte === SLASH || byte >= ASCII) return true;
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) return bytes[index - 1] === BACKSLASH;
    }
    return false;
  },
};

/** As far as the reader of commands looks; up to the first byte above ASCII, bytes are characters. */
export const LONGEST_COMMAND = 1024;

/** More than what the readers of such places take in front of a quote. */
const LONGEST_TELLING = 160;

/** By ASCII code. */
const leadsToQuote: Uint8Array = Uint8Array.from({ length: ASCII }, (_, code) => Number(/[\w\s@%.=(:-]/.test(String.fromCharCode(code))));

/** Of user and password, in bytes: as many characters as the reader takes, each of up to four bytes. */
const LONGEST_AUTHORITY = 4 * 302;

/** As the reader of tables has them, with room for characters of several bytes. */
const LONGEST_HEAD = 4 * 300;
const LONGEST_NAME = 4 * 141;

/** `\n`, `\r` and `\t`. */
const escapedBlanks: readonly number[] = [0x6e, 0x72, 0x74];

/** By ASCII code, 1 for what neither user nor password holds. */
const endsAuthority: Uint8Array = Uint8Array.from({ length: ASCII }, (_, code) => Number(/[\s/?#"'`<>\\]/.test(String.fromCharCode(code))));
