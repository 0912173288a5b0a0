import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import type { WriteMeta } from '../../../shared/src/secrets/store';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { openStore, openStoreAs, signInWith } from './support/bao-world';

describe('what is known of a secret in OpenBao', function suite() {
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

  const write = async (meta: WriteMeta, path = `known/${(paths += 1)}`, by = store): Promise<string> => {
    valueOf(await by.write({ path, field: 'value', expected: 'any', meta }, SecretValue.fromText('x')));
    return path;
  };
  const custom = async (path: string): Promise<unknown> => {
    const { body } = await bao.api({ method: 'GET', path: `secret/metadata/${path}` });
    return (body as { data: { custom_metadata: unknown } }).data.custom_metadata;
  };

  it('lies beside it under names of our own', async () => {
    const meta = { type: 'api-key', tags: ['eu', 'shop'], owner: 'Ann', expires: '2031-01-02T03:04:05.000Z', rule: 'keyward/stripe-secret-key' } as const;
    assert.deepEqual(await custom(await write(meta)), {
      'keyward-type': 'api-key', 'keyward-tags': '["eu","shop"]', 'keyward-owner': 'Ann', 'keyward-expires': '2031-01-02T03:04:05.000Z',
      'keyward-rule': 'keyward/stripe-secret-key',
    });
  });

  it('leaves what others wrote there as it was, with and without the right to patch', async () => {
    const withoutPatch = await openStoreAs(bao, `path "secret/data/*" { capabilities = ["create", "read", "update"] }
      path "secret/metadata/*" { capabilities = ["create", "read", "update"] }`);
    for (const by of [store, withoutPatch]) {
      const path = await write({});
      await bao.api({ method: 'POST', path: `secret/metadata/${path}`, body: { max_versions: 7, custom_metadata: { team: 'shop', 'keyward-owner': 'Ann' } } });
      await write({ type: 'password', tags: ['x'] }, path, by);
      assert.deepEqual(await custom(path), { 'team': 'shop', 'keyward-owner': 'Ann', 'keyward-type': 'password', 'keyward-tags': '["x"]' });
      const { body } = await bao.api({ method: 'GET', path: `secret/metadata/${path}` });
      assert.equal((body as { data: { max_versions: number } }).data.max_versions, 7);
    }
    withoutPatch.dispose();
  });

  it('is believed only where it looks as ours would', async () => {
    const path = await write({});
    await bao.api({ method: 'POST', path: `secret/metadata/${path}`, body: { custom_metadata: {
      'keyward-type': 'constructor', 'keyward-tags': '["ok", 7, "", "a\\u202eb", "a\\u001b[31m"]', 'keyward-owner': 'x'.repeat(129),
      'keyward-expires': 'tomorrow', 'keyward-rule': '[x](command:y)',
    } } });
    const { type, tags, owner, expires, rule } = valueOf(await store.describe(path));
    assert.deepEqual({ type, tags, owner, expires, rule }, { type: 'generic', tags: ['ok'], owner: undefined, expires: undefined, rule: undefined });
  });

  it('is left out where the engine would not take it, and the secret is written', async () => {
    const path = await write({ type: 'api-key', owner: 'x'.repeat(513), tags: Array.from({ length: 200 }, () => 'tag') });
    assert.deepEqual(await custom(path), { 'keyward-type': 'api-key' });
  });
});
