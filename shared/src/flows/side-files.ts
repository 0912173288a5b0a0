import path from 'node:path';
import { addEntry } from '../core/manifest/edit-manifest';
import type { SecretRef } from '../core/model/secret-ref';
import { applyEdits } from '../core/model/span';
import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import { holdsValues, ignoresEnv, withEnvIgnored } from './ignore-env';
import type { SideFiles } from './ports';

/** One small file before and after; the same shape serves a preview. */
export interface FileChange {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** A side file that could not be written. */
export interface SideFileError {
  readonly kind: 'side-file';
  readonly file: string;
  readonly error: VaultError;
}

/**
 * Everything that a move adds beside the source: the manifest's line, the name with an empty value in `.env.example`, and
 * `.env` in `.gitignore` where a `.env` holds values. Only additions, so that a move which stops here breaks nothing.
 */
export async function sideFileChanges(
  folder: string, name: string, ref: SecretRef, files: SideFiles,
): Promise<readonly FileChange[]> {
  const changes = [
    await manifestChange(path.join(folder, 'keyward.env'), name, ref, files),
    await exampleChange(path.join(folder, '.env.example'), name, files),
    await ignoreChange(folder, files),
  ];
  return changes.filter((change) => change !== undefined);
}

/** Writes them in order and stops at the first that fails; gives back the files that were written. */
export async function writeSideFiles(
  changes: readonly FileChange[], files: SideFiles,
): Promise<Result<readonly string[], SideFileError>> {
  for (const { file, after } of changes) {
    const written = await files.write(file, after);
    if (!written.ok) return err({ kind: 'side-file', file, error: written.error });
  }
  return ok(changes.map(({ file }) => file));
}

const MANIFEST_HEADER = [
  '# Where this folder\'s secrets are: names and references, no values. Safe to commit.',
  '# "keyward run -- <command>" starts a program with them in its environment.',
  '',
].join('\n');

const EXAMPLE_HEADER = '# Names that this program reads from its environment. "keyward run" fills them in; see keyward.env.\n';

async function manifestChange(
  file: string, name: string, ref: SecretRef, files: SideFiles,
): Promise<FileChange | undefined> {
  const before = await files.read(file);
  const text = before ?? MANIFEST_HEADER;
  const edits = addEntry(text, name, ref);
  // A clash was ruled out when the name was chosen; where the file has changed since, its owner's line stays.
  if (!edits.ok || edits.value.length === 0) return undefined;
  return { file, before, after: applyEdits(text, edits.value) };
}

async function exampleChange(file: string, name: string, files: SideFiles): Promise<FileChange | undefined> {
  const before = await files.read(file);
  const text = before ?? EXAMPLE_HEADER;
  if (text.split(/\r?\n/).some((line) => line.replace(/^\s*(?:export\s+|#\s*)?/, '').startsWith(`${name}=`))) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return { file, before, after: `${text}${separator}${name}=${lineEnd}` };
}

async function ignoreChange(folder: string, files: SideFiles): Promise<FileChange | undefined> {
  const dotenv = await files.read(path.join(folder, '.env'));
  if (dotenv === undefined || !holdsValues(dotenv)) return undefined;
  const root = path.resolve(await files.rootOf(path.join(folder, '.env')));
  const file = path.join(folder, '.gitignore');
  const before = await files.read(file);
  if (before === undefined && root !== folder) {
    const atRoot = await files.read(path.join(root, '.gitignore'));
    if (atRoot !== undefined && ignoresEnv(atRoot)) return undefined;
  }
  const after = withEnvIgnored(before);
  return after === undefined ? undefined : { file, before, after };
}
