import type { SecretMeta } from '../../shared/src/core/model/secret-meta';
import type { VaultError } from '../../shared/src/core/model/vault-error';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import type { Result } from '../../shared/src/core/result';
import { err, ok } from '../../shared/src/core/result';
import type {
  BrowseDepth, DeleteReceipt, Listing, ReadTarget, ReplaceTarget, Store, StoreCapabilities, StoredFields, StoredValue, StoreEntry, StoreStatus,
  WriteReceipt, WriteTarget,
} from '../../shared/src/secrets/store';
import { namesBelow } from '../../shared/src/secrets/stores/names-below';

/** What the next calls of one method shall do in place of their work: an error, or anything else, such as throwing. */
export interface MemoryStoreFaults {
  read?: () => Result<StoredValue, VaultError> | undefined;
  write?: () => Result<WriteReceipt, VaultError> | undefined;
}

interface Kept {
  readonly values: Buffer[];
  readonly target: WriteTarget;
  deleted: boolean;
}

const TIME = '2026-01-02T03:04:05.000Z';

/**
 * A store in memory for faults that real stores do not produce on demand. It keeps a list of its calls, so that a test
 * can say that a store was not touched, and every value that it handed out, so that a test can say it was disposed of.
 */
export class MemoryStore implements Store {
  readonly type = 'local' as const;
  readonly capabilities: StoreCapabilities = {
    versions: 'numbered', fields: true, undelete: true, compareAndSwap: false, lockable: false, signIn: false, metadata: true,
    maxValueBytes: 1024,
  };
  readonly calls: string[] = [];
  readonly handedOut: SecretValue[] = [];
  readonly faults: MemoryStoreFaults = {};
  readonly #kept = new Map<string, Kept>();

  constructor(readonly name = 'memory') {}

  status(): Promise<StoreStatus> {
    return Promise.resolve({ name: this.name, type: this.type, state: 'ready', capabilities: this.capabilities });
  }

  browse(folder: string, depth: BrowseDepth): Promise<Result<Listing, VaultError>> {
    this.calls.push(`browse ${folder}`);
    const metas = new Map([...this.#kept.values()].filter(({ deleted }) => !deleted).map((kept) => [kept.target.path, this.#meta(kept)]));
    const entries = namesBelow(folder, metas.keys(), depth).map((name): StoreEntry => {
      const meta = metas.get(name.path);
      return name.kind === 'folder' || meta === undefined ? name : { kind: 'secret', path: name.path, meta };
    });
    return Promise.resolve(ok({ entries, complete: true }));
  }

  describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    this.calls.push(`describe ${path}`);
    const found = [...this.#kept.values()].find(({ target }) => target.path === path);
    return Promise.resolve(found === undefined ? this.#notFound(path) : ok(this.#meta(found)));
  }

  read({ path, field, version }: ReadTarget): Promise<Result<StoredValue, VaultError>> {
    this.calls.push(`read ${path}#${field}`);
    const fault = this.faults.read?.();
    if (fault !== undefined) return Promise.resolve(fault);
    const kept = this.#kept.get(`${path}#${field}`);
    const number = version ?? kept?.values.length ?? 0;
    const bytes = kept?.values[number - 1];
    if (bytes === undefined || kept?.deleted === true) return Promise.resolve(this.#notFound(path));
    const value = SecretValue.fromBytes(bytes);
    this.handedOut.push(value);
    return Promise.resolve(ok({ value, version: number }));
  }

  async readAll(path: string, version?: number): Promise<Result<StoredFields, VaultError>> {
    const fields = new Map<string, SecretValue>();
    let newest = 0;
    for (const { target } of [...this.#kept.values()].filter((kept) => kept.target.path === path)) {
      const read = await this.read({ path, field: target.field, ...(version === undefined ? {} : { version }) });
      if (!read.ok) return read;
      fields.set(target.field, read.value.value);
      newest = read.value.version;
    }
    return fields.size === 0 ? this.#notFound(path) : ok({ fields, version: newest });
  }

  async replace(target: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>): Promise<Result<WriteReceipt, VaultError>> {
    let receipt: WriteReceipt = { version: 0 };
    for (const [field, value] of fields) {
      const written = await this.write({ ...target, field }, value);
      if (!written.ok) return written;
      receipt = written.value;
    }
    return ok(receipt);
  }

  write(target: WriteTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>> {
    this.calls.push(`write ${target.path}#${target.field}`);
    const fault = this.faults.write?.();
    if (fault !== undefined) return Promise.resolve(fault);
    const key = `${target.path}#${target.field}`;
    const kept = this.#kept.get(key) ?? { values: [], target, deleted: false };
    if (target.expected === 'new' && kept.values.length > 0) {
      return Promise.resolve(err({ kind: 'already-exists', store: this.name, name: target.path }));
    }
    kept.values.push(Buffer.from(value.bytes()));
    this.#kept.set(key, kept);
    return Promise.resolve(ok({ version: kept.values.length }));
  }

  delete(path: string): Promise<Result<DeleteReceipt, VaultError>> {
    this.calls.push(`delete ${path}`);
    return Promise.resolve(this.#setDeleted(path, true) ? ok({ undoable: true }) : this.#notFound(path));
  }

  undelete(path: string): Promise<Result<void, VaultError>> {
    this.calls.push(`undelete ${path}`);
    return Promise.resolve(this.#setDeleted(path, false) ? ok() : this.#notFound(path));
  }

  destroy(path: string): Promise<Result<void, VaultError>> {
    this.calls.push(`destroy ${path}`);
    const keys = [...this.#kept.entries()].filter(([, { target }]) => target.path === path).map(([key]) => key);
    for (const key of keys) this.#kept.delete(key);
    return Promise.resolve(keys.length > 0 ? ok() : this.#notFound(path));
  }

  dispose(): void {
    this.#kept.clear();
  }

  #setDeleted(path: string, deleted: boolean): boolean {
    const found = [...this.#kept.values()].filter(({ target }) => target.path === path);
    for (const kept of found) kept.deleted = deleted;
    return found.length > 0;
  }

  #meta({ target, values }: Kept): SecretMeta {
    return {
      store: this.name, path: target.path, fields: [target.field], type: target.meta.type ?? 'generic', tags: target.meta.tags ?? [],
      created: TIME, updated: TIME, ...(target.meta.rule === undefined ? {} : { rule: target.meta.rule }),
      versions: values.map((_, index) => ({ version: index + 1, created: TIME, state: index + 1 === values.length ? 'current' : 'previous' })),
    };
  }

  #notFound(name: string): Result<never, VaultError> {
    return err({ kind: 'not-found', store: this.name, name });
  }
}
