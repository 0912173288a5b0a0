import { isUtf8 } from 'node:buffer';
import { SecretValue } from '../../../../../core/redact/secret-value';
import type { Result } from '../../../../../core/result';
import { err, ok } from '../../../../../core/result';
import { secretBuffer } from '../../../../../core/redact/secret-buffer';
import type { JsonInput, JsonInputMembers } from './json';
import { SecretJson } from './json';

/**
 * JSON (RFC 8259) in UTF-8, in a buffer of its own that the caller zeroes. Values go from their bytes into it and are never a
 * string. `not-text`: a value is not UTF-8, so that a server would store something else.
 */
export function encodeJson(input: JsonInput): Result<Buffer, 'not-text'> {
  const pieces: Buffer[] = [];
  const complete = append(input, pieces);
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const whole = secretBuffer(complete ? size : 0);
  let at = 0;
  for (const piece of pieces) {
    if (complete) at += piece.copy(whole, at);
    piece.fill(0);
  }
  return complete ? ok(whole) : err('not-text');
}

/** False where a value cannot be said in JSON. Every piece is a buffer of its own. */
function append(input: JsonInput, pieces: Buffer[]): boolean {
  if (input instanceof SecretValue) return appendSecret(input, pieces);
  if (input instanceof SecretJson) {
    const copy = secretBuffer(input.text.byteLength);
    input.text.bytes().copy(copy);
    pieces.push(copy);
    return true;
  }
  if (isList(input)) return appendAll('[', input.map((item) => (): boolean => append(item, pieces)), ']', pieces);
  if (typeof input === 'object' && input !== null) return appendObject(input, pieces);
  if (typeof input === 'number' && !Number.isFinite(input)) throw new Error('JSON has no such number');
  pieces.push(own(JSON.stringify(input)));
  return true;
}

function appendObject(members: JsonInputMembers, pieces: Buffer[]): boolean {
  return appendAll('{', Object.entries(members).flatMap(([name, value]) => value === undefined ? [] : [(): boolean => {
    pieces.push(own(`${JSON.stringify(name)}:`));
    return append(value, pieces);
  }]), '}', pieces);
}

function appendAll(open: string, items: readonly (() => boolean)[], close: string, pieces: Buffer[]): boolean {
  pieces.push(own(open));
  const complete = items.every((item, index) => {
    if (index > 0) pieces.push(own(','));
    return item();
  });
  pieces.push(own(close));
  return complete;
}

/** Bytes above 0x7f stay: JSON is UTF-8 and needs escapes only for quotes, backslashes and control characters. */
function appendSecret(value: SecretValue, pieces: Buffer[]): boolean {
  const bytes = value.bytes();
  if (!isUtf8(bytes)) return false;
  const text = secretBuffer(bytes.length * LONGEST_ESCAPE + 2);
  let at = text.write('"', 'latin1');
  for (const byte of bytes) {
    if (byte === 0x22 || byte === 0x5c) at += text.write('\\', at, 'latin1');
    if (byte < 0x20) {
      at += text.write(`\\u00${byte < 0x10 ? '0' : '1'}${(byte % 0x10).toString(16)}`, at, 'latin1');
    } else {
      text[at] = byte;
      at += 1;
    }
  }
  at += text.write('"', at, 'latin1');
  pieces.push(text.subarray(0, at));
  return true;
}

/** `\u00XX` for one byte. */
const LONGEST_ESCAPE = 6;

function own(text: string): Buffer {
  const buffer = secretBuffer(Buffer.byteLength(text, 'utf8'));
  buffer.write(text, 'utf8');
  return buffer;
}

function isList(input: JsonInput): input is readonly JsonInput[] {
  return Array.isArray(input);
}
