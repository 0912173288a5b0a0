import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { parseVault } from '../../../shared/src/secrets/vault-file/format/parse';
import type { PasswordSlot } from '../../../shared/src/secrets/vault-file/format/vault-document';
import { ARGON2ID } from '../../../shared/src/secrets/vault-file/slots/slot-keys';
import {
  createTestVault, errorOf, openTestStore, PASSWORD, readText, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../../support/local-vault';

const MINUTE = 60_000;

describe('ways into a local store', function waysInSuite() {
  this.timeout(60_000);
  const folder = temporaryFolder();
  let number = 0;
  const fresh = (): string => path.join(folder, `vault-${number += 1}`);
  const kdfOf = (directory: string): PasswordSlot['kdf'] => {
    const parsed = parseVault(readFileSync(path.join(directory, 'vault.json')));
    assert(parsed.ok);
    const slot = parsed.value.document.header.slots.find((other): other is PasswordSlot => other.kind === 'password');
    assert(slot !== undefined);
    return slot.kdf;
  };

  it('an old password slot becomes as costly as a new one at the next unlock', async () => {
    const directory = fresh();
    (await createTestVault(directory)).dispose();
    const store = await openTestStore(directory, { kdf: { name: 'pbkdf2-hmac-sha256', iterations: 120_000 } });
    valueOf(await unlockByPassword(store));
    const kdf = kdfOf(directory);
    assert(kdf.name === 'pbkdf2-hmac-sha256');
    assert.equal(kdf.iterations, 120_000);
    store.lock();
    valueOf(await unlockByPassword(store));
    assert.deepEqual(kdfOf(directory), kdf);
    store.dispose();
  });

  it('Argon2id opens too, and takes the place of PBKDF2 where it is chosen', async () => {
    const directory = fresh();
    (await createTestVault(directory)).dispose();
    for (let time = 0; time < 2; time += 1) {
      const store = await openTestStore(directory, { kdf: ARGON2ID });
      valueOf(await unlockByPassword(store));
      store.dispose();
      const { salt, ...settings } = kdfOf(directory);
      assert.equal(salt.length, 24);
      assert.deepEqual(settings, ARGON2ID);
    }
  });

  it('a changed password opens, the old one does not, and values stay', async () => {
    const store = await createTestVault(fresh());
    await writeText(store, 'a', 'kept');
    valueOf(await store.addWayIn({ kind: 'password', password: SecretValue.fromText('quite-Another-2') }));
    store.lock();
    assert.equal(errorOf(await unlockByPassword(store)).kind, 'wrong-password');
    valueOf(await unlockByPassword(store, 'quite-Another-2'));
    assert.equal(await readText(store, 'a'), 'kept');
    assert.deepEqual((await store.status()).waysIn, ['password']);
    store.dispose();
  });

  it('an external key opens, another one does not, and a short one is refused', async () => {
    const store = await createTestVault(fresh());
    const key = randomBytes(32);
    valueOf(await store.addWayIn({ kind: 'external', key: SecretValue.fromBytes(key) }));
    assert.deepEqual(
      errorOf(await store.addWayIn({ kind: 'external', key: SecretValue.fromText('short') })),
      { kind: 'weak-password', reason: 'too-short' },
    );
    store.lock();
    valueOf(await store.unlock({ kind: 'external', key: SecretValue.fromBytes(key) }));
    store.lock();
    const wrong = await store.unlock({ kind: 'external', key: SecretValue.fromBytes(randomBytes(32)) });
    assert.equal(errorOf(wrong).kind, 'unsupported');
    store.dispose();
  });

  it('a mistyped recovery code is told from the code of another vault, and neither costs an attempt', async () => {
    const directory = fresh();
    const codes: SecretValue[] = [];
    const store = await createTestVault(directory);
    for (const other of [store, await createTestVault(fresh())]) {
      const added = valueOf(await other.addWayIn({ kind: 'recovery-code' }));
      assert(added.kind === 'recovery-code');
      codes.push(added.code);
    }
    store.lock();
    const [mine, theirs] = codes.map((code) => code.text());
    assert(mine !== undefined && theirs !== undefined);
    const mistyped = mine.slice(0, -1) + (mine.endsWith('7') ? '8' : '7');
    const unlock = (code: string): ReturnType<typeof store.unlock> => store.unlock({ kind: 'recovery-code', code: SecretValue.fromText(code) });
    assert.deepEqual(errorOf(await unlock(mistyped)), { kind: 'wrong-recovery-code', reason: 'mistyped' });
    assert.deepEqual(errorOf(await unlock(theirs)), { kind: 'wrong-recovery-code', reason: 'other-vault' });
    assert(!existsSync(path.join(directory, 'attempts.json')));
    valueOf(await unlock(mine));
    store.dispose();
  });

  it('a vault without that way in says so', async () => {
    const store = await createTestVault(fresh());
    store.lock();
    const code = SecretValue.fromText('0'.repeat(36));
    assert.deepEqual(errorOf(await store.unlock({ kind: 'recovery-code', code })), {
      kind: 'unsupported', store: 'local', operation: 'unlock:recovery-code',
    });
    assert.deepEqual(errorOf(await store.unlock({ kind: 'keychain' })), { kind: 'no-keyring', reason: 'unsupported-platform' });
  });

  describe('attempts', () => {
    it('double the wait up to fifteen minutes', async () => {
      let now = Date.parse('2026-01-01T00:00:00Z');
      const store = await createTestVault(fresh(), { now: () => now });
      store.lock();
      const waits: number[] = [];
      for (let attempt = 0; attempt < 12; attempt += 1) {
        await unlockByPassword(store, 'wrong');
        const status = await store.status();
        if (status.error?.kind !== 'locked-out') continue;
        assert.equal(status.state, 'locked-out');
        const wait = Date.parse(status.error.until) - now;
        waits.push(wait / 1000);
        now += wait;
      }
      assert.deepEqual(waits, [30, 60, 120, 240, 480, 900, 900, 900]);
      valueOf(await unlockByPassword(store));
      store.dispose();
    });

    it('are not won back by setting the clock', async () => {
      let now = Date.parse('2026-01-01T00:00:00Z');
      const store = await createTestVault(fresh(), { now: () => now });
      store.lock();
      for (let attempt = 0; attempt < 5; attempt += 1) await unlockByPassword(store, 'wrong');
      now += 20_000;
      assert.equal(errorOf(await unlockByPassword(store)).kind, 'locked-out');
      now -= 60 * MINUTE;
      const until = new Date(now + 10_000).toISOString();
      assert.deepEqual(errorOf(await unlockByPassword(store)), { kind: 'locked-out', until });
      now += 10_000;
      valueOf(await unlockByPassword(store));
      store.dispose();
    });

    it('count across processes, before they are made', async () => {
      const directory = fresh();
      (await createTestVault(directory)).dispose();
      for (const attemptsRemaining of [4, 3, 2]) {
        const other = await openTestStore(directory);
        assert.deepEqual(errorOf(await unlockByPassword(other, 'wrong')), { kind: 'wrong-password', attemptsRemaining });
      }
    });

    it('a counter that was spoilt makes the user wait', async () => {
      const directory = fresh();
      (await createTestVault(directory)).dispose();
      const attempts = path.join(directory, 'attempts.json');
      for (const text of ['', '{}', '{"failures":-1,"waitMs":0,"clock":0}', '{"failures":0,"waitMs":1e99,"clock":0}', 'null']) {
        writeFileSync(attempts, text, { mode: 0o600 });
        chmodSync(attempts, 0o600);
        assert.equal(errorOf(await unlockByPassword(await openTestStore(directory))).kind, 'locked-out', text);
      }
    });

    it('do not stop the recovery code', async () => {
      const store = await createTestVault(fresh());
      const added = valueOf(await store.addWayIn({ kind: 'recovery-code' }));
      assert(added.kind === 'recovery-code');
      store.lock();
      for (let attempt = 0; attempt < 5; attempt += 1) await unlockByPassword(store, 'wrong');
      assert.equal(errorOf(await unlockByPassword(store, PASSWORD)).kind, 'locked-out');
      valueOf(await store.unlock({ kind: 'recovery-code', code: added.code }));
      store.dispose();
    });
  });

  describe('auto-lock', () => {
    it('locks after the idle time, which every use starts anew', async () => {
      let now = 0;
      let due: (() => void) | undefined;
      let scheduled = 0;
      const schedule = (callback: () => void): (() => void) => {
        due = callback;
        scheduled += 1;
        return () => { due = undefined; };
      };
      const store = await createTestVault(fresh(), { now: () => now, schedule, autoLockMs: 15 * MINUTE });
      const before = scheduled;
      now += 14 * MINUTE;
      await writeText(store, 'a', 'used');
      assert(scheduled > before);
      now += 14 * MINUTE;
      assert.equal(await readText(store, 'a'), 'used');
      assert(due !== undefined);
      due();
      assert.equal((await store.status()).state, 'locked');
      assert.equal(errorOf(await store.browse('', 'level')).kind, 'locked');
    });

    it('locks a computer that slept through the timer', async () => {
      let now = 0;
      const store = await createTestVault(fresh(), { now: () => now, schedule: () => () => undefined, autoLockMs: 15 * MINUTE });
      now += 8 * 60 * MINUTE;
      assert.equal(errorOf(await store.browse('', 'level')).kind, 'locked');
    });

    it('shows it as locked to whoever only looks, which is no use of it', async () => {
      let now = 0;
      const store = await createTestVault(fresh(), { now: () => now, schedule: () => () => undefined, autoLockMs: 15 * MINUTE });
      now += 14 * MINUTE;
      assert.equal((await store.status()).state, 'ready');
      now += 2 * MINUTE;
      assert.equal((await store.status()).state, 'locked');
    });
  });
});
