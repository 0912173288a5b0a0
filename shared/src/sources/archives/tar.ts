import { err, ok } from '../../core/result';
import type { ArchiveMember } from './archive-member';

/**
 * The regular files of a tar archive, in its order; it ends where a header is damaged. POSIX's pax format and GNU's long names
 * are understood: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
export function* tarMembers(archive: Uint8Array): Iterable<ArchiveMember> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  let named: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK);
    if (!hasChecksum(header)) return;
    const size = numberIn(header.subarray(124, 136));
    const type = String.fromCharCode(header[156] ?? 0);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    switch (type) {
      case 'x': named = paxPath(content) ?? named; continue;
      case 'L': named = text(content); continue;
      case 'g': case 'K': continue;
      case '0': case '\0': case '7': yield { name: named ?? nameIn(header), read: readerOf(content, size) }; break;
      default: break;
    }
    named = undefined;
  }
}

const BLOCK = 512;

function readerOf(content: Buffer, size: number): ArchiveMember['read'] {
  return (limit) => (size > limit ? err('archive-limit') : content.length < size ? err('unreadable') : ok(content));
}

function nameIn(header: Buffer): string {
  const prefix = text(header.subarray(345, 500));
  const name = text(header.subarray(0, 100));
  // GNU's older format keeps times where POSIX has the prefix; its magic goes on with a blank.
  return prefix === '' || header[262] === 0x20 ? name : `${prefix}/${name}`;
}

function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

/**
 * Octal digits, or GNU's binary numbers where the first bit is set; never negative, or an archive would lead back into itself.
 * What is no number counts as 0, and too large a number ends the archive.
 */
function numberIn(field: Buffer): number {
  if (((field[0] ?? 0) & 0x80) !== 0) return field.readUIntBE(field.length - 6, 6);
  const digits = text(field).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : 0;
}

/** The sum of all bytes, those of the sum itself taken as blanks. A block of zeros, which ends an archive, has none. */
function hasChecksum(header: Buffer): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0);
  return sum === numberIn(header.subarray(148, 156));
}

/** Records of the form `length key=value`, each with its own length in it. */
function paxPath(content: Buffer): string | undefined {
  let path: string | undefined;
  for (let at = 0; at < content.length;) {
    const length = Number.parseInt(content.toString('latin1', at, at + 12), 10);
    if (!(length > 0)) break;
    const record = content.toString('utf8', at, at + length - 1);
    const [, value] = /^\d+ path=([^]*)$/.exec(record) ?? [];
    path = value ?? path;
    at += length;
  }
  return path;
}
