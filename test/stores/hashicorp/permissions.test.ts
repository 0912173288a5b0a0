import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import type { ExpectedVersion, WriteReceipt } from '../../../shared/src/secrets/store';
import { writeVerified } from '../../../shared/src/secrets/service/verified-write';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { openStore, openStoreAs, signInWith } from './support/bao-world';

const READ_ONLY = 'path "secret/data/*" { capabilities = ["read"] } path "secret/metadata/*" { capabilities = ["list", "read"] }';
const WRITE_ONLY = 'path "secret/data/*" { capabilities = ["create", "update"] }';
const WRITE_AND_PATCH = 'path "secret/data/*" { capabilities = ["create", "update", "patch"] }';
/** What most policies look like that were written for the engine's own command line. */
const USUAL = `path "secret/data/*" { capabilities = ["create", "read", "update", "delete"] }
  path "secret/metadata/*" { capabilities = ["list", "read", "delete"] }`;

describe('what a sign-in to OpenBao may do', function suite() {
  this.timeout(30_000);
  let bao: OpenBao;
  let root: SignInStore;
  let paths = 0;
  const stores: SignInStore[] = [];
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('dev');
    root = openStore(bao);
    await signInWith(root, bao.rootToken);
  });
  after(async () => {
    for (const store of [root, ...stores]) store.dispose();
    await bao.stop();
  });

  const as = async (rules: string): Promise<SignInStore> => {
    const store = await openStoreAs(bao, rules);
    stores.push(store);
    return store;
  };
  const fresh = (): string => `rights/${(paths += 1)}`;
  const existing = async (): Promise<string> => {
    const path = fresh();
    const fields = new Map([['user', SecretValue.fromText('ann')], ['password', SecretValue.fromText('old')]]);
    valueOf(await root.replace({ path, expected: 'new', meta: {} }, fields));
    return path;
  };
  const write = (store: SignInStore, path: string, expected: ExpectedVersion, field = 'password'): Promise<Result<WriteReceipt, VaultError>> =>
    store.write({ path, field, expected, meta: { type: 'password' } }, SecretValue.fromText('new'));
  const texts = async (path: string): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries([...valueOf(await root.readAll(path)).fields].map(([name, value]) => [name, value.text()]));
  const errorOf = (result: Result<unknown, VaultError>): VaultError | undefined => (result.ok ? undefined : result.error);
  const forbidden = (operation: string): unknown => ({ kind: 'forbidden', store: 'team', operation });

  it('one that may only read is told so before anything is written', async () => {
    const store = await as(READ_ONLY);
    const path = await existing();
    for (const result of [await write(store, path, 'any'), await write(store, path, 1), await write(store, fresh(), 'new')]) {
      assert.deepEqual(errorOf(result), forbidden('write'));
    }
    assert.deepEqual(errorOf(await store.replace({ path, expected: 'any', meta: {} }, new Map([['value', SecretValue.fromText('x')]]))), forbidden('write'));
    assert.deepEqual(errorOf(await store.delete(path)), forbidden('delete'));
    assert.deepEqual(errorOf(await store.destroy(path)), forbidden('destroy'));
    assert.deepEqual(await texts(path), { user: 'ann', password: 'old' });
    assert.equal(valueOf(await root.describe(path)).versions.length, 1);
    // It browses and reads, and knows no names of fields: those are a right of their own.
    assert(valueOf(await store.browse('', 'all')).entries.some((entry) => entry.path === path));
    assert.deepEqual(valueOf(await store.describe(path)).fields, []);
    assert.equal(valueOf(await store.read({ path, field: 'user' })).value.text(), 'ann');
  });

  it('one that may only write writes what is new, unverified', async () => {
    const store = await as(WRITE_ONLY);
    for (const expected of ['new', 'any', 0] as const) {
      const path = fresh();
      const value = SecretValue.fromText('moved');
      const place = { store: 'team', path, field: 'value' };
      assert.deepEqual(await writeVerified(store, place, value, { expected, meta: {} }), ok({ version: 1, verified: false }));
      assert.deepEqual(await texts(path), { value: 'moved' });
    }
    const path = fresh();
    valueOf(await store.replace({ path, expected: 'new', meta: {} }, new Map([['value', SecretValue.fromText('x')]])));
    assert.deepEqual(errorOf(await store.read({ path, field: 'value' })), forbidden('read'));
    assert.deepEqual(errorOf(await store.describe(path)), forbidden('describe'));
    assert.deepEqual(errorOf(await store.browse('', 'level')), forbidden('list'));
  });

  it('one that may only write never takes fields away that it cannot see', async () => {
    const store = await as(WRITE_ONLY);
    const path = await existing();
    assert.deepEqual(errorOf(await write(store, path, 'new')), { kind: 'already-exists', store: 'team', name: path });
    assert.deepEqual(errorOf(await write(store, path, 0)), { kind: 'conflict', store: 'team' });
    for (const expected of ['any', 1] as const) assert.deepEqual(errorOf(await write(store, path, expected)), forbidden('write'));
    assert.deepEqual(await texts(path), { user: 'ann', password: 'old' });
  });

  it('one that may write and patch changes one field of what it cannot see', async () => {
    const store = await as(WRITE_AND_PATCH);
    const path = await existing();
    assert.deepEqual(errorOf(await write(store, path, 7)), { kind: 'conflict', store: 'team' });
    assert.equal(valueOf(await write(store, path, 1)).version, 2);
    assert.equal(valueOf(await write(store, path, 'any', 'third')).version, 3);
    assert.deepEqual(await texts(path), { user: 'ann', password: 'new', third: 'new' });
  });

  it('one without the right to patch reads, merges and writes, and loses nothing of others', async () => {
    const store = await as(USUAL);
    const path = await existing();
    assert.equal(valueOf(await write(store, path, 1)).version, 2);
    assert.equal(valueOf(await write(store, path, 'any', 'third')).version, 3);
    assert.deepEqual(errorOf(await write(store, path, 'new')), { kind: 'already-exists', store: 'team', name: path });
    assert.deepEqual(errorOf(await write(store, path, 1)), { kind: 'conflict', store: 'team' });
    assert.deepEqual(await texts(path), { user: 'ann', password: 'new', third: 'new' });
    const other = await as(USUAL);
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((field, at) => write(at % 2 === 0 ? store : other, path, 'any', field)));
    for (const result of results) valueOf(result);
    assert.deepEqual(Object.keys(await texts(path)).sort(), ['a', 'b', 'c', 'd', 'password', 'third', 'user']);
  });

  it('one without rights on metadata still writes, and what is known of the secret is not kept', async () => {
    const store = await as('path "secret/data/*" { capabilities = ["create", "read", "update"] }');
    const path = fresh();
    valueOf(await write(store, path, 'new'));
    valueOf(await write(store, path, 'any', 'second'));
    assert.equal(valueOf(await root.describe(path)).type, 'generic');
    assert.deepEqual(await texts(path), { password: 'new', second: 'new' });
  });

  it('one that may not delete several versions takes the newest, as the engine\'s own command does', async () => {
    const store = await as(USUAL);
    const path = await existing();
    valueOf(await write(root, path, 'any'));
    assert.deepEqual(await store.delete(path), ok({ undoable: true }));
    assert.deepEqual(valueOf(await root.describe(path)).versions.map(({ state }) => state), ['previous', 'deleted']);
    assert.deepEqual(errorOf(await store.delete(path)), { kind: 'not-found', store: 'team', name: path });
    assert.deepEqual(errorOf(await store.undelete?.(path) ?? ok()), forbidden('undelete'));
    valueOf(await root.undelete?.(path) ?? ok());
    assert.deepEqual(valueOf(await root.describe(path)).versions.map(({ state }) => state), ['previous', 'current']);
  });

  it('one that may list some folders lists those, and says that there is more', async () => {
    for (const path of ['open/a', 'closed/b']) valueOf(await write(root, `part/${path}`, 'new'));
    const store = await as(`
      path "secret/metadata/part/" { capabilities = ["list"] }
      path "secret/metadata/part/open/" { capabilities = ["list"] }`);
    assert.deepEqual(await store.browse('part/', 'all'), ok({ entries: [{ kind: 'secret', path: 'part/open/a' }], complete: false }));
    assert.deepEqual(errorOf(await store.browse('part/closed/', 'all')), forbidden('list'));
  });
});
