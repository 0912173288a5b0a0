import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';

/** Where something of a canary was found, and in which form: `raw`, `base64`, `part` … */
export interface Leak {
  readonly where: string;
  readonly form: string;
}

/**
 * A value that exists nowhere else, and all the ways in which it could be written down. The forms are made here on their
 * own, not by the product's redactor: one mistake must not hide in both.
 */
export class Canary {
  readonly #needles: ReadonlyMap<string, readonly Buffer[]>;

  private constructor(readonly value: string) {
    this.#needles = needlesOf(value);
  }

  /** For a text of the test's own, such as a password. */
  static of(value: string): Canary {
    return new Canary(value);
  }

  /** For a value that code must take for a vendor's key: a prefix and letters and digits. */
  static withPrefix(prefix: string, length = 24): Canary {
    const letters = randomBytes(length * 4).toString('base64').replace(/[^A-Za-z0-9]/g, '').slice(0, length);
    // A digit in every four, so that no part of it can be taken for a word that only names the vendor.
    return new Canary(prefix + Array.from(letters, (letter, index) => (index % 4 === 3 ? String(letter.charCodeAt(0) % 10) : letter)).join(''));
  }

  /** For a value that every encoding changes: quotes, blanks, a line feed, letters beyond ASCII, regex and shell characters. */
  static awkward(): Canary {
    const middle = randomBytes(AWKWARD.length).toString('hex');
    return new Canary(Array.from(middle, (letter, index) => letter + (AWKWARD[index] ?? '')).join(''));
  }

  get forms(): readonly string[] {
    return [...this.#needles.keys()];
  }

  /** One way of leaking in that form, for planting. */
  leak(form: string): Buffer {
    const [needle] = this.#needles.get(form) ?? [];
    if (needle === undefined) throw new Error(`no form ${form}`);
    return needle;
  }

  /** The forms in which the canary is found in some bytes; blanks and line breaks between are looked through as well. */
  formsIn(haystack: string | Uint8Array): readonly string[] {
    const bytes = Buffer.from(haystack);
    const dense = Buffer.from(bytes.toString('latin1').replace(/[\s]+/g, ''), 'latin1');
    return [...this.#needles].filter(([, needles]) => needles.some((needle) => bytes.includes(needle) || dense.includes(needle)))
      .map(([form]) => form);
  }

  leaksIn(where: string, haystack: string | Uint8Array): readonly Leak[] {
    return this.formsIn(haystack).map((form) => ({ where, form }));
  }

  /** Searches names, link targets and contents of everything below a folder. `skip` gets paths relative to it. */
  async leaksBelow(folder: string, skip: (relative: string) => boolean = () => false): Promise<readonly Leak[]> {
    const leaks: Leak[] = [];
    for (const name of await readdir(folder, { recursive: true })) {
      const file = path.join(folder, name);
      const where = path.join(path.basename(folder), name);
      leaks.push(...this.leaksIn(`the name of ${where}`, path.basename(name)));
      if (skip(name)) continue;
      leaks.push(...this.leaksIn(where, await contentOf(file)));
    }
    return leaks;
  }
}

const AWKWARD = ['"', '\'', ' ', '\\', '$', '(', 'é', ')', '&', '=', '%', '/', '+', '\n', 'ü', '*', '[', '😀', '<', ';'] as const;

/** A file may be gone again between listing and reading, and sockets cannot be read: neither holds anything then. */
async function contentOf(file: string): Promise<string | Buffer> {
  try {
    const stats = await lstat(file);
    if (stats.isSymbolicLink()) return await readlink(file);
    return stats.isFile() ? await readFile(file) : '';
  } catch {
    return '';
  }
}

/**
 * The shortest piece of a value that counts as a leak, looked for at every third place: whoever shows twelve characters
 * in a row is found. Random text of this length does not occur by chance.
 */
const PART_LENGTH = 10;
const PART_STEP = 3;

function needlesOf(value: string): ReadonlyMap<string, readonly Buffer[]> {
  const bytes = Buffer.from(value, 'utf8');
  const hex = bytes.toString('hex');
  const pairs = hex.match(/../g) ?? [];
  const units = value.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const texts: Readonly<Record<string, readonly string[]>> = {
    'hex': [hex, hex.toUpperCase(), ...parts(value).map((part) => Buffer.from(part).toString('hex'))],
    'percent': [
      encodeURIComponent(value), encodeURI(value), new URLSearchParams([['', value]]).toString().slice(1),
      pairs.map((pair) => `%${pair}`).join(''), pairs.map((pair) => `%${pair.toUpperCase()}`).join(''),
    ],
    'json': [JSON.stringify(value).slice(1, -1), JSON.stringify(JSON.stringify(value)).slice(3, -3), units],
    'byte-list': [bytes.join(',')],
    'base64': alignments(bytes, 'base64'),
    'base64url': alignments(bytes, 'base64url'),
    'base64-of-utf16': alignments(Buffer.from(value, 'utf16le'), 'base64'),
    'hash': ['sha256', 'sha512', 'sha1', 'md5'].flatMap((name) => {
      const digest = createHash(name).update(bytes).digest();
      return [digest.toString('hex'), digest.toString('base64').replace(/=+$/, '')];
    }),
    'part': parts(value),
  };
  const needles = new Map<string, readonly Buffer[]>([
    ['raw', [bytes]],
    ['utf-16', [Buffer.from(value, 'utf16le'), Buffer.from(value, 'utf16le').swap16()]],
  ]);
  for (const [form, list] of Object.entries(texts)) needles.set(form, list.map((text) => Buffer.from(text, 'utf8')));
  return needles;
}

/**
 * Base64 of the value inside a longer text: it may begin at any of three places in a group of three bytes. Characters
 * that also depend on the neighbouring bytes are left out at both ends.
 */
function alignments(bytes: Buffer, encoding: 'base64' | 'base64url'): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString(encoding).replace(/=+$/, '');
    const whole = Math.floor((offset + bytes.length) / 3) * 4;
    return encoded.slice(Math.ceil((offset * 8) / 6), whole);
  });
}

function parts(value: string): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start + PART_LENGTH <= value.length; start += PART_STEP) found.push(value.slice(start, start + PART_LENGTH));
  // A beginning that only names the vendor is no leak.
  return found.filter((part) => /[0-9]/.test(part) || /[^A-Za-z_-]/.test(part));
}
