import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../paths/inside';

/** Where programs may be looked for, and where never. */
export interface ExecutableSearch {
  readonly platform: NodeJS.Platform;
  /** The PATH variable. Relative and empty entries are passed over: they mean the folder somebody stands in. */
  readonly searchPath: string;
  /** Windows' PATHEXT; not used elsewhere. */
  readonly extensions?: string;
  /** Folders whose programs are never run: open workspaces. A link that leads into one counts as inside. */
  readonly forbidden: readonly string[];
}

/**
 * The absolute path of a program, found once and used from then on, so that nothing is looked up again in a folder that
 * changed meanwhile. `name` is a bare name (looked up) or an absolute path (checked); anything else gives undefined.
 */
export async function findExecutable(name: string, search: ExecutableSearch): Promise<string | undefined> {
  if (name === '' || name.includes('\0')) return undefined;
  if (path.isAbsolute(name)) return usable(name, search);
  if (path.basename(name) !== name) return undefined;
  for (const folder of search.searchPath.split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    for (const extension of extensionsOf(name, search)) {
      const found = await usable(path.join(folder, name + extension), search);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The path as given, not its real one: programs such as busybox or npm look at the name they were called by. */
async function usable(file: string, search: ExecutableSearch): Promise<string | undefined> {
  try {
    await access(file, constants.X_OK);
    if (!(await stat(file)).isFile()) return undefined;
    const real = await realpath(file);
    for (const folder of search.forbidden) {
      if (isInside(file, folder) || isInside(real, await realFolder(folder))) return undefined;
    }
    return file;
  } catch {
    return undefined;
  }
}

async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return folder;
  }
}

function extensionsOf(name: string, search: ExecutableSearch): readonly string[] {
  if (search.platform !== 'win32') return [''];
  const extensions = (search.extensions ?? '.COM;.EXE;.BAT;.CMD').split(';').filter((one) => one !== '');
  const named = extensions.some((extension) => name.toLowerCase().endsWith(extension.toLowerCase()));
  return named ? [''] : extensions;
}
