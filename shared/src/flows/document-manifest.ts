import path from 'node:path';
import { MANIFEST_NAME } from '../core/manifest';
import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import { brokenLine, nearestManifest } from './manifest-file';
import type { BrokenManifest, ManifestFile } from './manifest-file';
import type { SideFiles, SourceDocument } from './ports';
import { systemCode } from './system-code';

export type ManifestProblem =
  | BrokenManifest
  /** The document is in no file and there is no one folder that it belongs to: nothing says where its manifest would be. */
  | { readonly kind: 'no-folder' }
  | { readonly kind: 'unreadable'; readonly error: VaultError };

/** The manifest that a document's names go to, as it is now. */
export async function documentManifest(
  { file }: Pick<SourceDocument, 'file'>, files: Pick<SideFiles, 'read' | 'rootOf' | 'untitledFolder'>,
): Promise<Result<ManifestFile, ManifestProblem>> {
  const folder = file === undefined ? await files.untitledFolder() : undefined;
  const beside = file ?? (folder === undefined ? undefined : path.join(folder, UNTITLED));
  if (beside === undefined) return err({ kind: 'no-folder' });
  try {
    const manifest = await nearestManifest(beside, files);
    const broken = brokenLine(manifest);
    return broken === undefined ? ok(manifest) : err(broken);
  } catch (error) {
    return err({ kind: 'unreadable', error: { kind: 'io', file: path.join(path.dirname(beside), MANIFEST_NAME), code: systemCode(error) } });
  }
}

/** Stands for a document without a file where only its folder matters. */
const UNTITLED = 'untitled';
