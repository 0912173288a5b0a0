/** Random bytes from the system's generator (`crypto.randomBytes`). */
export type RandomBytes = (size: number) => Uint8Array;

/** 128 random bits as base64url: names a vault, a commit, a slot, a key or a record. */
export function newId(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(16)).toString('base64url');
}
