import type { StructureVerdict } from './verdict';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * GitHub's and npm's tokens: a prefix up to `_`, random characters, and their CRC32 as six base-62 digits.
 * Source: https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/
 * Fine-grained tokens (`github_pat_`) do not document theirs, so a mismatch there says nothing.
 */
export function checkBase62Crc32(token: string): StructureVerdict {
  const body = token.slice(token.lastIndexOf('_') + 1);
  const [random, checksum] = [body.slice(0, -6), body.slice(-6)];
  if (base62(crc32(random), 6) === checksum) return 'proved';
  return token.startsWith('github_pat_') ? 'unknown' : 'broken';
}

/**
 * Grafana's service account tokens: `glsa_`, the secret, `_`, and eight hex digits of the CRC32 of what stands before.
 * Source: pkg/components/satokengen of https://github.com/grafana/grafana
 */
export function checkGrafanaCrc32(token: string): StructureVerdict {
  const split = token.lastIndexOf('_');
  const checksum = token.slice(split + 1).toLowerCase();
  return crc32(token.slice(0, split)).toString(16).padStart(8, '0') === checksum ? 'proved' : 'broken';
}

/** CRC32 (ISO 3309) of ASCII text, bit by bit: tokens are short and few. */
export function crc32(text: string): number {
  let sum = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    sum ^= text.charCodeAt(index) & 0xff;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ ((sum & 1) === 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function base62(value: number, width: number): string {
  let rest = value;
  let text = '';
  while (text.length < width) {
    text = BASE62.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}
