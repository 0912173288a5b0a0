import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { until } from '../servers/openbao-process';
import { ALL_RULES, makeAppRole, openStore, realEnvironment } from './support/bao-world';

describe('an OpenBao server that fails while it is used', function suite() {
  this.timeout(60_000);
  let bao: OpenBao;
  let store: SignInStore;
  /** As a person who comes back later: the answer to a status is kept for a moment. */
  let now = Date.now();
  const later = async (): Promise<StoreStatus> => {
    now += 5_000;
    return store.status();
  };
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('tls');
    store = openStore(bao, { environment: { ...realEnvironment(), now: () => now }, limits: { tries: 2 } });
    valueOf(await store.signIn(await (await makeAppRole(bao, ALL_RULES)).way()));
    valueOf(await put('kept', 'before'));
  });
  after(async () => {
    store.dispose();
    await bao.stop();
  });

  const put = (path: string, text: string): ReturnType<SignInStore['write']> =>
    store.write({ path, field: 'value', expected: 'any', meta: {} }, SecretValue.fromText(text));
  const kinds = async (): Promise<readonly string[]> => {
    const results = [await store.browse('', 'level'), await store.describe('kept'), await store.read({ path: 'kept', field: 'value' }), await put('kept', 'lost')];
    return [...new Set(results.map((result) => (result.ok ? 'ok' : result.error.kind)))];
  };
  const versions = async (): Promise<number> => valueOf(await store.describe('kept')).versions.length;

  it('is shown with the version of TLS while all is well', async () => {
    const { state, connection } = await later();
    assert.deepEqual([state, connection?.endpoint, connection?.tls], ['ready', bao.address, 'TLSv1.3']);
  });

  it('says that it is sealed, and goes on with the same sign-in when it is not', async () => {
    await bao.seal();
    assert.deepEqual(await kinds(), ['sealed']);
    const { state, error, connection } = await later();
    assert.deepEqual([state, error], ['sealed', { kind: 'sealed', store: 'team' }]);
    assert.equal(connection?.endpoint, bao.address);
    await bao.unseal();
    assert.equal((await later()).state, 'ready');
    assert.equal(await versions(), 1, 'a write was done that was refused');
  });

  it('says that it cannot be reached, and goes on when it can', async () => {
    await bao.kill();
    assert.deepEqual(await kinds(), ['unreachable']);
    const { state, error } = await later();
    assert.deepEqual([state, error], ['unreachable', { kind: 'unreachable', store: 'team', code: 'ECONNREFUSED' }]);
    await bao.restart();
    assert.equal((await later()).state, 'ready');
    assert.equal(await versions(), 1);
    valueOf(await put('kept', 'after'));
    assert.equal(await versions(), 2);
  });

  it('loses and doubles nothing of many writes while it is killed', async () => {
    const paths = Array.from({ length: 40 }, (_, at) => `many/${String(at).padStart(2, '0')}`);
    const writing = paths.map((path) => put(path, path));
    await Promise.race(writing);
    await bao.kill();
    const results = await Promise.all(writing);
    await bao.restart();
    const held = new Set(valueOf(await store.browse('many/', 'level')).entries.map(({ path }) => path));
    for (const [at, path] of paths.entries()) {
      const result = results[at];
      // What was said to be written is there; what was said not to be is not; and only of the rest it is not known.
      if (result?.ok === true) assert(held.has(path), path);
      else if (result?.error.kind !== 'write-uncertain') assert(!held.has(path), path);
      if (held.has(path)) assert.equal(valueOf(await store.describe(path)).versions.length, 1, path);
    }
  });

  it('is asked again by itself after it was restarted in the middle of a walk', async () => {
    await bao.kill();
    const restarted = bao.restart();
    await until('an answer', async () => (await store.browse('', 'all')).ok);
    await restarted;
    assert.equal((await later()).state, 'ready');
  });

  it('is told from one whose certificate nobody vouches for', async () => {
    const stranger = openStore({ address: bao.address, ca: undefined });
    assert.deepEqual((await stranger.status()).error, { kind: 'tls', store: 'team', reason: 'untrusted' });
    assert.deepEqual(await stranger.browse('', 'level'), { ok: false, error: { kind: 'unauthenticated', store: 'team', reason: 'none' } });
    stranger.dispose();
  });
});
