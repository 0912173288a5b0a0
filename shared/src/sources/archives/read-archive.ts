import { FileReader } from '../read-file';
import { archiveKind } from './archive-kind';
import { DEFAULT_ARCHIVE_LIMITS } from './unpack';

/** What is scanned: a file, or a content under a name. */
interface ArchiveTask {
  readonly file: string;
  readonly content?: Uint8Array;
}

/** The bytes of an archive; undefined for every other file, of which no more than the beginning is read. */
export function readArchive({ file, content }: ArchiveTask): Uint8Array | undefined {
  if (content !== undefined) return archiveKind(content) === undefined ? undefined : content;
  // A reader of its own, so that its large buffer goes away with the archive.
  const reader = new FileReader(DEFAULT_ARCHIVE_LIMITS.archiveBytes, (head) => archiveKind(head) === undefined);
  const outcome = reader.read(file);
  return outcome.kind === 'read' && archiveKind(outcome.bytes) !== undefined ? outcome.bytes : undefined;
}
