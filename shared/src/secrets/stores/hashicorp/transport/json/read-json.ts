import { isUtf8 } from 'node:buffer';
import { SecretValue } from '../../../../../core/redact/secret-value';
import { secretBuffer } from '../../../../../core/redact/secret-buffer';
import type { Json } from './json';
import { SecretJson } from './json';

/** Names of members from the top of the text, `*` for any: what lies there is a secret. */
export type Places = readonly (readonly string[])[];

/**
 * Reads JSON (RFC 8259) from bytes. `JSON.parse` wants a string, which nobody can zero, and makes strings of everything in
 * it; here what lies at a secret place goes from the bytes into a SecretValue and was never a string. Undefined where the
 * bytes are not JSON in UTF-8, name a member twice or nest too deep. The caller zeroes the bytes.
 */
export function readJson(bytes: Buffer, secrets: Places): Json | undefined {
  if (!isUtf8(bytes)) return undefined;
  const reader = new JsonReader(bytes);
  try {
    return reader.document(secrets);
  } catch (error) {
    reader.disposeSecrets();
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

const MAX_DEPTH = 64;
const LITERALS = [['true', true], ['false', false], ['null', null]] as const;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/** The longest number that anything here has a use for. */
const MAX_NUMBER = 64;

class NotJson extends Error {}

class JsonReader {
  readonly #bytes: Buffer;
  readonly #secrets: { dispose(): void }[] = [];
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  document(secrets: Places): Json {
    const value = this.#value(secrets, 0);
    if (this.#next() !== undefined) throw new NotJson();
    return value;
  }

  disposeSecrets(): void {
    for (const secret of this.#secrets) secret.dispose();
  }

  #value(places: Places, depth: number): Json {
    if (depth > MAX_DEPTH) throw new NotJson();
    if (places.some((place) => place.length === 0)) return this.#secret(depth);
    const first = this.#next();
    if (first === OPEN_OBJECT) return this.#object(places, depth);
    if (first === OPEN_LIST) return this.#list(places, depth);
    if (first === QUOTE) return this.#string();
    return this.#literal();
  }

  #object(places: Places, depth: number): Json {
    // Without a prototype: a member `__proto__` is one like others.
    const members = Object.create(null) as Record<string, Json>;
    this.#items(CLOSE_OBJECT, () => {
      if (this.#next() !== QUOTE) throw new NotJson();
      const name = this.#string();
      if (name in members) throw new NotJson();
      this.#take(COLON);
      members[name] = this.#value(below(places, name), depth + 1);
    });
    return members;
  }

  #list(places: Places, depth: number): Json {
    const items: Json[] = [];
    this.#items(CLOSE_LIST, () => items.push(this.#value(below(places, '*'), depth + 1)));
    return items;
  }

  /** A string as a SecretValue; anything else as the bytes that it is written with. */
  #secret(depth: number): Json {
    const first = this.#next();
    const start = this.#at;
    if (first === QUOTE) return this.#keep(this.#secretString());
    this.#skip(depth);
    return this.#keep(new SecretJson(SecretValue.fromBytes(this.#bytes.subarray(start, this.#at))));
  }

  #keep<Secret extends SecretValue | SecretJson>(secret: Secret): Secret {
    this.#secrets.push(secret);
    return secret;
  }

  /** Reads over a value without making anything of it. */
  #skip(depth: number): void {
    if (depth > MAX_DEPTH) throw new NotJson();
    const first = this.#next();
    if (first === OPEN_OBJECT) {
      this.#items(CLOSE_OBJECT, () => {
        if (this.#next() !== QUOTE) throw new NotJson();
        this.#unescaped(this.#rawString()).fill(0);
        this.#take(COLON);
        this.#skip(depth + 1);
      });
    } else if (first === OPEN_LIST) this.#items(CLOSE_LIST, () => this.#skip(depth + 1));
    else if (first === QUOTE) this.#unescaped(this.#rawString()).fill(0);
    else this.#literal();
  }

  /** What stands between brackets: `item` reads one, commas are read here. */
  #items(close: number, item: () => void): void {
    this.#at += 1;
    if (this.#next() === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      item();
      if (this.#next() === close) break;
      this.#take(COMMA);
    }
    this.#at += 1;
  }

  #string(): string {
    const raw = this.#rawString();
    return (raw.includes(BACKSLASH) ? this.#unescaped(raw) : raw).toString('utf8');
  }

  #secretString(): SecretValue {
    const text = this.#unescaped(this.#rawString());
    const value = SecretValue.fromBytes(text);
    text.fill(0);
    return value;
  }

  /** The bytes between two quotes, as they are written. */
  #rawString(): Buffer {
    const start = this.#at + 1;
    let end = start;
    for (let byte = this.#bytes[end]; byte !== QUOTE; byte = this.#bytes[end]) {
      if (byte === undefined || byte < 0x20) throw new NotJson();
      end += byte === BACKSLASH ? 2 : 1;
    }
    this.#at = end + 1;
    return this.#bytes.subarray(start, end);
  }

  /** In a buffer of its own, never longer than what is written: an escape is longer than what it stands for. */
  #unescaped(raw: Buffer): Buffer {
    const text = secretBuffer(raw.length);
    let length = 0;
    for (let at = 0; at < raw.length;) {
      if (raw[at] === BACKSLASH) {
        const escape = readEscape(raw, at);
        length += text.write(escape.text, length, 'utf8');
        at += escape.length;
      } else {
        text[length] = raw[at] ?? 0;
        length += 1;
        at += 1;
      }
    }
    return text.subarray(0, length);
  }

  #literal(): null | boolean | number {
    for (const [word, value] of LITERALS) {
      if (this.#bytes.subarray(this.#at, this.#at + word.length).equals(Buffer.from(word))) {
        this.#at += word.length;
        return value;
      }
    }
    let end = this.#at;
    while (end - this.#at < MAX_NUMBER && /[-+.0-9eE]/.test(String.fromCharCode(this.#bytes[end] ?? 0))) end += 1;
    const text = this.#bytes.toString('latin1', this.#at, end);
    if (!NUMBER.test(text)) throw new NotJson();
    this.#at = end;
    return Number(text);
  }

  #take(byte: number): void {
    if (this.#next() !== byte) throw new NotJson();
    this.#at += 1;
  }

  /** The next byte that is no white space, without taking it. */
  #next(): number | undefined {
    let byte = this.#bytes[this.#at];
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      this.#at += 1;
      byte = this.#bytes[this.#at];
    }
    return byte;
  }
}

function below(places: Places, name: string): Places {
  return places.filter(([first]) => first === '*' || first === name).map(([, ...rest]) => rest);
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t',
};

/** The escape at `at`, one character of the text, and how many bytes are written for it. Halves of a pair belong together. */
function readEscape(raw: Buffer, at: number): { readonly text: string; readonly length: number } {
  const letter = String.fromCharCode(raw[at + 1] ?? 0);
  const short = SHORT_ESCAPES[letter];
  if (short !== undefined) return { text: short, length: 2 };
  if (letter !== 'u') throw new NotJson();
  const first = hexUnit(raw, at);
  const second = first >= 0xd800 && first < 0xdc00 && raw[at + 6] === BACKSLASH && raw[at + 7] === 0x75 ? hexUnit(raw, at + 6) : 0;
  const pair = second >= 0xdc00 && second < 0xe000;
  return { text: pair ? String.fromCharCode(first, second) : String.fromCharCode(first), length: pair ? 12 : 6 };
}

function hexUnit(raw: Buffer, at: number): number {
  const digits = raw.toString('latin1', at + 2, at + 6);
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new NotJson();
  return Number.parseInt(digits, 16);
}
