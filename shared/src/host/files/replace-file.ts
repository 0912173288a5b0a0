import { closeSync, fchmodSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';

/** What `replaceFile` did; `stale` when the file no longer held what the new content was made from. */
export type ReplaceOutcome = 'replaced' | 'stale';

/**
 * Replaces a file's content at once: written beside it, synced, renamed over it. Its mode stays, and where it is a link
 * the target is replaced and the link stays. `isCurrent` is asked right before the rename, without a pause in between.
 * Throws what the file system threw; nothing is changed then.
 */
export function replaceFile(
  file: string, bytes: Uint8Array, isCurrent: (bytes: Uint8Array) => boolean, suffix: string,
): ReplaceOutcome {
  const target = realpathSync(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${suffix}.tmp`);
  const { mode } = statSync(target);
  try {
    writeWhole(temporary, bytes, mode);
    if (!isCurrent(readFileSync(target))) return 'stale';
    renameSync(temporary, target);
    syncFolder(path.dirname(target));
    return 'replaced';
  } finally {
    removeIfThere(temporary);
  }
}

/** Makes a file that is not there yet, readable as the user's other files are. Throws when it is there. */
export function createFile(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'wx', 0o666);
  try {
    writeAll(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(path.dirname(file));
}

function writeWhole(file: string, bytes: Uint8Array, mode: number): void {
  const descriptor = openSync(file, 'wx', mode);
  try {
    // The umask may have taken bits away that the old file has.
    fchmodSync(descriptor, mode & 0o7777);
    writeAll(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
}

/** A write may take fewer bytes than it was given; on a nearly full disk it does so without an error. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length;) {
    const written = writeSync(descriptor, bytes, offset);
    if (written === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    offset += written;
  }
  fsyncSync(descriptor);
}

/** Windows cannot open a folder for syncing and does not need to. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function removeIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was renamed into place, which is the rule.
  }
}
