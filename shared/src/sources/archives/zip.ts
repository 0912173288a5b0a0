import { inflateRawSync } from 'node:zlib';
import type { FileSkipReason } from '../../core/model/skipped-file';
import { err, ok, type Result } from '../../core/result';
import { errorCode } from '../../host/error-code';
import { unpackedLimit, type ArchiveMember } from './archive-member';

/**
 * The files of a zip archive by its central directory; undefined where it has none that can be read.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipMembers(archive: Uint8Array): Iterable<ArchiveMember> | undefined {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const directory = findDirectory(bytes);
  return directory === undefined ? undefined : readDirectory(bytes, directory);
}

interface Directory {
  readonly start: number;
  readonly end: number;
  /** What was put before the archive, such as the program of one that unpacks itself: all offsets leave it out. */
  readonly shift: number;
}

/** Section 4.3.16: the record stands at the end, before a comment of at most 65,535 bytes. */
function findDirectory(bytes: Buffer): Directory | undefined {
  const least = Math.max(0, bytes.length - END_SIZE - 0xffff);
  for (let at = bytes.length - END_SIZE; at >= least; at--) {
    if (bytes.readUInt32LE(at) !== END_SIGNATURE) continue;
    const size = bytes.readUInt32LE(at + 12);
    const start = at - size;
    const shift = start - bytes.readUInt32LE(at + 16);
    // With ZIP64 (section 4.3.14) the numbers here are all ones, and two records more stand before this one.
    if (start >= 0 && shift >= 0) return { start, end: at, shift };
    const wide = findWideDirectory(bytes, at);
    if (wide !== undefined) return wide;
  }
  return undefined;
}

function findWideDirectory(bytes: Buffer, end: number): Directory | undefined {
  const locator = end - LOCATOR_SIZE;
  if (locator < 0 || bytes.readUInt32LE(locator) !== LOCATOR_SIGNATURE) return undefined;
  const record = Number(bytes.readBigUInt64LE(locator + 8));
  if (record + WIDE_END_SIZE > locator || bytes.readUInt32LE(record) !== WIDE_END_SIGNATURE) return undefined;
  const start = Number(bytes.readBigUInt64LE(record + 48));
  return start <= record ? { start, end: record, shift: 0 } : undefined;
}

function* readDirectory(bytes: Buffer, { start, end, shift }: Directory): Iterable<ArchiveMember> {
  for (let at = start; at + ENTRY_SIZE <= end && bytes.readUInt32LE(at) === ENTRY_SIGNATURE;) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const flags = bytes.readUInt16LE(at + 8);
    const name = bytes.toString((flags & UTF8_NAME) === 0 ? 'latin1' : 'utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength);
    const entry: Entry = { at, flags, extra: bytes.subarray(at + ENTRY_SIZE + nameLength, at + ENTRY_SIZE + nameLength + extraLength), shift };
    at += ENTRY_SIZE + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (!/[\\/]$/.test(name)) yield { name, read: (limit) => readEntry(bytes, entry, limit) };
  }
}

interface Entry {
  /** Of its record in the central directory. */
  readonly at: number;
  readonly flags: number;
  readonly extra: Buffer;
  readonly shift: number;
}

function readEntry(bytes: Buffer, { at, flags, extra, shift }: Entry, limit: number): Result<Uint8Array, FileSkipReason> {
  if ((flags & ENCRYPTED) !== 0) return err('encrypted');
  const method = bytes.readUInt16LE(at + 10);
  const narrow = { unpacked: bytes.readUInt32LE(at + 24), packed: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) };
  const { unpacked, packed, offset } = widen(narrow, extra);
  const local = offset + shift;
  if (local + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(local) !== LOCAL_SIGNATURE) return err('unreadable');
  const from = local + LOCAL_SIZE + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from + packed > bytes.length) return err('unreadable');
  if (unpacked > limit) return err('archive-limit');
  const data = bytes.subarray(from, from + packed);
  switch (method) {
    case STORED: return ok(data);
    case DEFLATED: return inflate(data, limit);
    default: return err('unreadable');
  }
}

function inflate(data: Buffer, limit: number): Result<Uint8Array, FileSkipReason> {
  try {
    return ok(inflateRawSync(data, { maxOutputLength: unpackedLimit(data.length, limit) }));
  } catch (error) {
    return err(errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'archive-limit' : 'unreadable');
  }
}

interface Numbers {
  readonly unpacked: number;
  readonly packed: number;
  readonly offset: number;
}

/** Section 4.5.3: for each number that is all ones, and only for those, the extra field has one of 64 bits, in this order. */
function widen(numbers: Numbers, extra: Buffer): Numbers {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== WIDE_EXTRA) continue;
    let next = at + 4;
    const wide = (number: number): number => {
      if (number !== 0xffffffff || next + 8 > extra.length) return number;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    };
    return { unpacked: wide(numbers.unpacked), packed: wide(numbers.packed), offset: wide(numbers.offset) };
  }
  return numbers;
}

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_SIZE = 20;
const WIDE_END_SIGNATURE = 0x06064b50;
const WIDE_END_SIZE = 56;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const WIDE_EXTRA = 1;
const STORED = 0;
const DEFLATED = 8;
/** Section 4.4.4. */
const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;
