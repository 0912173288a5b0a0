import type { SecretRef } from '../core/model/secret-ref';
import { printReference } from '../core/reference';
import type { SecretPlace } from '../secrets/service';
import type { ManifestFile } from './manifest-file';

/**
 * Every manifest that this program knows of: those of the open folders, and those that this user approved elsewhere. Nobody
 * can know all of them: a clone on another machine has its own.
 */
export type KnownManifests = () => Promise<FoundManifests>;

export interface FoundManifests {
  readonly manifests: readonly ManifestFile[];
  /** Files that are there and cannot be read: what they ask for is not known. */
  readonly unreadable: readonly string[];
}

/** One line of a manifest that asks for a secret. */
export interface ManifestLine {
  readonly file: string;
  readonly name: string;
  readonly ref: SecretRef;
}

/** The lines that ask for this secret, whatever their field and version. */
export function linesTo(place: SecretPlace, { manifests }: FoundManifests): readonly ManifestLine[] {
  return manifests.flatMap(({ file, manifest }) =>
    manifest.entries.filter(({ ref }) => isAt(place, ref)).map(({ name, ref }) => ({ file, name, ref })));
}

/** The lines that ask for one version of it for good: they do not follow a new one. */
export function pinnedTo(place: SecretPlace, found: FoundManifests): readonly ManifestLine[] {
  return linesTo(place, found).filter(({ ref }) => ref.version !== undefined);
}

/** Manifests of which nobody can say that they do not lead to this secret: unreadable, or with a faulty line that names it. */
export function doubtfulFor({ store, path }: SecretPlace, { manifests, unreadable }: FoundManifests): readonly string[] {
  const reference = printReference({ store, path: path.normalize('NFC'), field: '' });
  const faulty = manifests.filter(({ text, manifest }) =>
    manifest.diagnostics.some(({ span }) => lineAt(text ?? '', span.start).includes(reference)));
  return [...unreadable, ...faulty.map(({ file }) => file)];
}

export function isAt({ store, path }: SecretPlace, ref: SecretRef): boolean {
  return ref.store === store && ref.path === path.normalize('NFC');
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end);
}
