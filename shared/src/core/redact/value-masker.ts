import type { Disposable } from '../disposable';
import { namedMask } from './named-mask';
import type { SecretValue } from './secret-value';
import { SHORTEST_MASKED_VALUE, valueForms } from './value-forms';

interface Needle {
  readonly bytes: Buffer;
  readonly mask: Buffer;
}

/**
 * Masks known values in a stream of bytes, in every form in which programs print one (`valueForms`), also where a form is cut
 * between two pieces. No more is held back than what may be the beginning of a value. Its time is linear in the stream, but
 * for text that begins like a value over and over.
 *
 * It is hygiene: a program that is to hide a value in its output can.
 */
export class ValueMasker implements Disposable {
  /** By the first two bytes, the longest first. */
  readonly #needles = new Map<number, Needle[]>();
  /** Whether any needle begins with these two bytes: asked at each byte, and nearly always no. */
  readonly #pairs = new Uint8Array(0x10000);
  readonly #firsts = new Uint8Array(0x100);
  #held = Buffer.alloc(0);

  /** Copies what it needs of the values, by the name that their mask shows. */
  constructor(values: Iterable<readonly [name: string, value: SecretValue]>) {
    for (const [name, value] of values) {
      const mask = Buffer.from(namedMask(name));
      for (const bytes of valueForms(value.bytes())) this.#add({ bytes, mask });
    }
    for (const same of this.#needles.values()) same.sort((a, b) => b.bytes.length - a.bytes.length);
  }

  /** Takes the next piece and gives what is ready. */
  push(piece: Uint8Array): Buffer {
    return this.#masked(this.#held.length === 0 ? viewOf(piece) : Buffer.concat([this.#held, piece]), 'more');
  }

  /** What was held back until now. */
  end(): Buffer {
    return this.#masked(this.#held, 'over');
  }

  dispose(): void {
    for (const same of this.#needles.values()) for (const { bytes } of same) bytes.fill(0);
    this.#needles.clear();
    this.#pairs.fill(0);
    this.#firsts.fill(0);
    this.#held.fill(0);
  }

  #add(needle: Needle): void {
    const first = needle.bytes[0] ?? 0;
    const pair = pairAt(needle.bytes, 0);
    this.#firsts[first] = 1;
    this.#pairs[pair] = 1;
    const same = this.#needles.get(pair);
    if (same === undefined) this.#needles.set(pair, [needle]);
    else same.push(needle);
  }

  #masked(bytes: Buffer, rest: 'more' | 'over'): Buffer {
    const parts: Buffer[] = [];
    let from = 0;
    let at = 0;
    while (at < bytes.length) {
      const found = this.#at(bytes, at, rest);
      if (found === 'unfinished') break;
      if (found === 'none') {
        at += 1;
        continue;
      }
      parts.push(bytes.subarray(from, at), found.mask);
      at += found.bytes.length;
      from = at;
    }
    parts.push(bytes.subarray(from, at));
    this.#held = Buffer.from(bytes.subarray(at));
    return Buffer.concat(parts);
  }

  /** `unfinished`: what follows decides whether a value stands here. */
  #at(bytes: Buffer, at: number, rest: 'more' | 'over'): Needle | 'none' | 'unfinished' {
    if (at + 1 === bytes.length) return rest === 'more' && this.#firsts[bytes[at] ?? 0] === 1 ? 'unfinished' : 'none';
    const pair = pairAt(bytes, at);
    if (this.#pairs[pair] !== 1) return 'none';
    let cut: Needle | undefined;
    for (const needle of this.#needles.get(pair) ?? []) {
      const length = Math.min(needle.bytes.length, bytes.length - at);
      if (bytes.compare(needle.bytes, 0, length, at, at + length) !== 0) continue;
      if (length === needle.bytes.length) return needle;
      if (rest === 'more') return 'unfinished';
      // The program ended, or was ended, in the middle of a value; a shorter one that is whole goes before it.
      if (length >= SHORTEST_MASKED_VALUE) cut ??= { bytes: needle.bytes.subarray(0, length), mask: needle.mask };
    }
    return cut ?? 'none';
  }
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function pairAt(bytes: Buffer, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
