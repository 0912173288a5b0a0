import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import type { HashicorpStoreOptions } from '../../../shared/src/secrets/stores/hashicorp/options';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { openStore, openStoreAs, signInWith } from './support/bao-world';

describe('the place in OpenBao that a store names', function suite() {
  this.timeout(30_000);
  let bao: OpenBao;
  const stores: SignInStore[] = [];
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('dev');
    await bao.api({ method: 'POST', path: 'sys/mounts/old', body: { type: 'kv', options: { version: '1' } } });
    await bao.api({ method: 'POST', path: 'sys/mounts/crypt', body: { type: 'transit' } });
    await bao.api({ method: 'POST', path: 'sys/mounts/team/a/kv', body: { type: 'kv', options: { version: '2' } } });
    await bao.api({ method: 'POST', path: 'sys/namespaces/org', body: {} });
    await bao.api({ method: 'POST', path: 'sys/namespaces/team1', body: {}, headers: { 'x-vault-namespace': 'org' } });
    await bao.api({ method: 'POST', path: 'sys/mounts/secret', body: { type: 'kv', options: { version: '2' } }, headers: { 'x-vault-namespace': 'org/team1' } });
  });
  after(async () => {
    for (const store of stores) store.dispose();
    await bao.stop();
  });

  const at = async (place: Partial<HashicorpStoreOptions>): Promise<SignInStore> => {
    const store = openStore(bao, place);
    stores.push(store);
    await signInWith(store, bao.rootToken);
    return store;
  };
  const everything = async (store: SignInStore): Promise<readonly Result<unknown, VaultError>[]> => [
    await store.browse('', 'level'), await store.describe('x'), await store.read({ path: 'x', field: 'value' }),
    await store.write({ path: 'x', field: 'value', expected: 'any', meta: {} }, SecretValue.fromText('must not get there')),
    await store.delete('x'), await store.destroy('x'),
  ];
  const putAndRead = async (store: SignInStore, text: string): Promise<void> => {
    valueOf(await store.write({ path: 'a/key', field: 'value', expected: 'new', meta: {} }, SecretValue.fromText(text)));
    assert.equal(valueOf(await store.read({ path: 'a/key', field: 'value' })).value.text(), text);
    assert.deepEqual(valueOf(await store.browse('', 'all')).entries.map(({ path }) => path), ['a/key']);
    assert.equal((await store.status()).state, 'ready');
  };

  for (const [what, mount, reason] of [
    ['a version 1 engine, which would keep a value under another name', 'old', 'kv-version-1'],
    ['an engine of another kind', 'crypt', 'missing'],
    ['an engine that is not there', 'nothing', 'missing'],
    ['the beginning of a longer mount', 'team/a', 'missing'],
  ] as const) {
    it(`is not used where it is ${what}`, async () => {
      const store = await at({ mount });
      const error = { kind: 'wrong-engine', store: 'team', mount, reason };
      for (const result of await everything(store)) assert.deepEqual(result, { ok: false, error });
      const status = await store.status();
      assert.deepEqual([status.state, status.error, status.connection?.account], ['denied', error, 'token']);
      if (mount === 'old') assert.equal((await bao.api({ method: 'GET', path: 'old?list=true' }, true)).status, 404, 'something was written');
    });
  }

  it('is not used where the sign-in has no rights at all there', async () => {
    const store = await openStoreAs(bao, 'path "crypt/*" { capabilities = ["read"] }');
    stores.push(store);
    assert.deepEqual((await store.status()).error, { kind: 'wrong-engine', store: 'team', mount: 'secret', reason: 'missing' });
  });

  it('is ready as soon as it is there, for whoever tries again', async () => {
    const store = await at({ mount: 'late' });
    assert.equal((await store.status()).state, 'denied');
    await bao.api({ method: 'POST', path: 'sys/mounts/late', body: { type: 'kv', options: { version: '2' } } });
    assert.equal((await store.status()).state, 'ready');
  });

  it('may be a mount with slashes', async () => putAndRead(await at({ mount: 'team/a/kv' }), 'deep'));

  it('may be a folder, outside of which nothing is seen', async () => {
    await putAndRead(await at({ prefix: 'shop/prod eu' }), 'inner');
    const { body } = await bao.api({ method: 'GET', path: 'secret/data/shop/prod%20eu/a/key' });
    assert.equal((body as { data: { data: { value: string } } }).data.data.value, 'inner');
    await bao.api({ method: 'POST', path: 'secret/data/outside', body: { data: { value: 'x' } } });
    assert.deepEqual(valueOf(await (await at({ prefix: 'shop/prod eu' })).browse('', 'all')).entries.map(({ path }) => path), ['a/key']);
  });

  it('may be in a namespace', async () => {
    await putAndRead(await at({ namespace: 'org/team1' }), 'of the team');
    assert.equal((await bao.api({ method: 'GET', path: 'secret/data/a/key' }, true)).status, 404);
  });

  it('is not there in a namespace that is not there', async () => {
    const store = openStore(bao, { namespace: 'nowhere' });
    stores.push(store);
    const error = { kind: 'wrong-engine', store: 'team', mount: 'secret', reason: 'namespace' };
    assert.deepEqual(await store.signIn({ kind: 'token', token: SecretValue.fromText(bao.rootToken) }), { ok: false, error });
  });
});
