import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { ALL_RULES, makeAppRole, openStore } from './support/bao-world';

const COUNT = 2_000;

describe(`${COUNT} secrets in OpenBao`, function suite() {
  this.timeout(120_000);
  let bao: OpenBao;
  let store: SignInStore;
  const names = Array.from({ length: COUNT }, (_, at) => `key-${String(at).padStart(4, '0')}`);
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('dev');
    store = openStore(bao);
    valueOf(await store.signIn(await (await makeAppRole(bao, ALL_RULES)).way()));
    const put = (path: string): Promise<unknown> => bao.api({ method: 'POST', path: `secret/data/${path}`, body: { data: { value: path } } });
    for (let at = 0; at < COUNT; at += 50) {
      await Promise.all(names.slice(at, at + 50).flatMap((name, index) => [put(`flat/${name}`), put(`deep/${(at + index) % 200}/${name}`)]));
    }
  });
  after(async () => {
    store.dispose();
    await bao.stop();
  });

  it('are listed in one folder, all of them, in order', async () => {
    for (const depth of ['level', 'all'] as const) {
      const { entries, complete } = valueOf(await store.browse('flat/', depth));
      assert.deepEqual([entries.map(({ path }) => path), complete], [names.map((name) => `flat/${name}`), true]);
    }
  });

  it('are found in 200 folders', async () => {
    const { entries, complete } = valueOf(await store.browse('deep/', 'all'));
    assert.deepEqual([entries.length, complete], [COUNT, true]);
    assert.equal(valueOf(await store.browse('deep/', 'level')).entries.length, 200);
  });

  it('are written by many at once, each one once', async () => {
    const paths = names.slice(0, 100).map((name) => `written/${name}`);
    const results = await Promise.all(paths.map((path) => store.write({ path, field: 'value', expected: 'new', meta: {} }, SecretValue.fromText(path))));
    for (const result of results) assert.equal(valueOf(result).version, 1);
    assert.equal(valueOf(await store.browse('written/', 'level')).entries.length, 100);
  });
});
