import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../shared/src/core/result';
import type { BrowseDepth, ExpectedVersion, Store, WriteMeta, WriteReceipt } from '../../../shared/src/secrets/store';
import { valueOf } from '../../support/local-vault';

export type OpenStores = (context: Context) => Promise<OpenedStores>;

/** Two clients of one place, as two windows have them. What lies there already does not disturb. */
export interface OpenedStores {
  readonly store: Store;
  readonly other: Store;
  close(): Promise<void> | void;
}

export interface PutOptions {
  readonly field?: string;
  readonly expected?: ExpectedVersion;
  readonly meta?: WriteMeta;
  readonly store?: Store;
}

/** Is in every value that a contract test writes, and so must be in no error. */
const MARKER = ['contract', 'marker', '5b1f'].join('-');

/** The store under test, folders that no other test uses, and short words for what tests do all the time. */
export class ContractWorld {
  #opened: OpenedStores | undefined;
  #folders = 0;

  use(opened: OpenedStores): void {
    this.#opened = opened;
  }

  get store(): Store {
    return this.#stores().store;
  }

  get other(): Store {
    return this.#stores().other;
  }

  /** A folder of the running test's own, with its slash. */
  folder(): string {
    return `contract/t${(this.#folders += 1)}/`;
  }

  /** A path in such a folder. */
  path(name = 'key'): string {
    return `${this.folder()}${name}`;
  }

  /** The bytes are the marker and `text`. */
  put(path: string, text: string, options: PutOptions = {}): Promise<Result<WriteReceipt, VaultError>> {
    return this.putValue(path, SecretValue.fromText(`${MARKER} ${text}`), options);
  }

  putValue(path: string, value: SecretValue, options: PutOptions = {}): Promise<Result<WriteReceipt, VaultError>> {
    const { field = 'value', expected = 'any', meta = {}, store = this.store } = options;
    return store.write({ path, field, expected, meta }, value);
  }

  replace(path: string, texts: Readonly<Record<string, string>>, expected: ExpectedVersion = 'any'): Promise<Result<WriteReceipt, VaultError>> {
    const fields = Object.entries(texts).map(([name, text]) => [name, SecretValue.fromText(`${MARKER} ${text}`)] as const);
    return this.store.replace({ path, expected, meta: {} }, new Map(fields));
  }

  /** What was put there, without the marker. */
  async text(path: string, { field = 'value', version, store = this.store }: ReadOptions = {}): Promise<string> {
    const { value } = valueOf(await store.read({ path, field, ...(version === undefined ? {} : { version }) }));
    return unmarked(value);
  }

  async texts(path: string, version?: number): Promise<Readonly<Record<string, string>>> {
    const { fields } = valueOf(await this.store.readAll(path, version));
    return Object.fromEntries([...fields].map(([name, value]) => [name, unmarked(value)]));
  }

  async names(folder: string, depth: BrowseDepth, store = this.store): Promise<readonly string[]> {
    const { entries, complete } = valueOf(await store.browse(folder, depth));
    assert.equal(complete, true);
    for (const { kind, path } of entries) assert.equal(path.endsWith('/'), kind === 'folder', path);
    return entries.map(({ path }) => path);
  }

  async describe(path: string): Promise<SecretMeta> {
    return valueOf(await this.store.describe(path));
  }

  /** The error of a result that must have failed with this kind, after a look whether it speaks of our store and no value. */
  refused<K extends VaultError['kind']>(result: Result<unknown, VaultError>, kind: K): Extract<VaultError, { readonly kind: K }> {
    assert(!result.ok, `expected ${kind}`);
    const { error } = result;
    assert.equal(error.kind, kind, JSON.stringify(error));
    assert(!JSON.stringify(error).includes(MARKER), 'an error carries a value');
    if ('store' in error) assert.equal(error.store, this.store.name);
    return error as Extract<VaultError, { readonly kind: K }>;
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }

  #stores(): OpenedStores {
    assert(this.#opened !== undefined);
    return this.#opened;
  }
}

interface ReadOptions {
  readonly field?: string;
  readonly version?: number;
  readonly store?: Store;
}

function unmarked(value: SecretValue): string {
  const text = value.text();
  value.dispose();
  assert(text.startsWith(`${MARKER} `));
  return text.slice(MARKER.length + 1);
}
