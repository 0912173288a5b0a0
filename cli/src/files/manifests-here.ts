import path from 'node:path';
import { MANIFEST_NAME } from '../../../shared/src/core/manifest';
import { manifestFile } from '../../../shared/src/flows/manifest-file';
import type { ManifestFile } from '../../../shared/src/flows/manifest-file';
import type { FoundManifests } from '../../../shared/src/flows/manifest-lines';
import type { Approvals } from '../../../shared/src/flows/ports';
import { errorCode } from '../../../shared/src/host/error-code';
import { walk } from '../../../shared/src/sources/walk';
import type { FileSideFiles } from './file-side-files';

export interface ManifestsHereOptions {
  readonly cwd: string;
  readonly sideFiles: FileSideFiles;
  readonly approvals: Pick<Approvals, 'list'>;
  readonly signal: AbortSignal;
}

/**
 * The manifests that the terminal program knows of: those of the repository that the command was called in, of the folder
 * itself, and of every folder that this user approved. A folder outside of a repository is not searched: it may be a
 * whole home.
 */
export async function manifestsHere(options: ManifestsHereOptions): Promise<FoundManifests> {
  const manifests: ManifestFile[] = [];
  const unreadable: string[] = [];
  for (const folder of await foldersOf(options)) {
    const { file } = manifestFile(folder, undefined);
    try {
      const text = await options.sideFiles.read(file);
      if (text !== undefined) manifests.push(manifestFile(folder, text));
    } catch {
      unreadable.push(file);
    }
  }
  return { manifests, unreadable };
}

/** Real paths, so that a folder that was reached by a link is not met twice. */
async function foldersOf({ cwd, sideFiles, approvals, signal }: ManifestsHereOptions): Promise<ReadonlySet<string>> {
  const candidates = [cwd];
  const root = await sideFiles.rootOf(path.join(cwd, MANIFEST_NAME));
  if (sideFiles.isRepository(root)) {
    candidates.push(root);
    for await (const entry of walk({ roots: [root], base: root, respectIgnoreFiles: true, signal })) {
      if (entry.kind === 'file' && path.basename(entry.file) === MANIFEST_NAME) candidates.push(path.dirname(entry.file));
    }
  }
  const approved = await approvals.list();
  if (approved.ok) candidates.push(...approved.value.map(({ folder }) => folder));
  const folders = new Set<string>();
  for (const folder of candidates) {
    const real = await realFolder(folder, sideFiles);
    if (real !== undefined) folders.add(real);
  }
  return folders;
}

/** A folder that was approved once may be gone by now. */
async function realFolder(folder: string, sideFiles: FileSideFiles): Promise<string | undefined> {
  try {
    return await sideFiles.realFolder(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    return folder;
  }
}
