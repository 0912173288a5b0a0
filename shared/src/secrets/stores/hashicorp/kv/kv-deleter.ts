import type { StoreOperation, VaultError } from '../../../../core/model/vault-error';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { DeleteReceipt } from '../../../store';
import type { KvMetadata, KvVersion } from './kv-metadata';
import { isLiving, nanoseconds } from './kv-metadata';
import type { KvAnswer, KvMount } from './kv-mount';
import type { KvReader } from './kv-reader';
import { lookAt } from './kv-sight';

/**
 * Deleting takes every living version away, softly and in one request, so that a reference to an older version finds nothing
 * either, and undeleting brings exactly those back. The engine's own `delete` takes only the newest: that is what is done where
 * the sign-in may do no more.
 */
export class KvDeleter {
  readonly #mount: KvMount;
  readonly #reader: KvReader;
  readonly #now: () => number;

  constructor(mount: KvMount, reader: KvReader, now: () => number) {
    this.#mount = mount;
    this.#reader = reader;
    this.#now = now;
  }

  async delete(path: string): Promise<Result<DeleteReceipt, VaultError>> {
    const metadata = await this.#reader.metadata(path);
    if (!metadata.ok) return metadata.error.kind === 'forbidden' ? this.#deleteNewest(path) : metadata;
    const living = metadata.value.versions.filter((version) => isLiving(version, this.#now()));
    if (!living.some(({ version }) => version === metadata.value.newest)) return this.#notFound(path);
    const versions = living.map(({ version }) => version);
    const deleted = await this.#change('delete', path, () => this.#mount.post('delete', path, { versions }));
    if (deleted.ok) return ok({ undoable: true });
    return deleted.error.kind === 'forbidden' ? this.#deleteNewest(path) : deleted;
  }

  async undelete(path: string): Promise<Result<void, VaultError>> {
    const metadata = await this.#reader.metadata(path);
    if (!metadata.ok) return metadata;
    const newest = metadata.value.versions.find(({ version }) => version === metadata.value.newest);
    if (newest !== undefined && isLiving(newest, this.#now())) return err({ kind: 'already-exists', store: this.#mount.store, name: path });
    const versions = takenTogether(metadata.value);
    if (versions.length === 0) return this.#notFound(path);
    return this.#change('undelete', path, () => this.#mount.post('undelete', path, { versions }));
  }

  async destroy(path: string): Promise<Result<void, VaultError>> {
    const metadata = await this.#reader.metadata(path);
    if (!metadata.ok && metadata.error.kind !== 'forbidden') return metadata;
    const destroyed = await this.#mount.remove('metadata', path);
    if (destroyed.ok) return destroyed.value.kind === 'ok' ? ok() : err(this.#mount.error(destroyed.value, 'destroy', path));
    if (!destroyed.error.sent) return err(destroyed.error.error);
    // Not sent again: somebody may have made a new secret of that name by now.
    const after = await this.#reader.metadata(path);
    return !after.ok && after.error.kind === 'not-found' ? ok() : err(this.#uncertain(path));
  }

  async #deleteNewest(path: string): Promise<Result<DeleteReceipt, VaultError>> {
    const sight = await lookAt(this.#mount, path, this.#now);
    if (!sight.ok) return sight;
    if (sight.value.kind === 'seen' && !sight.value.living) return this.#notFound(path);
    const deleted = await this.#change('delete', path, () => this.#mount.remove('data', path));
    return deleted.ok ? ok({ undoable: true }) : deleted;
  }

  /** What is done twice here is done once: after a connection that broke, it is sent again. */
  async #change(operation: StoreOperation, path: string, send: () => KvAnswer): Promise<Result<void, VaultError>> {
    const first = await send();
    const answer = first.ok || !first.error.sent ? first : await send();
    if (!answer.ok) return err(first.ok || !first.error.sent ? answer.error.error : this.#uncertain(path));
    return answer.value.kind === 'ok' ? ok() : err(this.#mount.error(answer.value, operation, path));
  }

  #notFound(path: string): Result<never, VaultError> {
    return err({ kind: 'not-found', store: this.#mount.store, name: path });
  }

  #uncertain(path: string): VaultError {
    return { kind: 'write-uncertain', store: this.#mount.store, name: path };
  }
}

/** How far apart the times of versions can be that one request deletes: the server stamps them one after the other. */
const ONE_REQUEST_NS = 1_000_000_000n;

/**
 * The versions that were deleted together with the newest. Those that were deleted before the newest was even written were
 * taken by another deletion, however short the time between.
 */
export function takenTogether({ newest, versions }: Pick<KvMetadata, 'newest' | 'versions'>): readonly number[] {
  const last = versions.find(({ version }) => version === newest);
  if (last === undefined || !isDeleted(last)) return [];
  const [written, deleted] = [nanoseconds(last.created), nanoseconds(last.deleted)];
  return versions.filter((version) => {
    if (!isDeleted(version)) return false;
    const time = nanoseconds(version.deleted);
    return time >= written && time <= deleted && deleted - time < ONE_REQUEST_NS;
  }).map(({ version }) => version);
}

function isDeleted(version: KvVersion): version is KvVersion & { readonly deleted: string } {
  return version.deleted !== undefined && !version.destroyed;
}
