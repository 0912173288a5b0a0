/**
 * A zeroed buffer that can be zeroed again. `allocUnsafe` and `from` may hand out slices of a pool that others read, and
 * V8 keeps typed arrays of up to 64 bytes on its own heap, where the collector copies them and leaves old copies behind;
 * an ArrayBuffer of its own stays in one place.
 */
export function secretBuffer(size: number): Buffer {
  return Buffer.from(new ArrayBuffer(size));
}

/** Copies key material to a buffer of its own and zeroes where it came from. */
export function takeSecret(source: Uint8Array): Buffer {
  const own = secretBuffer(source.length);
  own.set(source);
  source.fill(0);
  return own;
}

/** A random key. More is drawn than is needed: an array of over 64 bytes is not on V8's heap, and can be zeroed. */
export function randomSecret(size: number, randomBytes: (size: number) => Uint8Array): Buffer {
  const drawn = randomBytes(size + OFF_HEAP_BYTES);
  const own = secretBuffer(size);
  own.set(drawn.subarray(0, size));
  drawn.fill(0);
  return own;
}

const OFF_HEAP_BYTES = 64;
