/**
 * Builds look-alikes of keys for the rules' examples. Nothing here was ever valid, and since the parts only meet at run
 * time no scanner finds one in the sources. The same arguments always give the same text, so that documentation and
 * tests are stable.
 */

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const BASE62 = DIGITS + UPPER + LOWER;

/** Random-looking text over an alphabet. `variant` tells apart two texts of the same kind and length. */
export function sample(alphabet: string, length: number, variant = 0): string {
  // A plain loop: all examples together are some hundred thousand characters, made whenever a program starts.
  const next = generator(`${alphabet.length}/${length}/${variant}`);
  let text = '';
  for (let index = 0; index < length; index += 1) text += alphabet.charAt(next() % alphabet.length);
  return text;
}

export const digits = (length: number, variant?: number): string => sample(DIGITS, length, variant);
export const hex = (length: number, variant?: number): string => sample(`${DIGITS}abcdef`, length, variant);
export const lower = (length: number, variant?: number): string => sample(LOWER, length, variant);
export const upper = (length: number, variant?: number): string => sample(UPPER, length, variant);
export const letters = (length: number, variant?: number): string => sample(UPPER + LOWER, length, variant);
export const lowerAlnum = (length: number, variant?: number): string => sample(DIGITS + LOWER, length, variant);
export const upperAlnum = (length: number, variant?: number): string => sample(DIGITS + UPPER, length, variant);
export const alnum = (length: number, variant?: number): string => sample(BASE62, length, variant);
/** The alphabet of RFC 4648, section 6, without padding. */
export const base32 = (length: number, variant?: number): string => sample(`${UPPER}234567`, length, variant);
/** The alphabet of RFC 4648, section 4, without padding. */
export const base64 = (length: number, variant?: number): string => sample(`${BASE62}+/`, length, variant);
/** The alphabet of RFC 4648, section 5; it starts and ends with a letter or digit. */
export const base64url = (length: number, variant?: number): string =>
  alnum(1, variant) + sample(`${BASE62}_-`, length - 2, variant) + alnum(1, (variant ?? 0) + 1);

/** A version 4 UUID (RFC 9562). */
export const uuid = (variant?: number): string =>
  [hex(8, variant), hex(4, variant), `4${hex(3, variant)}`, `a${hex(3, (variant ?? 0) + 1)}`, hex(12, variant)].join('-');

/** A JSON object as base64url, as the parts of a JWT are. */
export const encodedJson = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON object in plain base64, without padding. */
export const base64Json = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64').replace(/=+$/u, '');

/** A JWT over made-up claims (RFC 7519); its signature is random text. */
export const jwt = (claims: object = { sub: '1024', name: 'Robin' }, variant?: number): string =>
  [encodedJson({ alg: 'HS256', typ: 'JWT' }), encodedJson(claims), base64url(43, variant)].join('.');

/** A PEM block (RFC 7468) with a made-up body of `lines` lines. */
export const pem = (label: string, lines: number, lineBreak = '\n'): string => {
  const body = Array.from({ length: lines }, (_, line) => base64(64, line));
  return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`].join(lineBreak);
};

/**
 * Random characters and the six base-62 digits of their CRC32, as in GitHub's and npm's tokens.
 * Source: https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/
 */
export const withBase62Checksum = (length: number, variant?: number): string => {
  const body = alnum(length, variant);
  let rest = crc32(body);
  let checksum = '';
  for (let place = 0; place < 6; place += 1) {
    checksum = BASE62.charAt(rest % 62) + checksum;
    rest = Math.floor(rest / 62);
  }
  return body + checksum;
};

/**
 * A Grafana token: the mark, 32 characters and the CRC32 of both, its bytes from the lowest on.
 * Source: https://github.com/grafana/grafana/blob/main/pkg/components/satokengen/tokengen.go
 */
export const withGrafanaChecksum = (mark: string, variant?: number): string => {
  const key = mark + alnum(32, variant);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(key));
  return `${key}_${checksum.toString('hex')}`;
};

/** CRC32 (ISO 3309) bit by bit: examples are few, a table would be longer than this. */
export function crc32(text: string): number {
  let sum = 0xffffffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/**
 * Counter-examples of a token with a mark: the mark within a longer word, a value that is far too short, a
 * placeholder, a template.
 */
export const misses = (mark: string, value: string): readonly string[] => [
  `x${mark}${value}`, `${mark}${value.slice(0, 3)}`, `${mark}<your key>`, `"${mark}" + rest`,
];

/** Counter-examples of a value that only its neighbourhood marks: another name, no assignment, a look-up, a longer value. */
export const strangers = (name: string, value: string): readonly string[] => [
  `OTHER_KEY="${value}"`, `${name} release notes ${value}`, `${name}_api_key = process.env.API_KEY`, `${name}_key="${value}${value}0"`,
];

/** Marsaglia's xorshift over an FNV-1a hash of the seed: https://www.jstatsoft.org/article/view/v008i14 */
function generator(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) >>> 8;
  };
}
