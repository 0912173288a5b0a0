/** A zeroed buffer of its own memory: `allocUnsafe` and `from` may hand out slices of a pool that others read. */
export function secretBuffer(size: number): Buffer {
  return Buffer.alloc(size);
}

/** Copies key material to a buffer of its own and zeroes where it came from. */
export function takeSecret(source: Uint8Array): Buffer {
  const own = secretBuffer(source.length);
  own.set(source);
  source.fill(0);
  return own;
}
