import { createHmac } from 'node:crypto';
import type { Fingerprint } from '../model/finding';

/** Turns a value into its fingerprint. Bound to one key: a user's own, or a baseline's. */
export type Fingerprinter = (value: string | Uint8Array) => Fingerprint;

/** 128 bits: no two values of one user collide, and a shorter tag would not be harder to guess. */
const FINGERPRINT_BYTES = 16;

/**
 * HMAC-SHA-256 (RFC 2104), truncated as RFC 2104 section 5 allows.
 * `key` has 32 bytes and is made once per user or baseline.
 */
export function fingerprinter(key: Uint8Array): Fingerprinter {
  if (key.length < 32) throw new Error('a fingerprint key needs 32 bytes');
  return (value) =>
    createHmac('sha256', key).update(value).digest().subarray(0, FINGERPRINT_BYTES).toString('hex');
}
