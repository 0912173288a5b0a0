import { timingSafeEqual } from 'node:crypto';

/**
 * A secret on its way from a store to one callback. It cannot be printed, serialised or interpolated by accident: every
 * such way gives `[secret]`. The bytes lie in a buffer of their own (never Node's shared pool) and are zeroed by
 * `dispose`. Who may call `bytes` or `text` is listed in test/architecture.
 */
export class SecretValue {
  readonly #bytes: Buffer;
  #disposed = false;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Copies the bytes; the caller keeps, and should zero, its own. */
  static fromBytes(bytes: Uint8Array): SecretValue {
    const own = ownBuffer(bytes.length);
    own.set(bytes);
    return new SecretValue(own);
  }

  /** For text that is already a string, such as a document's. A string cannot be zeroed: keep its life short. */
  static fromText(text: string): SecretValue {
    const own = ownBuffer(Buffer.byteLength(text, 'utf8'));
    own.write(text, 'utf8');
    return new SecretValue(own);
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  /** The live bytes, valid until `dispose`. Do not keep them. */
  bytes(): Buffer {
    this.#assertUsable();
    return this.#bytes;
  }

  /** The value as UTF-8 text, for outlets that take nothing else (environment, clipboard, input box). */
  text(): string {
    this.#assertUsable();
    return this.#bytes.toString('utf8');
  }

  /** Compares in constant time for equal lengths. */
  equals(other: SecretValue): boolean {
    this.#assertUsable();
    other.#assertUsable();
    return this.#bytes.length === other.#bytes.length && timingSafeEqual(this.#bytes, other.#bytes);
  }

  clone(): SecretValue {
    return SecretValue.fromBytes(this.bytes());
  }

  dispose(): void {
    this.#bytes.fill(0);
    this.#disposed = true;
  }

  toString(): string {
    return PLACEHOLDER;
  }

  toJSON(): string {
    return PLACEHOLDER;
  }

  [Symbol.toPrimitive](): string {
    return PLACEHOLDER;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return PLACEHOLDER;
  }

  #assertUsable(): void {
    if (this.#disposed) throw new Error('this secret was already disposed of');
  }
}

const PLACEHOLDER = '[secret]';

/** V8 keeps small typed arrays on its heap, whose collector leaves copies behind; an ArrayBuffer of its own stays put. */
function ownBuffer(size: number): Buffer {
  return Buffer.from(new ArrayBuffer(size));
}
