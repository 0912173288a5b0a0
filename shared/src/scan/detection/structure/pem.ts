import type { StructureVerdict } from './verdict';

const block = /-----BEGIN ([A-Z0-9 ]{1,60})-----([\s\S]*?)-----END \1-----/;
const OPENSSH_MAGIC = 'openssh-key-v1\0';
/** The smallest private keys, Ed25519 in PKCS #8 (RFC 8410), take 48 bytes. */
const SMALLEST_KEY = 40;

/**
 * A private key in textual encoding (RFC 7468, RFC 4716 for OpenSSH's): the body is base64 of an ASN.1 sequence whose
 * length fits. An encrypted or elided body is not a usable key.
 */
export function checkPem(text: string): StructureVerdict {
  const [, label, inner] = block.exec(unescapeLines(text)) ?? [];
  if (label === undefined || inner === undefined) return 'unknown';
  if (label.startsWith('ENCRYPTED') || /Proc-Type: ?4, ?ENCRYPTED/.test(inner)) return 'broken';
  if (label.startsWith('PGP')) return inner.length > 200 ? 'unknown' : 'broken';
  const body = inner.replace(/^[A-Za-z-]+: .*$/gm, '').replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return 'broken';
  const bytes = Buffer.from(body, 'base64');
  if (label.startsWith('OPENSSH')) return checkOpenSsh(bytes);
  return bytes.length >= SMALLEST_KEY && sequenceFits(bytes) ? 'proved' : 'broken';
}

/** The body of an OpenSSH key. https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
function checkOpenSsh(bytes: Buffer): StructureVerdict {
  if (bytes.toString('latin1', 0, OPENSSH_MAGIC.length) !== OPENSSH_MAGIC || bytes.length < OPENSSH_MAGIC.length + 8) return 'broken';
  const start = OPENSSH_MAGIC.length + 4;
  const cipher = bytes.toString('latin1', start, start + bytes.readUInt32BE(OPENSSH_MAGIC.length));
  return cipher === 'none' ? 'proved' : 'broken';
}

/** DER (X.690, section 8.1): a SEQUENCE whose length covers the rest. */
function sequenceFits(bytes: Buffer): boolean {
  if (bytes[0] !== 0x30) return false;
  const first = bytes[1] ?? 0;
  if (first < 0x80) return first + 2 === bytes.length;
  const width = first & 0x7f;
  if (width < 1 || width > 4 || bytes.length < 2 + width) return false;
  return bytes.readUIntBE(2, width) + 2 + width === bytes.length;
}

/** Line breaks of a key that stands in a string literal: `\n`, `\r\n`, with any number of backslashes. */
function unescapeLines(text: string): string {
  return text.replace(/(?:\\+r)?\\+n/g, '\n');
}
