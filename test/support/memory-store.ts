import type { SecretMeta, VersionMeta } from '../../shared/src/core/model/secret-meta';
import type { VaultError } from '../../shared/src/core/model/vault-error';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import { checkPath, isFieldName } from '../../shared/src/core/reference';
import type { Result } from '../../shared/src/core/result';
import { err, ok } from '../../shared/src/core/result';
import type {
  BrowseDepth, DeleteReceipt, Listing, ReadTarget, ReplaceTarget, Store, StoreCapabilities, StoredFields, StoredValue, StoreEntry, StoreStatus,
  WriteMeta, WriteReceipt, WriteTarget,
} from '../../shared/src/secrets/store';
import { namesBelow } from '../../shared/src/secrets/stores/names-below';

/** What the next calls of one method shall do in place of their work: an error, or anything else, such as throwing. */
export interface MemoryStoreFaults {
  describe?: () => Result<SecretMeta, VaultError> | undefined;
  read?: () => Result<StoredValue, VaultError> | undefined;
  readAll?: () => Result<StoredFields, VaultError> | undefined;
  write?: () => Result<WriteReceipt, VaultError> | undefined;
  replace?: () => Result<WriteReceipt, VaultError> | undefined;
}

interface Kept {
  readonly meta: WriteMeta;
  readonly versions: readonly KeptVersion[];
}

interface KeptVersion {
  readonly fields: ReadonlyMap<string, Buffer>;
  readonly deleted: boolean;
}

const TIME = '2026-01-02T03:04:05.000Z';

/**
 * A store in memory for faults that real stores do not produce on demand. It keeps a list of its calls, so that a test
 * can say that a store was not touched, and every value that it handed out, so that a test can say it was disposed of.
 * It passes the stores' contract: what a test learns from it holds for real ones.
 */
export class MemoryStore implements Store {
  readonly type = 'local' as const;
  readonly capabilities: StoreCapabilities = {
    versions: 'numbered', fields: true, undelete: true, compareAndSwap: true, lockable: false, signIn: false, metadata: true,
    maxValueBytes: 1024,
  };
  readonly calls: string[] = [];
  readonly handedOut: SecretValue[] = [];
  readonly faults: MemoryStoreFaults = {};
  readonly #kept: Map<string, Kept>;

  /** A store of the same `contents` is another client of the same place. */
  constructor(readonly name = 'memory', contents?: MemoryStore, readonly time = TIME) {
    this.#kept = contents === undefined ? new Map<string, Kept>() : contents.#kept;
  }

  status(): Promise<StoreStatus> {
    return Promise.resolve({ name: this.name, type: this.type, state: 'ready', capabilities: this.capabilities });
  }

  browse(folder: string, depth: BrowseDepth): Promise<Result<Listing, VaultError>> {
    this.calls.push(`browse ${folder}`);
    const entries = namesBelow(folder, this.#kept.keys(), depth).map((name): StoreEntry => {
      const kept = name.kind === 'secret' ? this.#kept.get(name.path) : undefined;
      return kept === undefined ? name : { kind: 'secret', path: name.path, meta: this.#meta(name.path, kept) };
    });
    return Promise.resolve(ok({ entries, complete: true }));
  }

  async describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    this.calls.push(`describe ${path}`);
    await Promise.resolve();
    const fault = this.faults.describe?.();
    if (fault !== undefined) return fault;
    const kept = this.#kept.get(path);
    return kept === undefined ? this.#notFound(path) : ok(this.#meta(path, kept));
  }

  async read({ path, field, version }: ReadTarget): Promise<Result<StoredValue, VaultError>> {
    this.calls.push(`read ${path}#${field}`);
    await Promise.resolve();
    const fault = this.faults.read?.();
    if (fault !== undefined) return fault;
    const found = this.#version(path, version);
    const bytes = found?.fields.get(field);
    return found === undefined || bytes === undefined ? this.#notFound(path) : ok({ value: this.#handOut(bytes), version: found.number });
  }

  async readAll(path: string, version?: number): Promise<Result<StoredFields, VaultError>> {
    this.calls.push(`readAll ${path}`);
    await Promise.resolve();
    const fault = this.faults.readAll?.();
    if (fault !== undefined) return fault;
    const found = this.#version(path, version);
    if (found === undefined) return this.#notFound(path);
    return ok({ fields: new Map([...found.fields].map(([name, bytes]) => [name, this.#handOut(bytes)])), version: found.number });
  }

  async write(target: WriteTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>> {
    this.calls.push(`write ${target.path}#${target.field}`);
    await Promise.resolve();
    const living = this.#version(target.path)?.fields ?? new Map<string, Buffer>();
    return this.faults.write?.() ?? this.#add(target, new Map([[target.field, value]]), {
      taken: living.has(target.field), kept: living,
    });
  }

  async replace(target: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>): Promise<Result<WriteReceipt, VaultError>> {
    this.calls.push(`replace ${target.path}`);
    await Promise.resolve();
    return this.faults.replace?.() ?? this.#add(target, fields, {
      taken: this.#version(target.path) !== undefined, kept: new Map(),
    });
  }

  delete(path: string): Promise<Result<DeleteReceipt, VaultError>> {
    this.calls.push(`delete ${path}`);
    const living = this.#version(path) !== undefined;
    if (living) this.#setDeleted(path, true);
    return Promise.resolve(living ? ok({ undoable: true }) : this.#notFound(path));
  }

  undelete(path: string): Promise<Result<void, VaultError>> {
    this.calls.push(`undelete ${path}`);
    if (!this.#kept.has(path)) return Promise.resolve(this.#notFound(path));
    if (this.#version(path) !== undefined) return Promise.resolve(err({ kind: 'already-exists', store: this.name, name: path }));
    this.#setDeleted(path, false);
    return Promise.resolve(ok());
  }

  destroy(path: string): Promise<Result<void, VaultError>> {
    this.calls.push(`destroy ${path}`);
    return Promise.resolve(this.#kept.delete(path) ? ok() : this.#notFound(path));
  }

  dispose(): void {
    this.#kept.clear();
  }

  #add(
    { path, expected, meta }: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>,
    { taken, kept }: { readonly taken: boolean; readonly kept: ReadonlyMap<string, Buffer> },
  ): Result<WriteReceipt, VaultError> {
    const refused = this.#check(path, fields);
    if (refused !== undefined) return err(refused);
    const before = this.#kept.get(path) ?? { meta: {}, versions: [] };
    if (expected === 'new' && taken) return err({ kind: 'already-exists', store: this.name, name: path });
    if (typeof expected === 'number' && expected !== before.versions.length) return err({ kind: 'conflict', store: this.name });
    const added = new Map([...kept, ...[...fields].map(([name, value]) => [name, Buffer.from(value.bytes())] as const)]);
    const versions = [...before.versions, { fields: added, deleted: false }];
    this.#kept.set(path, { meta: { ...before.meta, ...meta }, versions });
    return ok({ version: versions.length });
  }

  #check(path: string, fields: ReadonlyMap<string, SecretValue>): VaultError | undefined {
    const reason = checkPath(path) ?? ([...fields.keys()].every(isFieldName) ? undefined : 'forbidden-character');
    if (reason !== undefined) return { kind: 'invalid-name', reason };
    const sizes = [...fields.values()].map(({ byteLength }) => byteLength);
    if (sizes.length === 0 || sizes.includes(0)) return { kind: 'invalid-value', reason: 'empty' };
    return sizes.some((size) => size > this.capabilities.maxValueBytes) ? { kind: 'invalid-value', reason: 'too-large' } : undefined;
  }

  /** The one that is wanted, the newest where none is, if it lives. */
  #version(path: string, wanted?: number): (KeptVersion & { readonly number: number }) | undefined {
    const versions = this.#kept.get(path)?.versions ?? [];
    const number = wanted ?? versions.length;
    const found = versions[number - 1];
    return found === undefined || found.deleted ? undefined : { ...found, number };
  }

  #handOut(bytes: Buffer): SecretValue {
    const value = SecretValue.fromBytes(bytes);
    this.handedOut.push(value);
    return value;
  }

  #setDeleted(path: string, deleted: boolean): void {
    const kept = this.#kept.get(path);
    if (kept !== undefined) this.#kept.set(path, { ...kept, versions: kept.versions.map((version) => ({ ...version, deleted })) });
  }

  #meta(path: string, { meta, versions }: Kept): SecretMeta {
    const { type = 'generic', tags = [], ...rest } = meta;
    return {
      ...rest, store: this.name, path, type, tags, fields: [...versions.at(-1)?.fields.keys() ?? []], created: this.time, updated: this.time,
      versions: versions.map(({ deleted }, at) => ({
        version: at + 1, created: this.time, state: stateOf(at + 1, versions.length, deleted),
      })),
    };
  }

  #notFound(name: string): Result<never, VaultError> {
    return err({ kind: 'not-found', store: this.name, name });
  }
}

function stateOf(version: number, newest: number, deleted: boolean): VersionMeta['state'] {
  if (deleted) return 'deleted';
  return version === newest ? 'current' : 'previous';
}
