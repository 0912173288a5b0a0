/** Part of every ciphertext's associated data and of every derived key's label. */
const FORMAT = 'keyward-vault';
const VERSION = '1';

/** What a ciphertext is for. Two purposes never share a label, so that no box opens in the place of another. */
export type Purpose = 'slot' | 'data-key' | 'index' | 'record';

/**
 * A list of texts as bytes, each after its length in bytes (32 bits, big endian): no two lists give the same bytes.
 * Always begins with format, version, vault id and purpose.
 */
export function associatedData(vaultId: string, purpose: Purpose, ...parts: readonly string[]): Buffer {
  return lengthPrefixed([FORMAT, VERSION, vaultId, purpose, ...parts]);
}

/** The `info` of HKDF for a key of this use. */
export function keyLabel(vaultId: string, use: string): Buffer {
  return lengthPrefixed([FORMAT, VERSION, vaultId, 'key', use]);
}

function lengthPrefixed(parts: readonly string[]): Buffer {
  const chunks: Buffer[] = [];
  for (const part of parts) {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    chunks.push(length, bytes);
  }
  return Buffer.concat(chunks);
}
