import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../error-code';

/**
 * Makes a folder with those above it that are missing; one that is there is left as it is. Rejects with the error of the
 * system call. Node's own recursive mkdir never ends where the system says ENOENT although the parent is there, as
 * Linux does under /proc.
 */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(parent, mode);
    await makeOnlyThis(folder, mode);
  }
}

/** The second and last try, once the folders above are there. Another process may have been quicker. */
async function makeOnlyThis(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
