import type { VaultError } from '../../../../core/model/vault-error';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import { at, disposeSecrets, isMembers } from '../transport/json/members';
import type { VaultAnswer } from '../transport/vault-api';
import { fieldNames, SHALLOW } from './kv-reader';
import { isLiving, parseKvMetadata } from './kv-metadata';
import type { KvMount } from './kv-mount';
import type { Sight } from './plan-write';

/**
 * Looks at the newest version of a secret with whatever the sign-in may ask: names of fields without values, else metadata, else
 * the version itself, of which only the names are kept. Policies that are written for the engine's own command line often
 * allow only some of them.
 */
export async function lookAt(mount: KvMount, path: string, now: () => number): Promise<Result<Sight, VaultError>> {
  const subkeys = await mount.get('subkeys', path, SHALLOW);
  if (!subkeys.ok) return err(subkeys.error.error);
  if (!isKeptFromUs(subkeys.value)) return sightOf(mount, path, subkeys.value, fieldNames(subkeys.value.body));
  const metadata = await mount.get('metadata', path);
  if (!metadata.ok) return err(metadata.error.error);
  if (!isKeptFromUs(metadata.value)) return sightOfMetadata(mount, path, metadata.value, now());
  const data = await mount.get('data', path);
  if (!data.ok) return err(data.error.error);
  if (isKeptFromUs(data.value)) return ok({ kind: 'blind' });
  const fields = at(data.value.body, 'data', 'data');
  const names = isMembers(fields) ? Object.keys(fields) : [];
  disposeSecrets(data.value.body);
  return sightOf(mount, path, data.value, names);
}

const NEVER_WRITTEN: Sight = { kind: 'seen', version: 0, living: false, fields: [] };

/** Of an answer that is about one version. */
function sightOf(mount: KvMount, path: string, answer: VaultAnswer, fields: readonly string[]): Result<Sight, VaultError> {
  if (answer.kind === 'not-found') return ok(NEVER_WRITTEN);
  if (answer.kind !== 'ok' && answer.kind !== 'gone-version') return err(mount.error(answer, 'describe', path));
  const version = at(answer.body, 'data', 'metadata', 'version');
  if (typeof version !== 'number') return err({ kind: 'bad-answer', store: mount.store, reason: 'unexpected' });
  return ok({ kind: 'seen', version, living: answer.kind === 'ok', fields });
}

function sightOfMetadata(mount: KvMount, path: string, answer: VaultAnswer, now: number): Result<Sight, VaultError> {
  if (answer.kind === 'not-found') return ok(NEVER_WRITTEN);
  if (answer.kind !== 'ok') return err(mount.error(answer, 'describe', path));
  const metadata = parseKvMetadata(answer.body);
  if (metadata === undefined) return err({ kind: 'bad-answer', store: mount.store, reason: 'unexpected' });
  const newest = metadata.versions.find(({ version }) => version === metadata.newest);
  return ok({ kind: 'seen', version: metadata.newest, living: newest !== undefined && isLiving(newest, now), fields: undefined });
}

/** Not allowed, or not known to a server of an older version. */
function isKeptFromUs({ kind }: VaultAnswer): boolean {
  return kind === 'denied' || kind === 'unsupported' || kind === 'wrong-path';
}
