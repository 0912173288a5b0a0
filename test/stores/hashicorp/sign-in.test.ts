import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import type { SignInStore, SignInWay } from '../../../shared/src/secrets/sign-in';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { until } from '../servers/openbao-process';
import { ALL_RULES, makeAppRole, openStore, signInWith, tokenOf } from './support/bao-world';
import { MemoryKeeper, SlowlyForgetting } from './support/memory-keeper';

describe('signing in to OpenBao', function suite() {
  this.timeout(30_000);
  let bao: OpenBao;
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('dev');
  });
  after(() => bao.stop());

  const errorOf = (result: Result<unknown, VaultError>): VaultError => {
    assert(!result.ok, 'expected an error');
    return result.error;
  };
  const lives = async (token: string): Promise<boolean> =>
    (await bao.api({ method: 'GET', path: 'auth/token/lookup-self', token }, true)).status === 200;
  /** The token that rests with the keeper: the second line. */
  const keptToken = (keeper: MemoryKeeper): string => keeper.text?.split('\n')[1] ?? '';
  const read = (store: SignInStore): Promise<Result<unknown, VaultError>> => store.browse('', 'level');
  const token = (text: string): SignInWay => ({ kind: 'token', token: SecretValue.fromText(text) });

  describe('with a token', () => {
    it('is who the server says, and says when it ends', async () => {
      const credentials = new MemoryKeeper();
      const store = openStore(bao, { credentials });
      const signedIn = valueOf(await store.signIn(token(await tokenOf(bao, ALL_RULES, { display_name: 'ann' }))));
      assert.deepEqual([signedIn.account, signedIn.remembered], ['token-ann', true]);
      assert(Date.parse(signedIn.expires ?? '') > Date.now() + 50 * 60_000);
      const status = await store.status();
      assert.deepEqual([status.state, status.connection?.account, status.connection?.endpoint, status.connection?.tls], ['ready', 'token-ann', bao.address, undefined]);
      assert.deepEqual(credentials.bindings[0], { store: 'team', endpoint: bao.address, ca: 'system' });
      store.dispose();
    });

    it('a token that does not end has no end', async () => {
      const store = openStore(bao);
      assert.equal(valueOf(await store.signIn(token(bao.rootToken))).expires, undefined);
      store.dispose();
    });

    it('takes one that was pasted with line ends, and refuses what cannot be a token', async () => {
      const store = openStore(bao);
      valueOf(await store.signIn(token(` ${bao.rootToken}\r\n`)));
      for (const text of ['', '\n', 'two words', 'schlüssel', 'x'.repeat(5000)]) {
        assert.deepEqual(errorOf(await store.signIn(token(text))), { kind: 'invalid-value', reason: 'not-text' });
      }
      valueOf(await read(store));
      store.dispose();
    });

    it('refuses one that the server does not know, and keeps the sign-in that was there', async () => {
      const store = openStore(bao);
      assert.deepEqual(errorOf(await read(store)), { kind: 'unauthenticated', store: 'team', reason: 'none' });
      assert.deepEqual(errorOf(await store.signIn(token('s.nobody'))), { kind: 'unauthenticated', store: 'team', reason: 'refused' });
      await signInWith(store, bao.rootToken);
      assert.deepEqual(errorOf(await store.signIn(token('s.nobody'))), { kind: 'unauthenticated', store: 'team', reason: 'refused' });
      valueOf(await read(store));
      store.dispose();
    });

    it('takes one without the policy that lets a token look at itself', async () => {
      const store = openStore(bao);
      const signedIn = valueOf(await store.signIn(token(await tokenOf(bao, ALL_RULES, { no_default_policy: true }))));
      assert.deepEqual([signedIn.account, signedIn.expires], ['token', undefined]);
      assert.equal((await store.status()).state, 'ready');
      store.dispose();
    });

    it('is not revoked by signing out: it is the user\'s own', async () => {
      const credentials = new MemoryKeeper();
      const store = openStore(bao, { credentials });
      const own = await tokenOf(bao, ALL_RULES);
      await signInWith(store, own);
      valueOf(await store.signOut());
      assert.equal(credentials.text, undefined);
      assert.deepEqual(errorOf(await read(store)), { kind: 'unauthenticated', store: 'team', reason: 'none' });
      assert(await lives(own));
    });

    it('that was revoked elsewhere is refused from then on, without asking again, until there is another', async () => {
      const credentials = new MemoryKeeper();
      const store = openStore(bao, { credentials });
      const own = await tokenOf(bao, ALL_RULES);
      await signInWith(store, own);
      valueOf(await read(store));
      await bao.api({ method: 'POST', path: 'auth/token/revoke', body: { token: own } });
      const refused = { kind: 'unauthenticated', store: 'team', reason: 'refused' };
      for (let times = 0; times < 3; times += 1) assert.deepEqual(errorOf(await read(store)), refused);
      assert.deepEqual((await store.status()).error, refused);
      assert.equal((await store.status()).state, 'unauthenticated');
      // Another window signs in; this one finds it without being told.
      await signInWith(openStore(bao, { credentials }), bao.rootToken);
      valueOf(await read(store));
      store.dispose();
    });

    it('that has expired is said to have expired', async () => {
      const store = openStore(bao);
      await signInWith(store, await tokenOf(bao, ALL_RULES, { ttl: '1s', renewable: false }));
      await until('the end of the token', async () => !(await read(store)).ok);
      assert.deepEqual(errorOf(await read(store)), { kind: 'unauthenticated', store: 'team', reason: 'expired' });
      store.dispose();
    });
  });

  describe('with AppRole', () => {
    it('is used by the next program as well, and ends for all by signing out', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      const credentials = new MemoryKeeper();
      const [first, second] = [openStore(bao, { credentials }), openStore(bao, { credentials })];
      const signedIn = valueOf(await first.signIn(await role.way()));
      assert.match(signedIn.account, /^approle \(role-/);
      valueOf(await read(second));
      assert.equal(credentials.saves, 1, 'what was only loaded was saved again');
      const issued = keptToken(credentials);
      assert(await lives(issued));
      valueOf(await second.signOut());
      assert(!await lives(issued));
      assert.equal(credentials.text, undefined);
      // The first one still has good ids in memory, and does not use them: somebody wanted to be signed out.
      assert.deepEqual(errorOf(await read(first)), { kind: 'unauthenticated', store: 'team', reason: 'none' });
      second.dispose();
      first.dispose();
    });

    it('revokes, by signing out, what another program has left', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      const credentials = new MemoryKeeper();
      const first = openStore(bao, { credentials });
      valueOf(await first.signIn(await role.way()));
      first.dispose();
      const issued = keptToken(credentials);
      assert(await lives(issued));
      valueOf(await openStore(bao, { credentials }).signOut());
      assert(!await lives(issued));
    });

    it('logs in again when the token was revoked, once for all who wait, and keeps the new token', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      const credentials = new MemoryKeeper();
      const store = openStore(bao, { credentials });
      valueOf(await store.signIn(await role.way()));
      const before = keptToken(credentials);
      await bao.api({ method: 'POST', path: 'auth/token/revoke', body: { token: before } });
      for (const result of await Promise.all(Array.from({ length: 6 }, () => read(store)))) valueOf(result);
      const now = keptToken(credentials);
      assert.notEqual(now, before);
      assert(await lives(now));
      store.dispose();
    });

    it('does not try ids again that were refused', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      const credentials = new MemoryKeeper();
      const store = openStore(bao, { credentials });
      valueOf(await store.signIn(await role.way({ uses: 1 })));
      assert.equal(credentials.lines, 5);
      await bao.api({ method: 'POST', path: 'auth/token/revoke', body: { token: keptToken(credentials) } });
      assert.deepEqual(errorOf(await read(store)), { kind: 'unauthenticated', store: 'team', reason: 'refused' });
      assert.equal(credentials.lines, 3, 'the ids are still kept');
      assert.deepEqual(errorOf(await read(openStore(bao, { credentials }))), { kind: 'unauthenticated', store: 'team', reason: 'refused' });
      store.dispose();
    });

    it('refuses wrong ids, and an AppRole that is mounted elsewhere', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      const store = openStore(bao);
      const wrong: SignInWay = { ...await role.way(), secretId: SecretValue.fromText('wrong') };
      assert.deepEqual(errorOf(await store.signIn(wrong)), { kind: 'unauthenticated', store: 'team', reason: 'refused' });
      const elsewhere = openStore(bao, { appRoleMount: 'not/there' });
      assert.deepEqual(errorOf(await elsewhere.signIn(await role.way())), { kind: 'unauthenticated', store: 'team', reason: 'refused' });
    });
  });

  describe('with a wrapped secret id', () => {
    it('unwraps it, and keeps it unless it was good for one use', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      for (const [uses, lines] of [[0, 5], [3, 5], [1, 3]] as const) {
        const credentials = new MemoryKeeper();
        const store = openStore(bao, { credentials });
        valueOf(await store.signIn(await role.way({ uses, wrapTtl: '60s' })));
        valueOf(await read(store));
        assert.equal(credentials.lines, lines, `${uses} uses`);
        store.dispose();
      }
    });

    it('raises an alarm where somebody has unwrapped it before', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      const way = await role.way({ wrapTtl: '60s' });
      await bao.api({ method: 'POST', path: 'sys/wrapping/unwrap', token: way.secretId.text() });
      assert.deepEqual(errorOf(await openStore(bao).signIn(way)), { kind: 'unwrapped-before', store: 'team' });
    });

    it('does not unwrap what somebody else has wrapped', async () => {
      const { body } = await bao.api({ method: 'POST', path: 'sys/wrapping/wrap', body: { secret_id: 'planted' }, headers: { 'x-vault-wrap-ttl': '60s' } });
      const planted = (body as { wrap_info: { token: string } }).wrap_info.token;
      const role = await makeAppRole(bao, ALL_RULES);
      const way: SignInWay = { ...await role.way(), secretId: SecretValue.fromText(planted), wrapped: true };
      assert.deepEqual(errorOf(await openStore(bao).signIn(way)), { kind: 'unauthenticated', store: 'team', reason: 'refused' });
      assert.equal((await bao.api({ method: 'POST', path: 'sys/wrapping/lookup', body: { token: planted } })).status, 200, 'it was used up');
    });
  });

  describe('and out in the middle of a load', () => {
    it('leaves nothing behind that the load had begun', async () => {
      const credentials = new MemoryKeeper();
      await signInWith(openStore(bao, { credentials }), bao.rootToken);
      const store = openStore(bao, { credentials });
      const [browsed, signedOut] = await Promise.all([read(store), store.signOut()]);
      assert(signedOut.ok);
      assert(browsed.ok || errorOf(browsed).kind === 'unauthenticated');
      assert.deepEqual(errorOf(await read(store)), { kind: 'unauthenticated', store: 'team', reason: 'none' });
    });

    it('is not signed in again by who asks while the sign-in is being forgotten', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      const credentials = new SlowlyForgetting();
      const store = openStore(bao, { credentials });
      valueOf(await store.signIn(await role.way()));
      const signedOut = store.signOut();
      await credentials.forgetting;
      const browsed = read(store);
      credentials.goOn();
      valueOf(await signedOut);
      for (const answer of [await browsed, await read(store)]) {
        assert.deepEqual(errorOf(answer), { kind: 'unauthenticated', store: 'team', reason: 'none' });
      }
      assert.equal(credentials.text, undefined);
    });

    it('takes the new one where both were asked for at once', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      const credentials = new MemoryKeeper();
      await signInWith(openStore(bao, { credentials }), await tokenOf(bao, 'path "nothing" { capabilities = ["read"] }'));
      const store = openStore(bao, { credentials });
      const [, signedIn] = await Promise.all([read(store), store.signIn(await role.way())]);
      assert.match(valueOf(signedIn).account, /^approle/);
      valueOf(await store.browse('', 'level'));
      assert.match((await store.status()).connection?.account ?? '', /^approle/);
      store.dispose();
    });
  });

  describe('without the local store', () => {
    it('says that it must be unlocked, where it may have the sign-in', async () => {
      const credentials = new MemoryKeeper();
      await signInWith(openStore(bao, { credentials }), bao.rootToken);
      credentials.locked = true;
      const store = openStore(bao, { credentials });
      assert.deepEqual(errorOf(await read(store)), { kind: 'locked', store: 'local' });
      assert.deepEqual([(await store.status()).state, (await store.status()).error], ['locked', { kind: 'locked', store: 'local' }]);
      credentials.locked = false;
      valueOf(await read(store));
    });

    it('signs in for as long as the program lives, and then leaves no token behind', async () => {
      const role = await makeAppRole(bao, ALL_RULES);
      const credentials = new MemoryKeeper();
      credentials.locked = true;
      const store = openStore(bao, { credentials });
      const accessors = async (): Promise<number> =>
        ((await bao.api({ method: 'GET', path: 'auth/token/accessors?list=true' })).body as { data: { keys: unknown[] } }).data.keys.length;
      const before = await accessors();
      assert.equal(valueOf(await store.signIn(await role.way())).remembered, false);
      valueOf(await read(store));
      assert.equal(await accessors(), before + 1);
      store.dispose();
      await until('the token\'s end', async () => await accessors() === before);
    });

    it('signs out of what was never kept', async () => {
      const credentials = new MemoryKeeper();
      credentials.locked = true;
      const store = openStore(bao, { credentials });
      await signInWith(store, bao.rootToken);
      valueOf(await store.signOut());
      assert.deepEqual(errorOf(await store.signOut()), { kind: 'locked', store: 'local' });
    });
  });

  it('renews what would end', async () => {
    const store = openStore(bao);
    const short = await tokenOf(bao, ALL_RULES, { ttl: '2s', period: '2s' });
    await signInWith(store, short);
    await until('a renewal', async () => {
      const { body } = await bao.api({ method: 'GET', path: 'auth/token/lookup-self', token: short });
      return typeof (body as { data: { last_renewal?: unknown } }).data.last_renewal === 'string';
    });
    valueOf(await read(store));
    store.dispose();
  });

  it('gets another token by AppRole before one ends that cannot be renewed any further', async () => {
    const role = await makeAppRole(bao, ALL_RULES, { token_ttl: '2s', token_max_ttl: '3s' });
    const credentials = new MemoryKeeper();
    const store = openStore(bao, { credentials });
    valueOf(await store.signIn(await role.way()));
    const first = keptToken(credentials);
    await until('another token', () => keptToken(credentials) !== first);
    valueOf(await read(store));
    store.dispose();
  });
});
