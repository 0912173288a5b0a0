import { gunzipSync } from 'node:zlib';
import type { FileSkipReason } from '../../core/model/skipped-file';
import { err, ok, type Result } from '../../core/result';
import { errorCode } from '../../host/error-code';
import { archiveKind } from './archive-kind';
import { unpackedLimit, type ArchiveMember } from './archive-member';
import { tarMembers } from './tar';
import { zipMembers } from './zip';

/** What one archive may cost, everything in it taken together. */
export interface ArchiveLimits {
  /** Larger archives are left out. */
  readonly archiveBytes: number;
  /** Bytes that are unpacked, archives in the archive included. */
  readonly unpackedBytes: number;
  readonly members: number;
  /** How deep archives in archives are opened; a compressed tar file counts as one. */
  readonly depth: number;
}

export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = { archiveBytes: 64_000_000, unpackedBytes: 256_000_000, members: 20_000, depth: 2 };

/** A file out of an archive, or what could not be had of it. */
export type Unpacked =
  | { readonly kind: 'file'; readonly path: string; readonly content: Uint8Array }
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: FileSkipReason };

/**
 * The files of an archive one after the other, those of archives in it as well. Paths read `a.zip!/folder/file.js`. Where a
 * limit ends the work early, that is said of the archive itself. Nothing is written anywhere.
 */
export function* unpack(path: string, archive: Uint8Array, limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS): Iterable<Unpacked> {
  yield* new Unpacking(limits).open(path, archive, 1);
}

class Unpacking {
  readonly #limits: ArchiveLimits;
  #bytesLeft: number;
  #membersLeft: number;

  constructor(limits: ArchiveLimits) {
    this.#limits = limits;
    this.#bytesLeft = limits.unpackedBytes;
    this.#membersLeft = limits.members;
  }

  *open(path: string, archive: Uint8Array, depth: number): Iterable<Unpacked> {
    const members = this.#membersOf(path, archive);
    if (!members.ok) { yield { kind: 'skipped', path, reason: members.error }; return; }
    for (const member of members.value) {
      if (this.#membersLeft === 0 || this.#bytesLeft <= 0) { yield { kind: 'skipped', path, reason: 'archive-limit' }; return; }
      this.#membersLeft -= 1;
      yield* this.#unpackMember(`${path}!/${harmlessName(member.name)}`, member, depth);
    }
  }

  *#unpackMember(path: string, member: ArchiveMember, depth: number): Iterable<Unpacked> {
    const content = member.read(this.#bytesLeft);
    if (!content.ok) { yield { kind: 'skipped', path, reason: content.error }; return; }
    this.#bytesLeft -= content.value.length;
    if (archiveKind(content.value) === undefined) yield { kind: 'file', path, content: content.value };
    else if (depth < this.#limits.depth) yield* this.open(path, content.value, depth + 1);
    else yield { kind: 'skipped', path, reason: 'archive-limit' };
  }

  #membersOf(path: string, archive: Uint8Array): Result<Iterable<ArchiveMember>, FileSkipReason> {
    switch (archiveKind(archive)) {
      case 'zip': {
        const members = zipMembers(archive);
        return members === undefined ? err('unreadable') : ok(members);
      }
      case 'tar': return ok(tarMembers(archive));
      case 'gzip': return this.#gunzip(path, archive);
      case undefined: return err('unreadable');
    }
  }

  /** A compressed tar file is one archive and not two. */
  #gunzip(path: string, archive: Uint8Array): Result<Iterable<ArchiveMember>, FileSkipReason> {
    try {
      const content = gunzipSync(archive, { maxOutputLength: unpackedLimit(archive.length, this.#bytesLeft) });
      if (archiveKind(content) !== 'tar') return ok([{ name: gunzippedName(path), read: () => ok(content) }]);
      this.#bytesLeft -= content.length;
      return ok(tarMembers(content));
    } catch (error) {
      return err(errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'archive-limit' : 'unreadable');
    }
  }
}

function gunzippedName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/\.gz$/i, '') || 'content';
}

/** A name in an archive is text from somebody else, so it leads nowhere but into the archive. */
function harmlessName(name: string): string {
  const segments = name.split(/[\\/]/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return segments.map((segment, index) => (index === 0 ? segment.replace(/^[A-Za-z]:$/, '_') : segment)).join('/') || 'unnamed';
}
