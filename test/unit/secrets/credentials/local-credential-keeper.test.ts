import assert from 'node:assert/strict';
import path from 'node:path';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { LocalCredentialKeeper } from '../../../../shared/src/secrets/credentials/local-credential-keeper';
import type { RestorableStore } from '../../../../shared/src/secrets/lockable';
import {
  createTestVault, errorOf, openTestStore, pathsIn, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../../../support/local-vault';
import { MemoryStore } from '../../../support/memory-store';

const BINDING = { store: 'team', endpoint: 'https://vault.example.com:8200', ca: 'system' };
const ENTRY = '.keyward/sign-ins/team';
const TOKEN = ['not', 'a', 'token'].join('-');
const OTHER = ['another', 'one'].join('-');

describe('sign-ins in the local store', () => {
  const folder = temporaryFolder();
  let number = 0;
  const fresh = (): string => path.join(folder, `vault-${number += 1}`);
  const made: RestorableStore[] = [];
  afterEach(() => made.splice(0).forEach((store) => store.dispose()));

  async function vault(directory = fresh()): Promise<RestorableStore> {
    const store = await createTestVault(directory);
    made.push(store);
    return store;
  }

  async function loaded(keeper: LocalCredentialKeeper, binding = BINDING): Promise<string | undefined> {
    const value = valueOf(await keeper.load(binding));
    const text = value?.text();
    value?.dispose();
    return text;
  }

  it('are given back to whom they were saved for, in another process as well', async () => {
    const directory = fresh();
    const keeper = new LocalCredentialKeeper(await vault(directory));
    assert.equal(await loaded(keeper), undefined);
    const credential = SecretValue.fromText(TOKEN);
    valueOf(await keeper.save(BINDING, credential));
    assert.equal(credential.text(), TOKEN, 'the caller keeps the credential');
    assert.equal(await loaded(keeper), TOKEN);
    const other = await openTestStore(directory);
    made.push(other);
    valueOf(await unlockByPassword(other));
    assert.equal(await loaded(new LocalCredentialKeeper(other)), TOKEN);
  });

  it('are kept apart by store', async () => {
    const keeper = new LocalCredentialKeeper(await vault());
    valueOf(await keeper.save(BINDING, SecretValue.fromText(TOKEN)));
    valueOf(await keeper.save({ ...BINDING, store: 'prod' }, SecretValue.fromText(OTHER)));
    assert.equal(await loaded(keeper, { ...BINDING, store: 'prod' }), OTHER);
    valueOf(await keeper.forget('team'));
    assert.equal(await loaded(keeper), undefined);
    assert.equal(await loaded(keeper, { ...BINDING, store: 'prod' }), OTHER);
  });

  for (const [what, changed] of [
    ['host', { endpoint: 'https://elsewhere.example.com:8200' }], ['port', { endpoint: 'https://vault.example.com:8201' }],
    ['scheme', { endpoint: 'http://vault.example.com:8200' }], ['CA', { ca: 'ab'.repeat(32) }],
  ] as const) {
    it(`are not given to a server with another ${what}, and stay for the one they were made for`, async () => {
      const keeper = new LocalCredentialKeeper(await vault());
      valueOf(await keeper.save(BINDING, SecretValue.fromText(TOKEN)));
      const refused = errorOf(await keeper.load({ ...BINDING, ...changed }));
      assert.deepEqual(refused, { kind: 'unauthenticated', store: 'team', reason: 'bound-elsewhere' });
      assert.equal(await loaded(keeper), TOKEN);
    });
  }

  it('bound to one place cannot be made to look like those of another', async () => {
    const keeper = new LocalCredentialKeeper(await vault());
    const forged = { store: 'team', endpoint: 'https://a","ca":"system"}', ca: 'x' };
    valueOf(await keeper.save(forged, SecretValue.fromText(TOKEN)));
    assert.equal(errorOf(await keeper.load({ store: 'team', endpoint: 'https://a', ca: 'system' })).kind, 'unauthenticated');
  });

  it('do not stay behind as older versions', async () => {
    const store = await vault();
    const keeper = new LocalCredentialKeeper(store);
    valueOf(await keeper.save(BINDING, SecretValue.fromText(TOKEN)));
    valueOf(await keeper.save({ ...BINDING, ca: 'ab'.repeat(32) }, SecretValue.fromText(OTHER)));
    assert.deepEqual(valueOf(await store.describe(ENTRY)).versions.map(({ version }) => version), [1]);
    assert.equal(await loaded(keeper, { ...BINDING, ca: 'ab'.repeat(32) }), OTHER);
    valueOf(await keeper.forget('team'));
    assert.deepEqual(await pathsIn(store), []);
  });

  it('wait for a locked store to be unlocked', async () => {
    const store = await vault();
    const keeper = new LocalCredentialKeeper(store);
    valueOf(await keeper.save(BINDING, SecretValue.fromText(TOKEN)));
    store.lock();
    const locked = { kind: 'locked', store: 'local' };
    assert.deepEqual(errorOf(await keeper.load(BINDING)), locked);
    assert.deepEqual(errorOf(await keeper.save(BINDING, SecretValue.fromText(OTHER))), locked);
    assert.deepEqual(errorOf(await keeper.forget('team')), locked);
    valueOf(await unlockByPassword(store));
    assert.equal(await loaded(keeper), TOKEN);
  });

  it('are none where there is no local store, and cannot be saved there', async () => {
    const keeper = new LocalCredentialKeeper(await openTestStore(fresh()));
    assert.equal(await loaded(keeper), undefined);
    valueOf(await keeper.forget('team'));
    assert.deepEqual(errorOf(await keeper.save(BINDING, SecretValue.fromText(TOKEN))), { kind: 'store-missing', store: 'local' });
  });

  it('are none where the entry is not one of ours', async () => {
    const store = await vault();
    await writeText(store, ENTRY, TOKEN);
    assert.equal(await loaded(new LocalCredentialKeeper(store)), undefined);
  });

  it('leave no value open behind them', async () => {
    const store = new MemoryStore();
    const keeper = new LocalCredentialKeeper(store);
    valueOf(await keeper.save(BINDING, SecretValue.fromText(TOKEN)));
    assert.equal(await loaded(keeper), TOKEN);
    errorOf(await keeper.load({ ...BINDING, ca: 'other' }));
    assert(store.handedOut.length >= 2);
    for (const value of store.handedOut) assert.throws(() => value.bytes(), /disposed/);
  });
});
