import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { until } from '../servers/openbao-process';
import { ALL_RULES, makeAppRole, openStore } from './support/bao-world';

interface AuditLine {
  readonly type: 'request' | 'response';
  readonly request: { readonly operation: string; readonly path: string };
}

describe('what OpenBao\'s own audit log says', function suite() {
  this.timeout(30_000);
  let bao: OpenBao;
  let store: SignInStore;
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('tls');
    store = openStore(bao);
    valueOf(await store.signIn(await (await makeAppRole(bao, ALL_RULES)).way()));
    for (const path of ['shop/prod/stripe', 'shop/prod/db', 'shop/test/db', 'top']) {
      valueOf(await store.write({ path, field: 'value', expected: 'new', meta: { type: 'api-key', tags: ['x'] } }, SecretValue.fromText('a value')));
    }
    valueOf(await store.delete('shop/test/db'));
  });
  after(async () => {
    store.dispose();
    await bao.stop();
  });

  /** Operations and paths that the server was asked for while `work` ran. */
  const asked = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = lines().length;
    await work();
    // The log is written before the answer is sent; the mark makes sure that nothing of ours is still to come.
    await bao.api({ method: 'GET', path: 'sys/mounts' });
    await until('the mark in the audit log', () => lines().some(({ request }, at) => at >= before && request.path === 'sys/mounts'));
    return lines().slice(before).filter(({ type, request }) => type === 'request' && request.path !== 'sys/mounts')
      .map(({ request }) => `${request.operation} ${request.path}`);
  };
  const lines = (): readonly AuditLine[] =>
    readFileSync(bao.auditLog ?? '', 'utf8').split('\n').filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as AuditLine);

  it('browsing, describing and asking for the state read no value', async () => {
    const requests = await asked(async () => {
      await store.status();
      for (const folder of ['', 'shop/', 'shop/prod/']) valueOf(await store.browse(folder, 'level'));
      const { entries } = valueOf(await store.browse('', 'all'));
      assert.equal(entries.length, 4);
      for (const { path } of entries) valueOf(await store.describe(path));
    });
    assert(requests.length >= 15, 'the log was not read');
    const harmless = /^(list secret\/metadata\/|read secret\/(metadata|subkeys)\/|read auth\/token\/lookup-self$|read sys\/internal\/ui\/mounts\/secret$|read sys\/health$)/;
    assert.deepEqual(requests.filter((request) => !harmless.test(request)), []);
  });

  it('writing a field of a secret reads none of the others', async () => {
    const requests = await asked(async () => {
      valueOf(await store.write({ path: 'top', field: 'user', expected: 'any', meta: {} }, SecretValue.fromText('ann')));
    });
    assert.deepEqual(requests, ['read secret/subkeys/top', 'patch secret/data/top']);
  });

  it('deleting, bringing back and destroying read none either', async () => {
    const requests = await asked(async () => {
      valueOf(await store.delete('shop/prod/db'));
      valueOf(await store.undelete?.('shop/prod/db') ?? { ok: false, error: { kind: 'cancelled' } });
      valueOf(await store.destroy('shop/prod/db'));
    });
    assert.deepEqual(requests.filter((request) => !request.startsWith('read secret/metadata/')), [
      'update secret/delete/shop/prod/db', 'update secret/undelete/shop/prod/db', 'delete secret/metadata/shop/prod/db',
    ]);
  });

  it('reading a value is one request, which is there to be seen', async () => {
    const requests = await asked(async () => {
      valueOf(await store.read({ path: 'top', field: 'value' })).value.dispose();
    });
    assert.deepEqual(requests, ['read secret/data/top']);
  });
});
