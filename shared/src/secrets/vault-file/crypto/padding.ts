import { secretBuffer } from '../../../core/redact/secret-buffer';

const LENGTH_BYTES = 4;
const BLOCK = 32;

/** Length (32 bits, big endian), value, zeros up to a multiple of 32: a box tells the length only that closely. */
export function pad(value: Uint8Array): Buffer {
  const padded = secretBuffer(Math.ceil((LENGTH_BYTES + value.length) / BLOCK) * BLOCK);
  padded.writeUInt32BE(value.length);
  padded.set(value, LENGTH_BYTES);
  return padded;
}

/** The part of `padded` that is the value, not a copy; undefined where `pad` cannot have made it. */
export function unpad(padded: Buffer): Buffer | undefined {
  if (padded.length < LENGTH_BYTES || padded.length % BLOCK !== 0) return undefined;
  const end = LENGTH_BYTES + padded.readUInt32BE();
  if (end > padded.length || padded.length - end >= BLOCK) return undefined;
  return padded.subarray(end).every((byte) => byte === 0) ? padded.subarray(LENGTH_BYTES, end) : undefined;
}
