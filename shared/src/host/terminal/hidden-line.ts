import { SecretValue } from '../../core/redact/secret-value';

export type LineEnd = 'entered' | 'cancelled' | 'too-long';

/** Longer than any password or key that a person pastes; the buffer is allocated once so that no copy stays behind. */
const MAX_BYTES = 64 * 1024;
/** Of an escape sequence only its beginning matters: a paste's is six bytes long. */
const LONGEST_SEQUENCE = 8;
const PASTE_BEGINS = '[200~';
const PASTE_ENDS = Buffer.from('\u001b[201~', 'latin1');

/**
 * What is typed, as bytes, with the editing keys of a terminal's cooked mode; and what is pasted, which a terminal in
 * bracketed paste mode puts between two marks (xterm Control Sequences, "Bracketed Paste Mode",
 * https://invisible-island.net/xterm/ctlseqs/ctlseqs.html). A paste is taken whole: its line ends do not enter the line.
 */
export class HiddenLine {
  readonly #bytes = Buffer.alloc(MAX_BYTES);
  #length = 0;
  /** Inside an escape sequence, what came of it: an arrow key must not become a part of a password. */
  #sequence: string | undefined;
  /** Inside a paste, how many bytes of its end mark have come. */
  #endMark: number | undefined;
  /** The last byte came from a paste: a line end there is the paste's own. */
  #pasted = false;
  #afterReturn = false;

  /** Takes the bytes of one reading; answers how the line ends, or nothing where it goes on. */
  push(chunk: Buffer): LineEnd | undefined {
    for (const byte of chunk) {
      const end = this.#take(byte);
      if (end !== undefined) return end;
    }
    return undefined;
  }

  /** The line so far. One line end at the end of a paste is left out, as it is where a value comes from a file. */
  value(): SecretValue {
    const lineEnd = this.#pasted && this.#bytes[this.#length - 1] === LINE_FEED ? 1 : 0;
    return SecretValue.fromBytes(this.#bytes.subarray(0, this.#length - lineEnd));
  }

  dispose(): void {
    this.#bytes.fill(0);
  }

  #take(byte: number): LineEnd | undefined {
    if (this.#endMark !== undefined) return this.#paste(byte, this.#endMark);
    if (this.#sequence === undefined) return this.#key(byte);
    this.#escape(byte, this.#sequence);
    return undefined;
  }

  #key(byte: number): LineEnd | undefined {
    switch (byte) {
      case LINE_FEED: case RETURN: return 'entered';
      case 0x03: return 'cancelled';
      case 0x04: return this.#length === 0 ? 'cancelled' : 'entered';
      case 0x08: case 0x7f: this.#eraseCharacter(); return undefined;
      case 0x15: this.#length = 0; return undefined;
      case ESCAPE: this.#sequence = ''; return undefined;
      default: return this.#append(byte, 'typed');
    }
  }

  /** ECMA-48: ESC [ parameters final, where the final byte is 0x40 to 0x7e; ESC and one byte otherwise. */
  #escape(byte: number, before: string): void {
    const sequence = (before + String.fromCharCode(byte)).slice(0, LONGEST_SEQUENCE);
    const goesOn = before === '' ? byte === 0x5b || byte === 0x4f : byte < 0x40 || byte > 0x7e;
    this.#sequence = goesOn ? sequence : undefined;
    if (sequence === PASTE_BEGINS) {
      this.#endMark = 0;
      this.#afterReturn = false;
    }
  }

  /** Everything up to the end mark is the paste's, also what would be an editing key. */
  #paste(byte: number, matched: number): LineEnd | undefined {
    if (byte === PASTE_ENDS[matched]) {
      this.#endMark = matched + 1 === PASTE_ENDS.length ? undefined : matched + 1;
      return undefined;
    }
    if (matched > 0) this.#afterReturn = false;
    for (const held of PASTE_ENDS.subarray(0, matched)) {
      if (this.#append(held, 'pasted') !== undefined) return 'too-long';
    }
    this.#endMark = byte === ESCAPE ? 1 : 0;
    return byte === ESCAPE ? undefined : this.#pasteByte(byte);
  }

  /** Terminals paste a line end as Return, as if it were typed; some as Return and line feed. Both mean a line feed. */
  #pasteByte(byte: number): LineEnd | undefined {
    const second = byte === LINE_FEED && this.#afterReturn;
    this.#afterReturn = byte === RETURN;
    return second ? undefined : this.#append(byte === RETURN ? LINE_FEED : byte, 'pasted');
  }

  #append(byte: number, from: 'typed' | 'pasted'): LineEnd | undefined {
    if (this.#length === MAX_BYTES) return 'too-long';
    this.#bytes[this.#length++] = byte;
    this.#pasted = from === 'pasted';
    return undefined;
  }

  /** A UTF-8 character goes as a whole: its continuation bytes are 10xxxxxx. */
  #eraseCharacter(): void {
    while (this.#length > 0) {
      const byte = this.#bytes[--this.#length] ?? 0;
      if ((byte & 0xc0) !== 0x80) return;
    }
  }
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const ESCAPE = 0x1b;
