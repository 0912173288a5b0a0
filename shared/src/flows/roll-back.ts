import type { SecretMeta, VersionMeta } from '../core/model/secret-meta';
import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { SecretPlace, SecretService } from '../secrets/service';
import { DEFAULT_FIELD } from '../core/reference';
import type { KnownManifests, ManifestLine } from './manifest-lines';
import { pinnedTo } from './manifest-lines';
import type { StoreOpener } from './ports';
import { currentVersion, earlierVersions, newestVersion } from './versions';

export interface RollBackPorts {
  readonly service: Pick<SecretService, 'describe' | 'rollBack'>;
  readonly openStore: StoreOpener;
  readonly manifests: KnownManifests;
  readonly agree: (plan: RollBackPlan) => Promise<boolean>;
}

/** What going back means, to be shown before anybody agrees. */
export interface RollBackPlan {
  readonly place: SecretPlace;
  readonly meta: SecretMeta;
  /** The version whose value comes back. */
  readonly from: VersionMeta;
  /** The version whose value is replaced; it stays and can be gone back to as well. */
  readonly current: VersionMeta | undefined;
  /** Lines of manifests that ask for one version for good: nothing changes for them. */
  readonly pinned: readonly ManifestLine[];
}

export type RollBackOutcome =
  | { readonly kind: 'rolled-back'; readonly plan: RollBackPlan; readonly version: number; readonly verified: boolean }
  /** This version is the current one already. */
  | { readonly kind: 'is-current'; readonly version: number }
  /** There is no such version, or its value is gone; these can be gone back to. */
  | { readonly kind: 'no-such-version'; readonly version: number; readonly earlier: readonly VersionMeta[] }
  /** Somebody else made a version meanwhile: nothing was written. */
  | { readonly kind: 'conflict'; readonly plan: RollBackPlan }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: VaultError };

/** Writes the value of an old version once more, as the newest. Nothing is taken away. */
export async function rollBackSecret(place: SecretPlace, version: number, ports: RollBackPorts): Promise<RollBackOutcome> {
  const meta = await describePlace(place, ports);
  if (!meta.ok) return { kind: 'failed', error: meta.error };
  const from = meta.value.versions.find((other) => other.version === version);
  if (from?.state === 'current') return { kind: 'is-current', version };
  if (from?.state !== 'previous') return { kind: 'no-such-version', version, earlier: earlierVersions(meta.value) };
  const plan: RollBackPlan = {
    place, meta: meta.value, from, current: currentVersion(meta.value), pinned: pinnedTo(place, await ports.manifests()),
  };
  if (!await ports.agree(plan)) return { kind: 'cancelled' };
  const receipt = await ports.service.rollBack(place, { from: version, newest: newestVersion(meta.value) });
  if (receipt.ok) return { kind: 'rolled-back', plan, ...receipt.value };
  return receipt.error.kind === 'conflict' ? { kind: 'conflict', plan } : { kind: 'failed', error: receipt.error };
}

/** The versions of a secret, for choosing one; reads no value. */
export async function describePlace(
  place: SecretPlace, { service, openStore }: Pick<RollBackPorts, 'openStore'> & { readonly service: Pick<SecretService, 'describe'> },
): Promise<Result<SecretMeta, VaultError>> {
  const opened = await openStore(place.store);
  if (!opened.ok) return err(opened.error);
  const meta = await service.describe({ ...place, field: DEFAULT_FIELD });
  return meta.ok ? ok(meta.value) : meta;
}
