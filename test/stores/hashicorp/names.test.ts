import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { openStore, signInWith } from './support/bao-world';

/** Names that other tools can give and no reference can have. */
const FOREIGN = ['a?b', 'a#b', 'a\\b', 'e\u0301', 'a?version=1'];
const ODD = ['a&b', 'a%b', '%2e%2e', '..b', 'x..y', 'a%2Fb', '🔑 key', 'مفتاح', '{{x}}', '[x](command:y)', ' a ', '+', ';', 'ä', 'A'];

describe('names in OpenBao', function suite() {
  this.timeout(30_000);
  let bao: OpenBao;
  let store: SignInStore;
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

  const write = (path: string): ReturnType<SignInStore['write']> =>
    store.write({ path, field: 'value', expected: 'new', meta: {} }, SecretValue.fromText(path));
  const foreign = (path: string): Promise<unknown> =>
    bao.api({ method: 'POST', path: `secret/data/${path.split('/').map(encodeURIComponent).join('/')}`, body: { data: { value: path } } });

  it('mean one secret each, whatever they look like to a router', async () => {
    for (const name of ODD) valueOf(await write(`odd/${name}/in/${name}`));
    for (const name of ODD) {
      const path = `odd/${name}/in/${name}`;
      assert.equal(valueOf(await store.read({ path, field: 'value' })).value.text(), path);
      assert.deepEqual(valueOf(await store.browse(`odd/${name}/`, 'all')).entries, [{ kind: 'secret', path }]);
    }
    assert.equal(valueOf(await store.browse('odd/', 'level')).entries.length, ODD.length);
  });

  it('that no reference can have are shown, and cannot be asked for', async () => {
    for (const name of FOREIGN) await foreign(`foreign/${name}`);
    const { entries, complete } = valueOf(await store.browse('foreign/', 'level'));
    assert.deepEqual([entries.map(({ path }) => path), complete], [FOREIGN.map((name) => `foreign/${name}`).sort(), true]);
    for (const { path } of entries) {
      for (const result of [await store.describe(path), await store.read({ path, field: 'value' }), await store.delete(path)]) {
        assert.equal(result.ok ? 'ok' : result.error.kind, 'invalid-name', path);
      }
    }
  });

  it('of folders that no reference can have are shown, not entered, and said to be left out', async () => {
    await foreign('outer/inner?/key');
    valueOf(await write('outer/key'));
    assert.deepEqual(valueOf(await store.browse('outer/', 'level')).entries.map(({ path }) => path), ['outer/inner?/', 'outer/key']);
    assert.deepEqual(await store.browse('outer/', 'all'), { ok: true, value: { entries: [{ kind: 'secret', path: 'outer/key' }], complete: false } });
  });

  it('that the servers do not print are refused before anything is sent', async () => {
    for (const name of ['zero\u200dwidth', 'no\u00a0break', 'private\ue000use']) {
      assert.deepEqual(await write(name), { ok: false, error: { kind: 'invalid-name', reason: 'forbidden-character' } });
    }
  });

  it('may be a folder and a secret at once', async () => {
    valueOf(await write('twin'));
    valueOf(await write('twin/inner'));
    const { entries } = valueOf(await store.browse('', 'level'));
    assert.deepEqual(entries.filter(({ path }) => path.startsWith('twin')), [{ kind: 'secret', path: 'twin' }, { kind: 'folder', path: 'twin/' }]);
    valueOf(await store.destroy('twin'));
    assert.equal(valueOf(await store.read({ path: 'twin/inner', field: 'value' })).version, 1);
  });
});
