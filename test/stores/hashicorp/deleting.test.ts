import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { err } from '../../../shared/src/core/result';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { until } from '../servers/openbao-process';
import { openStore, signInWith } from './support/bao-world';

describe('deleting in OpenBao', function suite() {
  this.timeout(30_000);
  let bao: OpenBao;
  let store: SignInStore;
  let paths = 0;
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('dev');
    store = openStore(bao);
    await signInWith(store, bao.rootToken);
  });
  after(async () => {
    store.dispose();
    await bao.stop();
  });

  const written = async (texts: readonly string[], path = `deleting/${(paths += 1)}`): Promise<string> => {
    for (const text of texts) valueOf(await store.write({ path, field: 'value', expected: 'any', meta: {} }, SecretValue.fromText(text)));
    return path;
  };
  const undelete = (path: string): Promise<Result<void, VaultError>> =>
    store.undelete?.(path) ?? Promise.resolve(err({ kind: 'unsupported', store: 'team', operation: 'undelete' }));
  const states = async (path: string): Promise<readonly string[]> => valueOf(await store.describe(path)).versions.map(({ state }) => state);
  const elsewhere = (what: 'delete' | 'undelete' | 'destroy', path: string, versions: readonly number[]): Promise<unknown> =>
    bao.api({ method: 'POST', path: `secret/${what}/${path}`, body: { versions } });

  it('takes every living version away, so that nothing pinned finds one either', async () => {
    const path = await written(['one', 'two', 'three']);
    valueOf(await store.delete(path));
    assert.deepEqual(await states(path), ['deleted', 'deleted', 'deleted']);
    for (const version of [1, 2, 3]) assert.equal((await store.read({ path, field: 'value', version })).ok, false);
    valueOf(await undelete(path));
    assert.deepEqual(await states(path), ['previous', 'previous', 'current']);
  });

  it('brings back what it took, and not what somebody had deleted before', async () => {
    const path = await written(['one', 'two']);
    await elsewhere('delete', path, [1]);
    // A version is written in between: without it, two deletions within a second cannot be told apart.
    await written(['three'], path);
    valueOf(await store.delete(path));
    valueOf(await undelete(path));
    assert.deepEqual(await states(path), ['deleted', 'previous', 'current']);
  });

  it('brings back the last of several deletions, one right after the other', async () => {
    const path = await written(['one']);
    valueOf(await store.delete(path));
    await written(['two'], path);
    valueOf(await store.delete(path));
    valueOf(await undelete(path));
    assert.deepEqual(await states(path), ['deleted', 'current']);
    assert.deepEqual(await undelete(path), err({ kind: 'already-exists', store: 'team', name: path }));
  });

  it('leaves destroyed versions alone', async () => {
    const path = await written(['one', 'two', 'three']);
    await elsewhere('destroy', path, [2]);
    valueOf(await store.delete(path));
    assert.deepEqual(await states(path), ['deleted', 'destroyed', 'deleted']);
    valueOf(await undelete(path));
    assert.deepEqual(await states(path), ['previous', 'destroyed', 'current']);
    await elsewhere('destroy', path, [1, 3]);
    assert.deepEqual(await states(path), ['destroyed', 'destroyed', 'destroyed']);
    assert.deepEqual(await store.delete(path), err({ kind: 'not-found', store: 'team', name: path }));
    assert.deepEqual(await undelete(path), err({ kind: 'not-found', store: 'team', name: path }));
    assert.equal(valueOf(await store.write({ path, field: 'value', expected: 'new', meta: {} }, SecretValue.fromText('four'))).version, 4);
  });

  it('knows what the engine will delete by itself, later, as living', async () => {
    const path = await written(['one']);
    await bao.api({ method: 'POST', path: `secret/metadata/${path}`, body: { delete_version_after: '10h' } });
    await written(['two'], path);
    assert.deepEqual(await states(path), ['previous', 'current']);
    assert.deepEqual(await undelete(path), err({ kind: 'already-exists', store: 'team', name: path }));
    valueOf(await store.delete(path));
    assert.deepEqual(await states(path), ['deleted', 'deleted']);
    valueOf(await undelete(path));
    assert.deepEqual(await states(path), ['previous', 'current']);
  });

  it('does not find what the engine has deleted by itself', async () => {
    const path = await written(['one']);
    await bao.api({ method: 'POST', path: `secret/metadata/${path}`, body: { delete_version_after: '1s' } });
    await written(['two'], path);
    await until('the engine\'s own deletion', async () => !(await store.read({ path, field: 'value' })).ok);
    assert.equal(valueOf(await store.write({ path, field: 'other', expected: 'new', meta: {} }, SecretValue.fromText('three'))).version, 3);
    assert.deepEqual([...valueOf(await store.readAll(path)).fields.keys()], ['other']);
  });

  it('counts only the versions that the engine keeps', async () => {
    const path = await written(['one']);
    await bao.api({ method: 'POST', path: `secret/metadata/${path}`, body: { max_versions: 2 } });
    await written(['two', 'three', 'four'], path);
    assert.deepEqual(valueOf(await store.describe(path)).versions.map(({ version, state }) => [version, state]), [[3, 'previous'], [4, 'current']]);
    valueOf(await store.delete(path));
    valueOf(await undelete(path));
    assert.equal(valueOf(await store.read({ path, field: 'value', version: 3 })).value.text(), 'three');
  });

  it('finds no secret where only metadata is', async () => {
    await bao.api({ method: 'POST', path: 'secret/metadata/deleting/bare', body: { custom_metadata: { note: 'x' } } });
    const path = 'deleting/bare';
    for (const result of [await store.describe(path), await store.delete(path), await undelete(path)]) {
      assert.deepEqual(result, err({ kind: 'not-found', store: 'team', name: path }));
    }
    assert.equal(valueOf(await store.write({ path, field: 'value', expected: 0, meta: {} }, SecretValue.fromText('one'))).version, 1);
  });
});
