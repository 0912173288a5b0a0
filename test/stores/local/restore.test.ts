import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import {
  createTestVault, errorOf, openTestStore, PASSWORD, readText, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../../support/local-vault';

const password = { kind: 'password', password: SecretValue.fromText(PASSWORD) } as const;

describe('backups of the local store', () => {
  const folder = temporaryFolder();
  let number = 0;
  const fresh = (): string => path.join(folder, `vault-${number += 1}`);

  it('keep ten generations and seven days, each a copy of its own', async () => {
    const directory = fresh();
    let now = Date.parse('2026-03-01T12:00:00Z');
    const store = await createTestVault(directory, { now: () => now });
    for (let day = 0; day < 9; day += 1) {
      await writeText(store, 'a', `day ${day}`);
      await writeText(store, 'a', `day ${day} again`);
      now += 24 * 60 * 60_000;
    }
    const names = readdirSync(path.join(directory, 'backups'));
    const generations = names.filter((name) => name.startsWith('generation-'));
    const days = names.filter((name) => name.startsWith('day-')).sort();
    assert.deepEqual(generations.map((name) => Number(/\d+/.exec(name)?.[0])).sort((a, b) => a - b), [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    assert.deepEqual([days.length, days[0], days.at(-1)], [7, 'day-2026-03-03.json', 'day-2026-03-09.json']);
    const newest = path.join(directory, 'backups/generation-19.json');
    assert.deepEqual(readFileSync(newest), readFileSync(path.join(directory, 'vault.json')));
    assert.notEqual(statSync(newest).ino, statSync(path.join(directory, 'vault.json')).ino);
    store.dispose();
  });

  it('may lie in a folder of the user\'s choice', async () => {
    const backupDirectory = fresh();
    const store = await createTestVault(fresh(), { backupDirectory });
    assert(existsSync(path.join(backupDirectory, 'generation-1.json')));
    store.dispose();
  });

  it('do not undo a commit when they cannot be made', async () => {
    const blocked = fresh();
    writeFileSync(blocked, 'a file where the folder should be');
    const failed: string[] = [];
    const store = await createTestVault(fresh(), { backupDirectory: blocked, onBackupFailed: (file) => failed.push(file) });
    await writeText(store, 'a', 'kept');
    assert.equal(await readText(store, 'a'), 'kept');
    assert.deepEqual(failed.map((file) => path.basename(file)), ['generation-1.json', 'generation-2.json']);
    store.dispose();
  });

  const damages: readonly (readonly [string, 'corrupt' | 'tampered', (vault: string) => void])[] = [
    ['overwritten in place', 'corrupt', (vault) => writeFileSync(vault, 'x'.repeat(500))],
    ['cut short', 'corrupt', (vault) => writeFileSync(vault, readFileSync(vault).subarray(0, 300))],
    ['empty', 'corrupt', (vault) => writeFileSync(vault, '')],
    ['removed', 'corrupt', (vault) => {
      for (const name of readdirSync(path.dirname(vault))) {
        if (/^vault\.(json|\d+\.commit)$/.test(name)) rmSync(path.join(path.dirname(vault), name));
      }
    }],
    ['signed by nobody', 'tampered', (vault) => {
      writeFileSync(vault, readFileSync(vault, 'latin1').replace(/"mac":"(.)/, (_, first: string) => `"mac":"${first === 'A' ? 'B' : 'A'}`));
    }],
  ];
  for (const [title, kind, damage] of damages) {
    it(`bring back every value when the vault is ${title}`, async () => {
      const directory = fresh();
      const first = await createTestVault(directory);
      await writeText(first, 'a', 'one');
      await writeText(first, 'b', 'two');
      first.dispose();
      const vault = path.join(directory, 'vault.json');
      damage(vault);
      const damaged = existsSync(vault) ? readFileSync(vault) : undefined;

      const store = await openTestStore(directory);
      const error = errorOf(await unlockByPassword(store));
      assert(error.kind === kind);
      const backup = path.join(directory, 'backups/generation-3.json');
      assert.equal(error.backup, backup);
      assert.equal(errorOf(await store.create({ way: password })).kind, kind === 'corrupt' ? 'corrupt' : 'store-exists');
      const offered = { file: backup, change: 3, lost: 0 };
      assert.deepEqual(valueOf(await store.backup()), { ...offered, waysIn: ['password'] });
      const { keptCopy, ...restored } = valueOf(await store.restore(password));
      assert.deepEqual(restored, offered);
      assert.equal(keptCopy, error.keptCopy);
      assert.deepEqual([await readText(store, 'a'), await readText(store, 'b')], ['one', 'two']);
      await writeText(store, 'a', 'three');
      store.dispose();
      if (damaged !== undefined) {
        assert(error.keptCopy !== undefined);
        assert.deepEqual(readFileSync(error.keptCopy), damaged);
      }
      const later = await openTestStore(directory);
      valueOf(await unlockByPassword(later));
      assert.equal(await readText(later, 'a'), 'three');
      later.dispose();
    });
  }

  it('are passed over when they are damaged themselves', async () => {
    const directory = fresh();
    const store = await createTestVault(directory);
    await writeText(store, 'a', 'one');
    await writeText(store, 'a', 'two');
    store.dispose();
    writeFileSync(path.join(directory, 'vault.json'), 'x');
    writeFileSync(path.join(directory, 'backups/generation-3.json'), 'x');
    const later = await openTestStore(directory);
    const { file, change, lost } = valueOf(await later.restore(password));
    assert.deepEqual({ file, change, lost }, { file: path.join(directory, 'backups/generation-2.json'), change: 2, lost: 1 });
    assert.equal(await readText(later, 'a'), 'one');
    later.dispose();
  });

  it('need a way in', async () => {
    const directory = fresh();
    (await createTestVault(directory)).dispose();
    const store = await openTestStore(directory);
    const wrong = { kind: 'password', password: SecretValue.fromText('another-Password-1') } as const;
    assert.equal(errorOf(await store.restore(wrong)).kind, 'wrong-password');
    assert.equal(errorOf(await (await openTestStore(fresh())).restore(password)).kind, 'store-missing');
  });
});
