import type { SecretMeta } from '../../../../core/model/secret-meta';
import type { VaultError } from '../../../../core/model/vault-error';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { StoredFields } from '../../../store';
import { at, disposeSecrets, isMembers } from '../transport/json/members';
import type { JsonMembers } from '../transport/json/json';
import type { VaultAnswer } from '../transport/vault-api';
import type { KvFieldCodec } from './kv-fields';
import type { KvMetadata } from './kv-metadata';
import { describeSecret, parseKvMetadata } from './kv-metadata';
import type { KvMount } from './kv-mount';

/** Reads secrets and what is known of them. Only `version` asks the server for values. */
export class KvReader {
  readonly #mount: KvMount;
  readonly #codec: KvFieldCodec;
  readonly #now: () => number;

  constructor(mount: KvMount, codec: KvFieldCodec, now: () => number) {
    this.#mount = mount;
    this.#codec = codec;
    this.#now = now;
  }

  /** All fields of one version, the newest where none is named. The caller disposes of them. */
  async version(path: string, version?: number): Promise<Result<StoredFields, VaultError>> {
    const answer = await this.#mount.get('data', path, version === undefined ? undefined : { version: String(version) });
    if (!answer.ok) return err(answer.error.error);
    if (answer.value.kind !== 'ok') return this.#refused(answer.value, 'read', path);
    const number = at(answer.value.body, 'data', 'metadata', 'version');
    const fields = typeof number === 'number' ? this.#codec.read(answer.value.body) : undefined;
    if (typeof number === 'number' && fields !== undefined) return ok({ fields, version: number });
    disposeSecrets(answer.value.body);
    return err({ kind: 'bad-answer', store: this.#mount.store, reason: 'unexpected' });
  }

  async metadata(path: string): Promise<Result<KvMetadata, VaultError>> {
    const answer = await this.#mount.get('metadata', path);
    if (!answer.ok) return err(answer.error.error);
    if (answer.value.kind !== 'ok') return this.#refused(answer.value, 'describe', path);
    const metadata = parseKvMetadata(answer.value.body);
    return metadata === undefined ? err({ kind: 'bad-answer', store: this.#mount.store, reason: 'unexpected' }) : ok(metadata);
  }

  /**
   * Names of fields come from `subkeys`, which has no values. Where the sign-in may not ask there, or the newest version is
   * deleted, none are known. A path that has metadata and never had a version is no secret.
   */
  async describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    const [metadata, fields] = await Promise.all([this.metadata(path), this.#fieldNames(path)]);
    if (!metadata.ok) return metadata;
    if (metadata.value.newest === 0) return err({ kind: 'not-found', store: this.#mount.store, name: path });
    return ok(describeSecret({ store: this.#mount.store, path, fields }, metadata.value, this.#now()));
  }

  async #fieldNames(path: string): Promise<readonly string[]> {
    const answer = await this.#mount.get('subkeys', path, SHALLOW);
    return answer.ok && answer.value.kind === 'ok' ? fieldNames(answer.value.body) : [];
  }

  #refused(answer: VaultAnswer, operation: 'read' | 'describe', path: string): Result<never, VaultError> {
    return err(this.#mount.error(answer, operation, path));
  }
}

/** Without the names inside a field that is an object. */
export const SHALLOW = { depth: '1' } as const;

/** Of an answer of `subkeys`. */
export function fieldNames(body: JsonMembers): readonly string[] {
  const subkeys = at(body, 'data', 'subkeys');
  return isMembers(subkeys) ? Object.keys(subkeys) : [];
}
