import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { ALL_RULES, openStore, signInWith, tokenOf } from './support/bao-world';
import type { Cut } from './support/cutting-proxy';
import { CuttingProxy } from './support/cutting-proxy';

describe('a connection to OpenBao that breaks in the middle of a write', function suite() {
  this.timeout(30_000);
  let bao: OpenBao;
  let proxy: CuttingProxy;
  let store: SignInStore;
  let paths = 0;
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('dev');
    proxy = new CuttingProxy(bao);
    await proxy.start();
    store = openStore({ address: proxy.address, ca: undefined });
    await signInWith(store, await tokenOf(bao, ALL_RULES));
  });
  after(async () => {
    store.dispose();
    proxy.stop();
    await bao.stop();
  });
  beforeEach(() => {
    proxy.cuts = [];
    proxy.writes.length = 0;
  });

  const fresh = (): string => `cut/${(paths += 1)}`;
  const write = (path: string, text: string, expected: 'new' | 'any' | number = 'any', by = store): ReturnType<SignInStore['write']> =>
    by.write({ path, field: 'value', expected, meta: {} }, SecretValue.fromText(text));
  /** Every version's value, as the server has it. */
  const kept = async (path: string): Promise<readonly string[]> => {
    const newest = await bao.api({ method: 'GET', path: `secret/metadata/${path}` }, true);
    const count = (newest.body as { data?: { current_version: number } }).data?.current_version ?? 0;
    const texts: string[] = [];
    for (let version = 1; version <= count; version += 1) {
      const { body } = await bao.api({ method: 'GET', path: `secret/data/${path}?version=${version}` });
      texts.push((body as { data: { data: { value: string } } }).data.data.value);
    }
    return texts;
  };

  it('writes once where the server had done it, and where it had not', async () => {
    for (const cut of ['done', 'lost'] as const) {
      const path = fresh();
      for (const [at, text] of ['one', 'two'].entries()) {
        proxy.cuts = [cut];
        assert.equal(valueOf(await write(path, text)).version, at + 1);
      }
      assert.deepEqual(await kept(path), ['one', 'two']);
    }
  });

  it('writes a whole secret once', async () => {
    for (const cut of ['done', 'lost'] as const) {
      const path = fresh();
      proxy.cuts = [cut];
      const fields = new Map([['value', SecretValue.fromText('one')], ['user', SecretValue.fromText('ann')]]);
      assert.equal(valueOf(await store.replace({ path, expected: 'new', meta: {} }, fields)).version, 1);
      assert.deepEqual(await kept(path), ['one']);
    }
  });

  it('writes once where the first request arrives after all, while the second is on its way', async () => {
    const path = fresh();
    valueOf(await write(path, 'one'));
    proxy.cuts = ['late', 'late'];
    const outcome = await write(path, 'two');
    await proxy.release();
    // Both were cut off before the server had done anything, so nobody can know. What arrives then arrives once.
    assert.deepEqual(outcome, { ok: false, error: { kind: 'write-uncertain', store: 'team', name: path } });
    assert.deepEqual(await kept(path), ['one', 'two']);
  });

  it('looks again where the answer to the second request is lost as well', async () => {
    const path = fresh();
    proxy.cuts = ['lost', 'done'];
    assert.equal(valueOf(await write(path, 'one', 'new')).version, 1);
    assert.deepEqual(await kept(path), ['one']);
  });

  it('does not take another\'s version for its own', async () => {
    const path = fresh();
    valueOf(await write(path, 'one'));
    const other = openStore(bao);
    await signInWith(other, bao.rootToken);
    // Ours is held back, and meanwhile somebody else writes.
    proxy.cuts = ['late'];
    const writing = write(path, 'ours', 1);
    valueOf(await write(path, 'theirs', 'any', other));
    const outcome = await writing;
    await proxy.release();
    // Whether ours or theirs came first depends on who was faster: one of them is version 2, and never both.
    const versions = await kept(path);
    if (outcome.ok) assert.deepEqual(versions, ['one', 'ours', 'theirs']);
    else assert.deepEqual([outcome.error, versions], [{ kind: 'conflict', store: 'team' }, ['one', 'theirs']]);
    other.dispose();
  });

  it('cannot know, with a sign-in that sees nothing, whether a version is its own', async () => {
    const blind = openStore({ address: proxy.address, ca: undefined });
    await signInWith(blind, await tokenOf(bao, 'path "secret/data/*" { capabilities = ["create", "update"] }'));
    for (const [cut, outcome] of [['lost', 'written'], ['done', 'write-uncertain']] as const satisfies readonly (readonly [Cut, string])[]) {
      const path = fresh();
      proxy.cuts = [cut];
      const written = await write(path, 'one', 'new', blind);
      assert.equal(written.ok ? 'written' : written.error.kind, outcome);
      assert.deepEqual(await kept(path), ['one']);
    }
    blind.dispose();
  });

  it('is not noticed by deleting, undeleting and destroying', async () => {
    for (const cut of ['done', 'lost'] as const) {
      const path = fresh();
      for (const text of ['one', 'two']) valueOf(await write(path, text));
      proxy.cuts = [cut];
      valueOf(await store.delete(path));
      proxy.cuts = [cut];
      valueOf(await store.undelete?.(path) ?? { ok: false, error: { kind: 'cancelled' } });
      assert.deepEqual(await kept(path), ['one', 'two']);
      proxy.cuts = [cut];
      const destroyed = await store.destroy(path);
      assert.equal(destroyed.ok ? 'destroyed' : destroyed.error.kind, cut === 'done' ? 'destroyed' : 'write-uncertain');
    }
  });
});
