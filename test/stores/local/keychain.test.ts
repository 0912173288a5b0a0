import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Keychain } from '../../../shared/src/secrets/keychain/keychain';
import type { KeyringMode, RunningKeyring } from '../../support/keyring';
import { bundleKeychainChild, keychainOf, requireKeyring, startKeyring } from '../../support/keyring';
import {
  errorOf, openTestStore, PASSWORD, readText, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../../support/local-vault';
import { projectRoot } from '../../support/requirements';

const FAKE_BUS = { env: {}, stop: () => Promise.resolve() };

/** Stores an entry by the binding itself, so that a keyring can be locked with something in it. */
const STORE_ENTRY = `node -e '
  const { AsyncEntry } = require("${projectRoot}/node_modules/@napi-rs/keyring");
  new AsyncEntry("keyward", "locked-away", { linux: { store: "secret-service" } }).setPassword("x")'`;

describe('keychain', function keychainSuite() {
  this.timeout(60_000);
  const folder = temporaryFolder();
  let script = '';
  let running: RunningKeyring | undefined;
  let number = 0;
  const fresh = (): string => path.join(folder, `vault-${number += 1}`);

  async function start(mode: KeyringMode, prepare?: string): Promise<Keychain> {
    running = await startKeyring(mode, prepare);
    return keychainOf(running, script);
  }

  before(function prepareKeyring() {
    requireKeyring(this);
    script = bundleKeychainChild();
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  it('keeps bytes as they are, and tells a missing entry from an empty store', async () => {
    const keychain = await start('unlocked');
    const password = SecretValue.fromBytes(Buffer.from([0, 255, 10, 0, 195, 164]));
    assert.equal(valueOf(await keychain.getPassword('keyward', 'a')), undefined);
    valueOf(await keychain.setPassword('keyward', 'a', password));
    const found = valueOf(await keychain.getPassword('keyward', 'a'));
    assert.equal(found?.equals(password), true);
    assert.equal(valueOf(await keychain.deletePassword('keyward', 'a')), true);
    assert.equal(valueOf(await keychain.deletePassword('keyward', 'a')), false);
  });

  it('answers calls in the order in which they were made', async () => {
    const keychain = await start('unlocked');
    const calls = ['one', 'two', 'three'].map((text) => keychain.setPassword('keyward', 'a', SecretValue.fromText(text)));
    const last = keychain.getPassword('keyward', 'a');
    for (const call of calls) valueOf(await call);
    assert.equal(valueOf(await last)?.text(), 'three');
  });

  it('opens a vault without a question', async () => {
    const directory = fresh();
    const keychain = await start('unlocked');
    const store = await openTestStore(directory, { keychain });
    assert.deepEqual(valueOf(await store.create({ way: { kind: 'keychain' } })), { waysIn: ['keychain'] });
    await writeText(store, 'a', 'kept');
    store.dispose();
    const later = await openTestStore(directory, { keychain });
    valueOf(await later.unlock({ kind: 'keychain' }));
    assert.equal(await readText(later, 'a'), 'kept');
  });

  it('lets the recovery code in when the keyring was lost, and takes a new keyring', async () => {
    const directory = fresh();
    const store = await openTestStore(directory, { keychain: await start('unlocked') });
    valueOf(await store.create({ way: { kind: 'keychain' } }));
    const added = valueOf(await store.addWayIn({ kind: 'recovery-code' }));
    assert(added.kind === 'recovery-code');
    await writeText(store, 'a', 'kept');
    store.dispose();
    await running?.stop();

    const elsewhere = await openTestStore(directory, { keychain: await start('unlocked') });
    assert.deepEqual(errorOf(await elsewhere.unlock({ kind: 'keychain' })), { kind: 'keyring-entry-missing', store: 'local' });
    valueOf(await elsewhere.unlock({ kind: 'recovery-code', code: added.code }));
    valueOf(await elsewhere.addWayIn({ kind: 'keychain' }));
    elsewhere.lock();
    valueOf(await elsewhere.unlock({ kind: 'keychain' }));
    assert.equal(await readText(elsewhere, 'a'), 'kept');
  });

  it('forgets the entry when the way in is removed, and keeps the last one', async () => {
    const keychain = await start('unlocked');
    const store = await openTestStore(fresh(), { keychain });
    valueOf(await store.create({ way: { kind: 'keychain' } }));
    assert.equal(errorOf(await store.removeWayIn('keychain')).kind, 'unsupported');
    valueOf(await store.addWayIn({ kind: 'password', password: SecretValue.fromText(PASSWORD) }));
    valueOf(await store.removeWayIn('keychain'));
    store.lock();
    assert.equal(errorOf(await store.unlock({ kind: 'keychain' })).kind, 'keyring-entry-missing');
    valueOf(await unlockByPassword(store));
  });

  it('says that the keyring is locked', async () => {
    const keychain = await start('locked', STORE_ENTRY);
    assert.deepEqual(errorOf(await keychain.getPassword('keyward', 'locked-away')), { kind: 'keyring-locked' });
    assert.deepEqual(errorOf(await keychain.deletePassword('keyward', 'locked-away')), { kind: 'keyring-locked' });
    const store = await openTestStore(fresh(), { keychain });
    assert.deepEqual(errorOf(await store.create({ way: { kind: 'keychain' } })), { kind: 'keyring-locked' });
    assert.equal((await store.status()).state, 'missing');
  });

  for (const reason of ['no-service', 'no-bus'] as const) {
    it(`says ${reason} where that is so, and a password still makes a vault`, async () => {
      const store = await openTestStore(fresh(), { keychain: await start(reason) });
      assert.deepEqual(errorOf(await store.create({ way: { kind: 'keychain' } })), { kind: 'no-keyring', reason });
      valueOf(await store.create({ way: { kind: 'password', password: SecretValue.fromText(PASSWORD) } }));
    });
  }

  it('gives up on a prompt that nobody answers, and works again afterwards', async () => {
    const silent = path.join(folder, 'silent.js');
    writeFileSync(silent, 'process.on("message", () => {})');
    const keychain = keychainOf(FAKE_BUS, silent, 300);
    for (let time = 0; time < 2; time += 1) {
      assert.deepEqual(errorOf(await keychain.getPassword('keyward', 'a')), { kind: 'no-keyring', reason: 'timeout' });
    }
  });

  it('survives a binding that takes its process down', async () => {
    const crashing = path.join(folder, 'crashing.js');
    writeFileSync(crashing, 'process.on("message", () => process.abort())');
    const keychain = keychainOf(FAKE_BUS, crashing, 10_000);
    assert.deepEqual(
      errorOf(await keychain.getPassword('keyward', 'a')), { kind: 'unreachable', store: 'keychain', code: 'KEYCHAIN' },
    );
  });

  it('names a machine without a binding', async () => {
    const alone = path.join(folder, 'keychain-child.js');
    copyFileSync(script, alone);
    assert.deepEqual(
      errorOf(await keychainOf(FAKE_BUS, alone).getPassword('keyward', 'a')),
      { kind: 'no-keyring', reason: 'unsupported-platform' },
    );
  });
});
