import assert from 'node:assert/strict';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import { ok } from '../../../../shared/src/core/result';
import type { PutOptions } from '../../../../shared/src/secrets/service';
import type { SignedIn, SignInMethod, SignInStore, SignInWay } from '../../../../shared/src/secrets/sign-in';
import type { Listing, StoreCapabilities } from '../../../../shared/src/secrets/store';
import { MemoryStore } from '../../../support/memory-store';
import { AGENT, agentPolicy, fieldsOf, isDisposed, kindOf, serviceOver, stock } from './service-world';

const OWN = '.keyward/sign-ins/team';

function names(listed: Result<Listing, VaultError>): readonly string[] {
  assert(listed.ok);
  return listed.value.entries.map(({ path }) => path);
}

describe('SecretService: browsing', () => {
  async function stocked(...paths: readonly string[]): Promise<MemoryStore> {
    const store = new MemoryStore();
    for (const path of paths) await stock(store, path, { value: 'x' });
    store.calls.length = 0;
    return store;
  }

  it('shows one level or everything, and reads no value', async () => {
    const store = await stocked('a', 'shop/db', 'shop/eu/key');
    const { service, audit } = serviceOver([store]);
    assert.deepEqual(names(await service.browse('memory', '', 'level')), ['a', 'shop/']);
    assert.deepEqual(names(await service.browse('memory', 'shop/', 'level')), ['shop/db', 'shop/eu/']);
    assert.deepEqual(names(await service.browse('memory')), ['a', 'shop/db', 'shop/eu/key']);
    assert.deepEqual(store.calls, ['browse ', 'browse shop/', 'browse ']);
    assert.deepEqual(store.handedOut, []);
    assert.deepEqual(audit.events.map(({ phase, secret_name: name }) => `${phase} ${name}`), [
      'intent ', 'outcome ', 'intent shop/', 'outcome shop/', 'intent ', 'outcome ',
    ]);
  });

  it('passes on that a store has more than it lists', async () => {
    const store = await stocked('a');
    store.browse = () => Promise.resolve(ok({ entries: [{ kind: 'secret', path: 'a' }], complete: false }));
    const { service } = serviceOver([store]);
    assert.deepEqual(await service.browse('memory'), ok({ entries: [{ kind: 'secret', path: 'a' }], complete: false }));
  });

  it('shows nobody Keyward\'s own sign-ins, and leads nobody there', async () => {
    const store = await stocked(OWN, '.Keyward-notes', 'a');
    const { service } = serviceOver([store]);
    assert.deepEqual(names(await service.browse('memory', '', 'level')), ['.Keyward-notes', 'a']);
    assert.deepEqual(names(await service.browse('memory', '', 'all')), ['.Keyward-notes', 'a']);
    store.calls.length = 0;
    const own = { store: 'memory', path: OWN, field: 'value' };
    const put: PutOptions = { expected: 'any', meta: {} };
    const attempts: readonly Result<unknown, VaultError>[] = [
      await service.browse('memory', '.keyward/'), await service.browse('memory', '.KEYWARD/sign-ins/', 'level'),
      await service.describe(own), await service.put(own, SecretValue.fromText('x'), put), await service.delete(own), await service.undelete(own),
      await service.destroy(own, () => assert.fail('asked')), await service.use(own, { kind: 'compare' }, () => assert.fail('called')),
      await service.use({ ...own, path: '.Keyward/sign-ins/team' }, { kind: 'inject', name: 'A' }, () => assert.fail('called')),
    ];
    for (const result of attempts) assert.deepEqual(result, { ok: false, error: { kind: 'invalid-name', reason: 'reserved' } });
    assert.deepEqual(store.calls, []);
  });

  it('takes a folder for what it is, and nothing else for one', async () => {
    const store = await stocked('cl\u00e9s/a');
    const { service } = serviceOver([store]);
    assert.deepEqual(names(await service.browse('memory', 'cle\u0301s/')), ['cl\u00e9s/a']);
    store.calls.length = 0;
    for (const folder of ['shop', '/', 'a//', '../', 'a/./', 'a\u202e/', 'a?/']) {
      assert.equal(kindOf(await service.browse('memory', folder)), 'invalid-name', folder);
    }
    assert.deepEqual(store.calls, []);
  });

  it('shows an agent the folders that lead to what it may know, and only those', async () => {
    const store = await stocked('a', 'shop/db', 'shop/eu/key', 'shop/us/key', 'team/key');
    const policy = agentPolicy(
      '{ capabilities: [LIST], paths: ["memory/shop/eu/*"] }', '{ capabilities: [LIST], paths: ["memory/a"] }', '{ effect: deny, capabilities: [LIST], paths: ["memory/shop/eu/hidden"] }');
    await stock(store, 'shop/eu/hidden', { value: 'x' });
    const { service } = serviceOver([store], AGENT, policy);
    assert.deepEqual(names(await service.browse('memory', '', 'level')), ['a', 'shop/']);
    assert.deepEqual(names(await service.browse('memory', 'shop/', 'level')), ['shop/eu/']);
    assert.deepEqual(names(await service.browse('memory', 'shop/eu/', 'level')), ['shop/eu/key']);
    assert.deepEqual(names(await service.browse('memory', '', 'all')), ['a', 'shop/eu/key']);
    assert.equal(kindOf(await service.browse('memory', 'team/', 'level')), 'denied');
  });
});

describe('SecretService: rotating', () => {
  const REF = { store: 'memory', path: 'shop/db', field: 'value' };
  const ROTATE: PutOptions = { expected: 'any', meta: {}, act: 'rotate' };

  it('writes a new version, and calls it what it is', async () => {
    const store = new MemoryStore();
    await stock(store, REF.path, { user: 'ann', value: 'old' });
    const { service, audit } = serviceOver([store]);
    assert.deepEqual(await service.put(REF, SecretValue.fromText('new'), ROTATE), { ok: true, value: { version: 2, verified: true } });
    assert.deepEqual(await fieldsOf(store, REF.path), { user: 'ann', value: 'new' });
    assert.deepEqual(await fieldsOf(store, REF.path, 1), { user: 'ann', value: 'old' });
    assert.deepEqual(audit.history(), ['intent SECRET_ROTATE rotate pending', 'outcome SECRET_ROTATE rotate success']);
  });

  it('is another right than writing', async () => {
    for (const [capability, act, expected] of [['WRITE', 'rotate', 'denied'], ['ROTATE', 'store', 'denied'], ['ROTATE', 'rotate', 'ok'], ['WRITE', 'store', 'ok']] as const) {
      const store = new MemoryStore();
      const { service } = serviceOver([store], AGENT, agentPolicy(`{ capabilities: [${capability}], paths: ["memory/*"], confirm: never }`));
      assert.equal(kindOf(await service.put(REF, SecretValue.fromText('new'), { ...ROTATE, act })), expected, `${capability} ${act}`);
      if (expected === 'denied') assert.deepEqual(store.calls, []);
    }
  });
});

/** A store with a sign-in; what it is given is on the list. */
class SignInMemoryStore extends MemoryStore implements SignInStore {
  override readonly capabilities: StoreCapabilities = { ...new MemoryStore().capabilities, signIn: true };
  readonly signInMethods: readonly SignInMethod[] = ['token'];
  answer: Result<SignedIn, VaultError> = ok({ account: 'ann', remembered: true });
  signedIn = false;

  signIn(way: SignInWay): Promise<Result<SignedIn, VaultError>> {
    this.calls.push(`sign-in ${way.kind}`);
    this.signedIn = this.answer.ok;
    return Promise.resolve(this.answer);
  }

  signOut(): Promise<Result<void, VaultError>> {
    this.calls.push('sign-out');
    this.signedIn = false;
    return Promise.resolve(ok());
  }
}

describe('SecretService: signing in', () => {
  const token = SecretValue.fromText(['no', 'token'].join('-'));
  const WAY: SignInWay = { kind: 'token', token };

  it('signs in and out, and says which way in the log', async () => {
    const store = new SignInMemoryStore();
    const { service, audit } = serviceOver([store]);
    assert.deepEqual(await service.signIn('memory', WAY), ok({ account: 'ann', remembered: true }));
    assert.deepEqual(await service.signOut('memory'), ok());
    assert.deepEqual(store.calls, ['sign-in token', 'sign-out']);
    assert.deepEqual(audit.history(), [
      'intent UNLOCK sign-in:token pending', 'outcome UNLOCK sign-in:token success', 'intent LOCK sign-out pending', 'outcome LOCK sign-out success',
    ]);
    assert(!isDisposed(token), 'the caller keeps what was given');
    assert(!JSON.stringify(audit.events).includes(token.text()));
  });

  it('logs a refusal of the server as such', async () => {
    const store = new SignInMemoryStore();
    store.answer = { ok: false, error: { kind: 'unauthenticated', store: 'memory', reason: 'refused' } };
    const { service, audit } = serviceOver([store]);
    assert.equal(kindOf(await service.signIn('memory', WAY)), 'unauthenticated');
    assert.equal(audit.history().at(-1), 'outcome UNLOCK sign-in:token failure');
  });

  it('is nothing that an agent may do', async () => {
    const store = new SignInMemoryStore();
    const { service } = serviceOver([store], AGENT, agentPolicy('{ capabilities: [LIST, READ, WRITE], paths: ["memory/*"] }'));
    assert.equal(kindOf(await service.signIn('memory', WAY)), 'denied');
    assert.equal(kindOf(await service.signOut('memory')), 'denied');
    assert.deepEqual(store.calls, []);
  });

  it('does not happen where it cannot be logged, and is taken back where its end cannot', async () => {
    for (const phase of ['intent', 'outcome'] as const) {
      const store = new SignInMemoryStore();
      const { service, audit } = serviceOver([store]);
      audit.refuses = (event) => event.phase === phase;
      assert.equal(kindOf(await service.signIn('memory', WAY)), 'audit-unavailable');
      assert.equal(store.signedIn, false);
      assert.deepEqual(store.calls, phase === 'intent' ? [] : ['sign-in token', 'sign-out']);
    }
  });

  it('is not what every store has', async () => {
    const { service } = serviceOver([new MemoryStore()]);
    assert.deepEqual(await service.signIn('memory', WAY), { ok: false, error: { kind: 'unsupported', store: 'memory', operation: 'sign-in' } });
    assert.deepEqual(await service.signOut('memory'), { ok: false, error: { kind: 'unsupported', store: 'memory', operation: 'sign-out' } });
    assert.equal(kindOf(await service.signIn('none', WAY)), 'unknown-store');
  });
});
