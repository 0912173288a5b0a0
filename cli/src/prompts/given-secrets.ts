import { createReadStream } from 'node:fs';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';

/** Where a password and a value come from when they are not typed. Never the command line: others can read that. */
export interface GivenSources {
  readonly passwordStdin?: boolean;
  readonly passwordFd?: number;
  readonly valueStdin?: boolean;
  readonly valueFd?: number;
  /** A last line end belongs to the value. */
  readonly keepLineEnd?: boolean;
}

export type GivenFailure =
  | { readonly kind: 'unreadable'; readonly descriptor: number; readonly code: string }
  | { readonly kind: 'too-large'; readonly descriptor: number; readonly limit: number }
  | { readonly kind: 'empty'; readonly descriptor: number };

export interface GivenSecrets {
  readonly password?: SecretValue;
  readonly value?: SecretValue;
}

/** The largest value that is read: more than any store takes. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads what was given by standard input or by descriptors. From one and the same the password is the first line and the
 * value the rest. One line end at the end is left out, as `echo` and editors add it; `keepLineEnd` keeps a value's.
 */
export async function readGivenSecrets(sources: GivenSources): Promise<Result<GivenSecrets, GivenFailure>> {
  const passwordFd = sources.passwordStdin === true ? 0 : sources.passwordFd;
  const valueFd = sources.valueStdin === true ? 0 : sources.valueFd;
  if (passwordFd !== undefined && passwordFd === valueFd) return readBoth(passwordFd, sources);
  const password = passwordFd === undefined ? undefined : await readSecret(passwordFd, withoutLineEnd);
  if (password?.ok === false) return password;
  const value = valueFd === undefined ? undefined : await readSecret(valueFd, trimValue(sources));
  if (value?.ok === false) {
    password?.value.dispose();
    return value;
  }
  return ok({
    ...(password === undefined ? {} : { password: password.value }), ...(value === undefined ? {} : { value: value.value }),
  });
}

type Part = (bytes: Buffer) => Buffer;

async function readBoth(descriptor: number, sources: GivenSources): Promise<Result<GivenSecrets, GivenFailure>> {
  const bytes = await readAll(descriptor);
  if (!bytes.ok) return bytes;
  try {
    const end = bytes.value.indexOf(LINE_FEED);
    const line = end < 0 ? bytes.value : bytes.value.subarray(0, end + 1);
    const rest = end < 0 ? bytes.value.subarray(bytes.value.length) : bytes.value.subarray(end + 1);
    if (rest.length === 0) return err({ kind: 'empty', descriptor });
    return ok({ password: SecretValue.fromBytes(withoutLineEnd(line)), value: SecretValue.fromBytes(trimValue(sources)(rest)) });
  } finally {
    bytes.value.fill(0);
  }
}

async function readSecret(descriptor: number, part: Part): Promise<Result<SecretValue, GivenFailure>> {
  const bytes = await readAll(descriptor);
  if (!bytes.ok) return bytes;
  try {
    const wanted = part(bytes.value);
    return wanted.length === 0 ? err({ kind: 'empty', descriptor }) : ok(SecretValue.fromBytes(wanted));
  } finally {
    bytes.value.fill(0);
  }
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function withoutLineEnd(bytes: Buffer): Buffer {
  if (bytes.at(-1) !== LINE_FEED) return bytes;
  return bytes.subarray(0, bytes.at(-2) === CARRIAGE_RETURN ? -2 : -1);
}

function trimValue({ keepLineEnd }: GivenSources): Part {
  return keepLineEnd === true ? (bytes) => bytes : withoutLineEnd;
}

/** To the end of the stream. Chunks are zeroed: what is left of a value in them would outlive it. */
async function readAll(descriptor: number): Promise<Result<Buffer, GivenFailure>> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of createReadStream('', { fd: descriptor, autoClose: false })) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > MAX_BYTES) return err({ kind: 'too-large', descriptor, limit: MAX_BYTES });
    }
    const all = Buffer.alloc(length);
    let position = 0;
    for (const chunk of chunks) position += chunk.copy(all, position);
    return ok(all);
  } catch (error) {
    return err({ kind: 'unreadable', descriptor, code: error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN' });
  } finally {
    for (const chunk of chunks) chunk.fill(0);
  }
}
