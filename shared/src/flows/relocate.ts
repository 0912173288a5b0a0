import path from 'node:path';
import { MANIFEST_NAME } from '../core/manifest';
import type { SecretMeta } from '../core/model/secret-meta';
import type { VaultError } from '../core/model/vault-error';
import { DEFAULT_FIELD } from '../core/reference';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { PutReceipt, SecretPlace, SecretService } from '../secrets/service';
import type { FoundManifests, KnownManifests, ManifestLine } from './manifest-lines';
import { doubtfulFor, isAt, linesTo, pinnedTo } from './manifest-lines';
import type { StoreOpener } from './ports';
import { repoint } from './repoint';
import type { RepointedManifest, RepointPorts } from './repoint';
import { describePlace } from './roll-back';
import { systemCode } from './system-code';
import { currentVersion, newestVersion } from './versions';

/** What renaming, moving and copying need of the world. */
export interface RelocatePorts extends RepointPorts {
  readonly service: Pick<SecretService, 'status' | 'describe' | 'copy' | 'delete' | 'record' | 'recordAround'>;
  readonly openStore: StoreOpener;
  readonly manifests: KnownManifests;
  readonly agree: (question: RelocationQuestion) => Promise<boolean>;
  /** Asked where the new place takes writes but does not let them be read back. */
  readonly acceptUnverified: (to: SecretPlace) => Promise<boolean>;
}

export interface Relocation {
  /** A copy leaves everything as it is. The others take the manifests along and delete the old secret. */
  readonly kind: 'rename' | 'move' | 'copy';
  readonly from: SecretPlace;
  readonly to: SecretPlace;
}

/** What a person must know before he agrees. */
export interface RelocationQuestion extends Relocation {
  readonly meta: SecretMeta;
  /** The newest version alone goes along; so many older ones stay at the old place. */
  readonly olderVersions: number;
  /** Whether the old secret, and its versions with it, can be brought back after it was deleted. */
  readonly undoable: boolean;
  /** Lines of manifests that will be changed. */
  readonly lines: readonly ManifestLine[];
  /** Lines that ask for one version for good. They cannot go along, so the old secret is kept for them. */
  readonly pinned: readonly ManifestLine[];
  /** Manifests that may lead to the secret and cannot be understood. The old secret is kept for them. */
  readonly doubtful: readonly string[];
}

export type RelocationOutcome =
  | Relocated
  /** From and to are the same place. */
  | { readonly kind: 'same-place' }
  | { readonly kind: 'cancelled' }
  /** The secret is where it was and everything that refers to it is unchanged. */
  | { readonly kind: 'failed'; readonly question: RelocationQuestion | undefined; readonly error: VaultError };

export interface Relocated {
  readonly kind: 'relocated';
  readonly question: RelocationQuestion;
  /** The version at the new place. */
  readonly version: number;
  readonly verified: boolean;
  readonly manifests: readonly RepointedManifest[];
  readonly old: OldSecret;
}

/** What became of the secret at the old place. Where it is kept, both places work. */
export type OldSecret =
  | { readonly kind: 'deleted'; readonly undoable: boolean }
  | { readonly kind: 'kept'; readonly reason: KeptOldReason };

export type KeptOldReason =
  | { readonly kind: 'copy' }
  /** The person did not accept a copy that could not be read back; no manifest was changed. */
  | { readonly kind: 'not-verified' }
  | { readonly kind: 'manifest'; readonly file: string; readonly error: VaultError }
  /** These lines still lead to it. */
  | { readonly kind: 'still-used'; readonly lines: readonly ManifestLine[]; readonly doubtful: readonly string[] }
  /** Somebody wrote a version there meanwhile, which the copy may not have. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'not-deleted'; readonly error: VaultError }
  /** Something that is needed ended meanwhile. `code` is the system's, where it has one. */
  | { readonly kind: 'interrupted'; readonly code: string };

/**
 * Brings a secret to another place. The order is what makes it safe: the copy is made where nothing was, read back and
 * compared; then each manifest is led to it; and only when nothing known leads to the old place any more is that deleted.
 * Whatever stops it, every manifest leads to a secret that exists, and the outcome says what was done.
 */
export async function relocate(relocation: Relocation, ports: RelocatePorts): Promise<RelocationOutcome> {
  const { from, to } = relocation;
  if (isAt(from, { ...to, path: to.path.normalize('NFC'), field: DEFAULT_FIELD })) return { kind: 'same-place' };
  const prepared = await prepare(relocation, ports);
  if (!prepared.ok) return { kind: 'failed', question: undefined, error: prepared.error };
  const question = prepared.value;
  if (!await ports.agree(question)) return { kind: 'cancelled' };
  // The question may have been open for minutes: what counts is which version is copied now.
  const before = await describePlace(from, ports);
  const copied = before.ok ? await ports.service.copy(from, to, () => Promise.resolve(true)) : before;
  if (!before.ok) return { kind: 'failed', question, error: before.error };
  if (!copied.ok) return { kind: 'failed', question, error: copied.error };
  return finish({ question, receipt: copied.value, newest: newestVersion(before.value) }, ports);
}

async function prepare(relocation: Relocation, ports: RelocatePorts): Promise<Result<RelocationQuestion, VaultError>> {
  const { from, to, kind } = relocation;
  const meta = await describePlace(from, ports);
  if (!meta.ok) return meta;
  const free = await checkFree(to, ports);
  if (!free.ok) return free;
  const read = kind === 'copy' ? ok(NO_MANIFESTS) : await readManifests(ports);
  if (!read.ok) return read;
  const manifests = read.value;
  const status = await ports.service.status(from.store);
  return ok({
    ...relocation, meta: meta.value, undoable: status?.capabilities.undelete === true,
    olderVersions: meta.value.versions.filter(({ state }) => state === 'previous').length,
    lines: linesTo(from, manifests).filter(({ ref }) => ref.version === undefined),
    pinned: pinnedTo(from, manifests), doubtful: doubtfulFor(from, manifests),
  });
}

/** Says before the question what the copy would fail with afterwards. */
async function checkFree(to: SecretPlace, ports: RelocatePorts): Promise<Result<void, VaultError>> {
  const there = await describePlace(to, ports);
  if (there.ok) return currentVersion(there.value) === undefined ? ok() : err({ kind: 'already-exists', store: to.store, name: to.path });
  // Somebody who may write there need not be able to look there first: the copy finds out.
  return there.error.kind === 'not-found' || there.error.kind === 'forbidden' ? ok() : there;
}

const NO_MANIFESTS: FoundManifests = { manifests: [], unreadable: [] };

async function readManifests({ manifests }: RelocatePorts): Promise<Result<FoundManifests, VaultError>> {
  try {
    return ok(await manifests());
  } catch (error) {
    return err({ kind: 'io', file: MANIFEST_NAME, code: systemCode(error) });
  }
}

interface Copied {
  readonly question: RelocationQuestion;
  readonly receipt: PutReceipt;
  /** The old place's newest version when it was copied. */
  readonly newest: number;
}

/** From here on the secret is in both places. */
async function finish(copied: Copied, ports: RelocatePorts): Promise<Relocated> {
  const { question, receipt } = copied;
  const done: RepointedManifest[] = [];
  const result = (old: OldSecret): Relocated => ({ kind: 'relocated', question, ...receipt, manifests: done, old });
  if (question.kind === 'copy') return result(kept({ kind: 'copy' }));
  try {
    if (!receipt.verified && !await ports.acceptUnverified(question.to)) return result(kept({ kind: 'not-verified' }));
    for (const folder of new Set(question.lines.map(({ file }) => path.dirname(file)))) {
      const repointed = await repoint(folder, question.from, question.to, ports);
      if (!repointed.ok) return result(kept({ kind: 'manifest', file: path.join(folder, MANIFEST_NAME), error: repointed.error }));
      if (repointed.value.names.length > 0) done.push(repointed.value);
    }
    return result(await deleteOld(copied, ports));
  } catch (error) {
    return result(kept({ kind: 'interrupted', code: systemCode(error) }));
  }
}

/** Looks once more, at the manifests and at the secret, before anything is deleted. */
async function deleteOld({ question, newest }: Copied, ports: RelocatePorts): Promise<OldSecret> {
  const { from } = question;
  const manifests = await ports.manifests();
  const [lines, doubtful] = [linesTo(from, manifests), doubtfulFor(from, manifests)];
  if (lines.length > 0 || doubtful.length > 0) return kept({ kind: 'still-used', lines, doubtful });
  const now = await describePlace(from, ports);
  if (!now.ok) return kept({ kind: 'not-deleted', error: now.error });
  if (newestVersion(now.value) !== newest) return kept({ kind: 'changed' });
  const deleted = await ports.service.delete({ ...from, field: DEFAULT_FIELD });
  return deleted.ok ? { kind: 'deleted', undoable: deleted.value.undoable } : kept({ kind: 'not-deleted', error: deleted.error });
}

function kept(reason: KeptOldReason): OldSecret {
  return { kind: 'kept', reason };
}
