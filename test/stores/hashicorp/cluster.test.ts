import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { ok } from '../../../shared/src/core/result';
import { writeVerified } from '../../../shared/src/secrets/service/verified-write';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import { valueOf } from '../../support/local-vault';
import { requireOpenBao } from '../../support/openbao';
import { OpenBaoCluster } from '../../support/openbao-cluster';
import { openStore, signInWith } from './support/bao-world';

describe('a cluster of OpenBao whose leader dies', function suite() {
  this.timeout(120_000);
  let cluster: OpenBaoCluster;
  let store: SignInStore;
  before(async function () {
    requireOpenBao(this);
    cluster = await OpenBaoCluster.start();
    store = openStore({ address: cluster.addresses[1] ?? '', ca: cluster.ca }, { cluster: cluster.addresses });
    await signInWith(store, cluster.rootToken);
  });
  after(async () => {
    store.dispose();
    await cluster.stop();
  });

  const put = (path: string, text: string): ReturnType<SignInStore['write']> =>
    store.write({ path, field: 'value', expected: 'any', meta: {} }, SecretValue.fromText(text));

  it('is asked through a standby, and what was written is there at once', async () => {
    assert.equal((await store.status()).state, 'ready');
    for (let times = 1; times <= 10; times += 1) {
      const path = `through/${times}`;
      const value = SecretValue.fromText('read back');
      const place = { store: 'team', path, field: 'value' };
      assert.deepEqual(await writeVerified(store, place, value, { expected: 'new', meta: {} }), ok({ version: 1, verified: true }));
      assert.equal(valueOf(await put(path, 'again')).version, 2);
      valueOf(await store.delete(path));
      assert.equal((await store.read({ path, field: 'value' })).ok, false);
    }
  });

  it('gets each write once, also those that come while there is no leader', async () => {
    const paths = Array.from({ length: 20 }, (_, at) => `during/${String(at).padStart(2, '0')}`);
    const writing = paths.map((path) => put(path, path));
    await Promise.race(writing);
    await cluster.kill(0);
    const after = put('after', 'one');
    const results = await Promise.all(writing);
    assert.equal(valueOf(await after).version, 1);
    for (const [at, path] of paths.entries()) {
      const result = results[at];
      if (result?.ok === true) assert.equal(valueOf(await store.read({ path, field: 'value' })).value.text(), path);
      else assert.equal(result?.error.kind, 'write-uncertain');
      const described = await store.describe(path);
      if (described.ok) assert.equal(described.value.versions.length, 1, path);
    }
    assert(valueOf(await store.browse('', 'all')).complete);
  });
});
