export type ArchiveKind = 'zip' | 'gzip' | 'tar';

/** By the first bytes alone: jar, war, whl, nupkg, docx and xlsx are zip files, whatever they are called. Undefined for other files. */
export function archiveKind(head: Uint8Array): ArchiveKind | undefined {
  if (startsWith(head, 0, LOCAL_FILE) || startsWith(head, 0, END_OF_DIRECTORY)) return 'zip';
  if (startsWith(head, 0, GZIP)) return 'gzip';
  return startsWith(head, TAR_MAGIC_AT, TAR_MAGIC) ? 'tar' : undefined;
}

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7 and 4.3.16 (an empty archive). */
const LOCAL_FILE = [0x50, 0x4b, 3, 4];
const END_OF_DIRECTORY = [0x50, 0x4b, 5, 6];
/** RFC 1952, section 2.3.1; the only method there ever was. */
const GZIP = [0x1f, 0x8b, 8];
/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, "ustar Interchange Format": `ustar`. */
const TAR_MAGIC = [0x75, 0x73, 0x74, 0x61, 0x72];
const TAR_MAGIC_AT = 257;

function startsWith(bytes: Uint8Array, at: number, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}
