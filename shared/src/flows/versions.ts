import type { SecretMeta, VersionMeta } from '../core/model/secret-meta';

/** The number that the next write has to be made for: deleted versions count, so that nobody's deletion is written over. */
export function newestVersion({ versions }: Pick<SecretMeta, 'versions'>): number {
  return Math.max(0, ...versions.map(({ version }) => version));
}

/** The version that references without a number get; undefined where the secret is deleted. */
export function currentVersion({ versions }: Pick<SecretMeta, 'versions'>): VersionMeta | undefined {
  return versions.find(({ state }) => state === 'current');
}

/** Versions that can be gone back to, the newest first. */
export function earlierVersions({ versions }: Pick<SecretMeta, 'versions'>): readonly VersionMeta[] {
  return versions.filter(({ state }) => state === 'previous').toSorted((a, b) => b.version - a.version);
}
