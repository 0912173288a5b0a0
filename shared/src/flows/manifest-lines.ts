import type { SecretRef } from '../core/model/secret-ref';
import { printReference } from '../core/reference';
import type { SecretPlace } from '../secrets/service';
import type { ManifestFile } from './manifest-file';

/**
 * Every manifest that this program knows of: those of the open folders, and those that this user approved elsewhere. Nobody
 * can know all of them: a clone on another machine has its own.
 */
export type KnownManifests = () => Promise<readonly ManifestFile[]>;

/** One line of a manifest that asks for a secret. */
export interface ManifestLine {
  readonly file: string;
  readonly name: string;
  readonly ref: SecretRef;
}

/** The lines that ask for this secret, whatever their field and version. */
export function linesTo(place: SecretPlace, manifests: readonly ManifestFile[]): readonly ManifestLine[] {
  return manifests.flatMap(({ file, manifest }) =>
    manifest.entries.filter(({ ref }) => isAt(place, ref)).map(({ name, ref }) => ({ file, name, ref })));
}

/** The lines that ask for one version of it for good: they do not follow a new one. */
export function pinnedTo(place: SecretPlace, manifests: readonly ManifestFile[]): readonly ManifestLine[] {
  return linesTo(place, manifests).filter(({ ref }) => ref.version !== undefined);
}

/** Lines that name the secret and cannot be understood otherwise, so that nothing may be changed under them. */
export function brokenLinesTo({ store, path }: SecretPlace, manifests: readonly ManifestFile[]): readonly string[] {
  const reference = printReference({ store, path: path.normalize('NFC'), field: '' });
  return manifests.filter(({ text, manifest }) =>
    manifest.diagnostics.some(({ span }) => lineAt(text ?? '', span.start).includes(reference))).map(({ file }) => file);
}

export function isAt({ store, path }: SecretPlace, ref: SecretRef): boolean {
  return ref.store === store && ref.path === path.normalize('NFC');
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end);
}
