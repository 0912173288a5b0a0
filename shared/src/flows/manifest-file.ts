import path from 'node:path';
import type { RequestedReference } from '../core/approval';
import { MANIFEST_NAME, parseManifest } from '../core/manifest';
import type { Manifest, ManifestDiagnostic } from '../core/manifest';
import type { SideFiles } from './ports';

/** A folder's manifest as it is now; `text` is undefined where there is none yet and `file` says where one would be. */
export interface ManifestFile {
  readonly file: string;
  readonly folder: string;
  readonly text: string | undefined;
  readonly manifest: Manifest;
}

/** Why a manifest is not used: a line that cannot be understood. Lines count from 1; the line's text may be a secret. */
export interface BrokenManifest {
  readonly kind: 'manifest-broken';
  readonly file: string;
  readonly line: number;
  readonly problem: ManifestDiagnostic;
}

/**
 * The nearest `keyward.env` from a file's folder upwards, not above `SideFiles.rootOf`. Where there is none, the one that
 * would be made: at that root.
 */
export async function nearestManifest(file: string, files: Pick<SideFiles, 'read' | 'rootOf'>): Promise<ManifestFile> {
  const root = path.resolve(await files.rootOf(file));
  for (const folder of foldersUpTo(path.dirname(path.resolve(file)), root)) {
    const text = await files.read(path.join(folder, MANIFEST_NAME));
    if (text !== undefined) return manifestFile(folder, text);
  }
  return manifestFile(root, undefined);
}

export function manifestFile(folder: string, text: string | undefined): ManifestFile {
  return { file: path.join(folder, MANIFEST_NAME), folder, text, manifest: parseManifest(text ?? '') };
}

/** The first line that is wrong, or undefined. A manifest is used whole or not at all: a guess could run half a program. */
export function brokenLine({ file, text, manifest }: ManifestFile): BrokenManifest | undefined {
  const problem = manifest.diagnostics[0];
  if (problem === undefined) return undefined;
  const line = (text ?? '').slice(0, problem.span.start).split('\n').length;
  return { kind: 'manifest-broken', file, line, problem };
}

export function requestsOf({ manifest }: ManifestFile): readonly RequestedReference[] {
  return manifest.entries.map(({ name, ref }) => ({ name, ref }));
}

/** From `folder` upwards to `root`, both included; only `root` when the folder does not lie in it. */
function* foldersUpTo(folder: string, root: string): Generator<string> {
  const relative = path.relative(root, folder);
  if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) {
    yield root;
    return;
  }
  let current = folder;
  while (current !== root) {
    yield current;
    current = path.dirname(current);
  }
  yield root;
}
