import { read as readDescriptor } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { errorCode } from '../../../shared/src/host/error-code';

/** Where secrets come from when they are not typed. Never the command line, nor the environment: others can read those. */
export interface GivenSources {
  readonly passwordStdin?: boolean;
  readonly passwordFd?: number;
  readonly roleIdStdin?: boolean;
  readonly roleIdFd?: number;
  readonly secretIdStdin?: boolean;
  readonly secretIdFd?: number;
  readonly tokenStdin?: boolean;
  readonly tokenFd?: number;
  readonly valueStdin?: boolean;
  readonly valueFd?: number;
  /** A last line end belongs to the value. */
  readonly keepLineEnd?: boolean;
}

export type GivenFailure =
  | { readonly kind: 'unreadable'; readonly descriptor: number; readonly code: string }
  | { readonly kind: 'too-large'; readonly descriptor: number; readonly limit: number }
  | { readonly kind: 'empty'; readonly descriptor: number; readonly what: GivenPart };

/** In the order in which they are read where several come from one input. */
const PARTS = ['password', 'roleId', 'secretId', 'token', 'value'] as const;

export type GivenPart = (typeof PARTS)[number];

export type GivenSecrets = { readonly [P in GivenPart]?: SecretValue };

/** The largest value that is read: more than any store takes. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The longest line, far beyond what anybody types. */
const MAX_LINE_BYTES = 64 * 1024;

/**
 * Reads what was given by standard input or by descriptors. Each is a line, but for the value, which is all that follows;
 * what nobody reads is left for the program that `run` starts. One line end at a value's end is left out, as `echo` and
 * editors add it, unless `keepLineEnd` is said.
 */
export async function readGivenSecrets(sources: GivenSources): Promise<Result<GivenSecrets, GivenFailure>> {
  const given: { [P in GivenPart]?: SecretValue } = {};
  for (const part of PARTS) {
    const descriptor = descriptorOf(part, sources);
    if (descriptor === undefined) continue;
    const secret = part === 'value'
      ? await readSecret(descriptor, readAll, trimValue(sources), part) : await readSecret(descriptor, readLine, withoutLineEnd, part);
    if (!secret.ok) {
      disposeGiven(given);
      return secret;
    }
    given[part] = secret.value;
  }
  return ok(given);
}

export function disposeGiven(given: GivenSecrets): void {
  for (const part of PARTS) given[part]?.dispose();
}

function descriptorOf(part: GivenPart, sources: GivenSources): number | undefined {
  return sources[`${part}Stdin`] === true ? 0 : sources[`${part}Fd`];
}

type Part = (bytes: Buffer) => Buffer;
type Read = (descriptor: number) => Promise<Result<Buffer, GivenFailure>>;

async function readSecret(
  descriptor: number, read: Read, part: Part, what: GivenPart,
): Promise<Result<SecretValue, GivenFailure>> {
  const bytes = await read(descriptor);
  if (!bytes.ok) return bytes;
  try {
    const wanted = part(bytes.value);
    return wanted.length === 0 ? err({ kind: 'empty', descriptor, what }) : ok(SecretValue.fromBytes(wanted));
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

/** Reads to the end. */
function readAll(descriptor: number): Promise<Result<Buffer, GivenFailure>> {
  return readUntil(descriptor, { limit: MAX_BYTES, isEnd: () => false });
}

/** Reads to the first line feed. Byte by byte: what is taken from a pipe cannot be put back for whoever reads next. */
function readLine(descriptor: number): Promise<Result<Buffer, GivenFailure>> {
  return readUntil(descriptor, { limit: MAX_LINE_BYTES, atOnce: 1, isEnd: (last) => last === LINE_FEED });
}

interface Extent {
  readonly limit: number;
  /** The most bytes that one call takes; as many as there is room for where it is not given. */
  readonly atOnce?: number;
  readonly isEnd: (last: number | undefined) => boolean;
}

/**
 * Not through a stream: those keep chunks that nobody zeroes, and print them where NODE_DEBUG asks for it. The buffer that
 * is returned is the caller's to zero; every other one is zeroed here.
 */
async function readUntil(descriptor: number, { limit, atOnce, isEnd }: Extent): Promise<Result<Buffer, GivenFailure>> {
  let buffer: Buffer = Buffer.alloc(FIRST_BUFFER_BYTES);
  let length = 0;
  try {
    for (let count = -1; count !== 0 && !isEnd(buffer[length - 1]);) {
      if (length > limit) return err({ kind: 'too-large', descriptor, limit });
      if (length === buffer.length) buffer = grown(buffer);
      count = await readSome(descriptor, buffer.subarray(length, atOnce === undefined ? undefined : length + atOnce));
      length += count;
    }
    const all = Buffer.alloc(length);
    buffer.copy(all);
    return ok(all);
  } catch (error) {
    return err({ kind: 'unreadable', descriptor, code: errorCode(error) });
  } finally {
    buffer.fill(0);
  }
}

const FIRST_BUFFER_BYTES = 4096;
const EMPTY_PIPE_PAUSE_MS = 10;

/** 0 at the end, which Windows reports as an error. A pipe that was opened without blocking is asked again. */
async function readSome(descriptor: number, target: Buffer): Promise<number> {
  try {
    return (await promisify(readDescriptor)(descriptor, target, 0, target.length, null)).bytesRead;
  } catch (error) {
    if (errorCode(error) === 'EOF') return 0;
    if (errorCode(error) !== 'EAGAIN') throw error;
    await delay(EMPTY_PIPE_PAUSE_MS);
    return readSome(descriptor, target);
  }
}

function grown(buffer: Buffer): Buffer {
  const larger = Buffer.alloc(buffer.length * 2);
  buffer.copy(larger);
  buffer.fill(0);
  return larger;
}
