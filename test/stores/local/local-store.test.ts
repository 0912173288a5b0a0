import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import {
  createTestVault, errorOf, openTestStore, PASSWORD, pathsIn, readText, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../../support/local-vault';

describe('local store', () => {
  const root = temporaryFolder();
  let number = 0;
  const fresh = (): string => path.join(root, `vault-${number += 1}`);

  it('gives back after unlocking what was written before locking', async () => {
    const directory = fresh();
    const store = await createTestVault(directory);
    assert.equal(await writeText(store, 'shop/STRIPE', 'first'), 1);
    assert.equal(await writeText(store, 'shop/STRIPE', 'second'), 2);
    store.lock();
    assert.deepEqual(errorOf(await store.browse('', 'all')), { kind: 'locked', store: 'local' });
    valueOf(await unlockByPassword(store));
    assert.equal(await readText(store, 'shop/STRIPE'), 'second');
    assert.equal(await readText(store, 'shop/STRIPE', 1), 'first');
    const other = await openTestStore(directory);
    valueOf(await unlockByPassword(other));
    assert.equal(await readText(other, 'shop/STRIPE'), 'second');
    assert.equal(await writeText(other, 'shop/OTHER', 'theirs'), 1);
    assert.equal(await readText(store, 'shop/OTHER'), 'theirs');
    store.dispose();
    other.dispose();
  });

  it('keeps its files to the user', async () => {
    const directory = fresh();
    (await createTestVault(directory)).dispose();
    assert.equal(statSync(directory).mode & 0o777, 0o700);
    for (const name of ['vault.json', 'vault.lock', '.gitignore']) {
      assert.equal(statSync(path.join(directory, name)).mode & 0o777, 0o600, name);
    }
  });

  it('counts attempts down and then makes the user wait', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const store = await createTestVault(fresh(), { now: () => now });
    store.lock();
    for (const attemptsRemaining of [4, 3, 2, 1, 0]) {
      const wrong = await unlockByPassword(store, 'not the Password 1');
      assert.deepEqual(errorOf(wrong), { kind: 'wrong-password', attemptsRemaining });
    }
    const until = new Date(now + 30_000).toISOString();
    assert.deepEqual(errorOf(await unlockByPassword(store)), { kind: 'locked-out', until });
    now += 30_000;
    valueOf(await unlockByPassword(store));
    store.lock();
    assert.deepEqual(errorOf(await unlockByPassword(store, 'x')), { kind: 'wrong-password', attemptsRemaining: 4 });
  });

  it('opens with the recovery code when the password is lost', async () => {
    const store = await createTestVault(fresh());
    const added = valueOf(await store.addWayIn({ kind: 'recovery-code' }));
    assert(added.kind === 'recovery-code');
    assert.match(added.code.text(), /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){8}$/);
    await writeText(store, 'a', 'kept');
    store.lock();
    const typed = added.code.text().toLowerCase().replaceAll('-', ' ');
    valueOf(await store.unlock({ kind: 'recovery-code', code: SecretValue.fromText(typed) }));
    assert.equal(await readText(store, 'a'), 'kept');
    assert.deepEqual((await store.status()).waysIn, ['password', 'recovery-code']);
  });

  it('refuses a weak password, and leaves no vault behind', async () => {
    const store = await openTestStore(fresh());
    for (const [password, reason] of [['Short1!', 'too-short'], ['onlylowercase', 'too-simple']] as const) {
      const created = await store.create({ way: { kind: 'password', password: SecretValue.fromText(password) } });
      assert.deepEqual(errorOf(created), { kind: 'weak-password', reason });
    }
    assert.equal((await store.status()).state, 'missing');
  });

  it('deletes softly, and destroys for good', async () => {
    const store = await createTestVault(fresh());
    await writeText(store, 'a', 'one');
    await writeText(store, 'a', 'two');
    assert.deepEqual(valueOf(await store.delete('a')), { undoable: true });
    assert.deepEqual(errorOf(await store.read({ path: 'a', field: 'value' })), { kind: 'not-found', store: 'local', name: 'a' });
    assert(store.undelete !== undefined);
    valueOf(await store.undelete('a'));
    assert.equal(await readText(store, 'a', 1), 'one');
    valueOf(await store.destroy('a'));
    assert.deepEqual(await pathsIn(store), []);
  });

  it('does not create over a vault', async () => {
    const directory = fresh();
    await createTestVault(directory);
    const again = await openTestStore(directory);
    const created = await again.create({ way: { kind: 'password', password: SecretValue.fromText(PASSWORD) } });
    assert.deepEqual(errorOf(created), { kind: 'store-exists', store: 'local' });
  });
});
