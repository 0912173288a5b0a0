/** Random bytes from the system's generator (`crypto.randomBytes`). */
export type RandomBytes = (size: number) => Uint8Array;

/** 128 random bits as base64url: names a vault, a commit or a slot. */
export function newId(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(16)).toString('base64url');
}

/** 96 random bits: unique within a vault, and there may be very many. */
export function newRecordId(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(12)).toString('base64url');
}
