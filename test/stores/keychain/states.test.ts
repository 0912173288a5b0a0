import assert from 'node:assert/strict';
import path from 'node:path';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Store } from '../../../shared/src/secrets/store';
import type { Schedule } from '../../../shared/src/secrets/stores/local/idle-timer';
import type { KeyringMode, RunningKeyring } from '../../support/keyring';
import { bundleKeychainChild, keychainOf, requireKeyring, startKeyring } from '../../support/keyring';
import { errorOf, pathsIn, temporaryFolder, valueOf } from '../../support/local-vault';
import { projectRoot } from '../../support/requirements';
import { FaultyKeychain } from './faulty-keychain';
import { openKeychainStore } from './keychain-world';

/** Stores an entry by the binding itself, so that a keyring can be locked with something in it. */
const PREPARE = `node -e '
  const { AsyncEntry } = require("${projectRoot}/node_modules/@napi-rs/keyring");
  new AsyncEntry("keyward", "secret/shop/key", { linux: { store: "secret-service" } }).setPassword("x")'`;
const TARGET = { path: 'shop/key', field: 'value' };

/** Whoever looks at the state waits for the keychain's process to start, however slow the machine is. */
const never = (): (() => void) => () => undefined;
/** Has little patience, for where there is no answer to wait for. */
const soon = (callback: () => void): (() => void) => {
  const timer = setTimeout(callback, 500).unref();
  return () => clearTimeout(timer);
};

describe('keychain store: states of a real keyring', function keychainStates() {
  this.timeout(60_000);
  const root = temporaryFolder();
  let script = '';
  let number = 0;
  let running: RunningKeyring | undefined;
  let patience: Schedule = never;

  before(function prepareKeyring() {
    requireKeyring(this);
    script = bundleKeychainChild();
  });
  afterEach(async () => {
    patience = never;
    await running?.stop();
    running = undefined;
  });

  /** A store whose index lists `shop/key`, beside a keyring in this mode. */
  async function open(mode: KeyringMode, timeoutMs?: number, onAsked: () => void = () => undefined): Promise<Store> {
    const folder = path.join(root, `home-${(number += 1)}`);
    const listing = await openKeychainStore(folder, new FaultyKeychain());
    valueOf(await listing.write({ ...TARGET, expected: 'new', meta: {} }, SecretValue.fromText('x')));
    running = await startKeyring(mode, PREPARE);
    const keychain = keychainOf(running, script, timeoutMs);
    const get = keychain.getPassword.bind(keychain);
    keychain.getPassword = (...names) => {
      onAsked();
      return get(...names);
    };
    return openKeychainStore(folder, keychain, { schedule: (callback, afterMs) => patience(callback, afterMs) });
  }

  async function namesAreShown(store: Store): Promise<void> {
    assert.deepEqual(await pathsIn(store), ['shop/key']);
    assert.equal(valueOf(await store.describe('shop/key')).path, 'shop/key');
  }

  it('locked: names are shown, and every act says so and changes nothing', async () => {
    const store = await open('locked');
    await namesAreShown(store);
    const write = (name: string): ReturnType<Store['write']> =>
      store.write({ path: name, field: 'value', expected: 'any', meta: {} }, SecretValue.fromText('y'));
    for (const result of [await store.read(TARGET), await store.readAll('shop/key'), await store.delete('shop/key'), await write('shop/key'), await write('new')]) {
      assert.deepEqual(errorOf<unknown, unknown>(result), { kind: 'keyring-locked', store: 'desk' });
    }
    await namesAreShown(store);
    assert.equal((await store.status()).state, 'ready', 'it answers: the prompt that it then opens is how it is unlocked');
  });

  it('a prompt that nobody answers: who looks is not kept waiting, and who wants a value is told after the time-out', async () => {
    let asked = (): void => undefined;
    const store = await open('unanswered', 8_000, () => asked());
    assert.equal((await store.status()).state, 'ready', 'nobody has asked for a value yet');
    const prompting = new Promise<void>((resolve) => { asked = resolve; });
    let over = false;
    const reading = store.read(TARGET).finally(() => { over = true; });
    await prompting;
    patience = soon;
    const { state, error } = await store.status();
    await namesAreShown(store);
    assert.equal(over, false);
    assert.deepEqual([state, error], ['locked', { kind: 'keyring-locked', store: 'desk' }]);
    assert.deepEqual(errorOf(await reading), { kind: 'no-keyring', reason: 'timeout', store: 'desk' });
    const later = store.write({ path: 'new', field: 'value', expected: 'new', meta: {} }, SecretValue.fromText('y'));
    assert.deepEqual(errorOf(await later), { kind: 'no-keyring', reason: 'timeout', store: 'desk' });
  });

  for (const reason of ['no-service', 'no-bus'] as const) {
    it(`${reason}: names are shown, the state says why nothing else works`, async () => {
      const store = await open(reason);
      await namesAreShown(store);
      const expected = { kind: 'no-keyring', reason, store: 'desk' };
      const { state, error } = await store.status();
      assert.deepEqual([state, error], ['unreachable', expected]);
      assert.deepEqual(errorOf(await store.read(TARGET)), expected);
      assert.deepEqual(errorOf(await store.write({ path: 'new', field: 'value', expected: 'new', meta: {} }, SecretValue.fromText('y'))), expected);
      await namesAreShown(store);
    });
  }

  it('a keyring that goes away while it is in use is noticed', async () => {
    const store = await open('unlocked');
    assert.equal((await store.status()).state, 'ready');
    await running?.stop();
    running = undefined;
    assert.equal((await store.status()).state, 'ready', 'as far as anybody knows');
    assert.equal(errorOf(await store.read(TARGET)).kind, 'no-keyring');
    const { state, error } = await store.status();
    assert.deepEqual([state, error?.kind], ['unreachable', 'no-keyring']);
  });

  it('asked by many at once, it is asked once', async () => {
    const keychain = new FaultyKeychain();
    let asked = 0;
    keychain.before = () => {
      asked += 1;
      return undefined;
    };
    const store = await openKeychainStore(path.join(root, `home-${(number += 1)}`), keychain);
    const states = await Promise.all([store.status(), store.status(), store.status()]);
    assert.deepEqual(states.map(({ state }) => state), ['ready', 'ready', 'ready']);
    assert.equal((await store.status()).state, 'ready');
    assert.equal(asked, 1);
  });
});
