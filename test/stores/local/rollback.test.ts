import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { nodeFileOperations } from '../../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../../shared/src/host/files/kernel-lock';
import { PrivateFolder } from '../../../shared/src/host/files/private-folder';
import { PrivateTextFile } from '../../../shared/src/host/files/private-text-file';
import type { RestorableStore } from '../../../shared/src/secrets/lockable';
import { FileGenerationWitness } from '../../../shared/src/secrets/stores/local/file-generation-witness';
import { KeychainGenerationWitness } from '../../../shared/src/secrets/stores/local/keychain-generation-witness';
import { bundleKeychainChild, keychainOf, requireKeyring, startKeyring } from '../../support/keyring';
import type { RunningKeyring } from '../../support/keyring';
import {
  createTestVault, errorOf, openTestStore, PASSWORD, readText, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../../support/local-vault';

const password = { kind: 'password', password: SecretValue.fromText(PASSWORD) } as const;

/** A vault folder, a witness beside it, and what somebody who copies folders does to them. */
class RollbackPlace {
  readonly vault: string;
  readonly state: string;
  readonly #copy: string;

  constructor(folder: string) {
    this.vault = path.join(folder, 'vault');
    this.state = path.join(folder, 'state');
    this.#copy = path.join(folder, 'copy');
    mkdirSync(folder);
  }

  async witness(): Promise<FileGenerationWitness> {
    const folder = new PrivateFolder({
      directory: this.state, operations: nodeFileOperations(process.platform), uid: process.getuid?.(), randomBytes,
    });
    const lock = { kernel: await loadKernelLock(), timeoutMs: 10_000, monotonic: () => performance.now() };
    return new FileGenerationWitness(new PrivateTextFile({ folder, name: 'vault-generations.json', lock }));
  }

  async open(): Promise<RestorableStore> {
    return openTestStore(this.vault, { witness: await this.witness() });
  }

  save(): void {
    cpSync(this.vault, this.#copy, { recursive: true, preserveTimestamps: true });
  }

  /** Puts the saved folder back as it was, also what is not in it any more. */
  putBack(): void {
    rmSync(this.vault, { recursive: true });
    cpSync(this.#copy, this.vault, { recursive: true, preserveTimestamps: true });
  }

  /** Puts back vault.json alone, and takes away the links that would show the newer generations. */
  putBackFile(): void {
    for (const name of readdirSync(this.vault)) if (name.endsWith('.commit')) rmSync(path.join(this.vault, name));
    cpSync(path.join(this.#copy, 'vault.json'), path.join(this.vault, 'vault.json'));
  }

  files(): readonly string[] {
    const names = readdirSync(this.vault, { recursive: true, encoding: 'utf8' }).sort();
    return names.filter((name) => name.endsWith('.json') && name !== 'attempts.json').map((name) => `${name} ${readFileSync(path.join(this.vault, name), 'latin1')}`);
  }
}

describe('an older vault that was put back', () => {
  const folder = temporaryFolder();
  let number = 0;
  let place: RollbackPlace;

  /** Three changes, of which the saved copy has two. */
  beforeEach(async () => {
    place = new RollbackPlace(path.join(folder, `place-${number += 1}`));
    const store = await createTestVault(place.vault, { witness: await place.witness() });
    await writeText(store, 'a', 'old');
    place.save();
    await writeText(store, 'a', 'new');
    store.dispose();
  });

  it('is reported by whoever opens it next, and left as it is', async () => {
    place.putBack();
    const before = place.files();
    const store = await place.open();
    const error = errorOf(await unlockByPassword(store));
    assert(error.kind === 'rolled-back');
    assert.deepEqual([error.seen, error.found], [3, 2]);
    assert.equal((await store.status()).state, 'locked');
    assert.deepEqual(place.files(), before);
  });

  it('is accepted by a restore, from which it goes on', async () => {
    place.putBack();
    const store = await place.open();
    const offer = valueOf(await store.backup());
    assert.deepEqual({ ...offer, file: path.basename(offer.file) }, { file: 'generation-2.json', change: 2, lost: 1, waysIn: ['password'] });
    valueOf(await store.restore(password));
    assert.equal(await readText(store, 'a'), 'old');
    await writeText(store, 'a', 'newer');
    store.dispose();
    const later = await place.open();
    valueOf(await unlockByPassword(later));
    assert.equal(await readText(later, 'a'), 'newer');
    later.dispose();
  });

  it('is superseded by a newer backup that is still there', async () => {
    place.putBackFile();
    const store = await place.open();
    assert.equal(errorOf(await unlockByPassword(store)).kind, 'rolled-back');
    const { change, lost } = valueOf(await store.restore(password));
    assert.deepEqual([change, lost], [3, 0]);
    assert.equal(await readText(store, 'a'), 'new');
    store.dispose();
  });

  it('is itself what a restore takes where no backup is left', async () => {
    place.putBack();
    rmSync(path.join(place.vault, 'backups'), { recursive: true });
    const store = await place.open();
    const { keptCopy, file, change, lost } = valueOf(await store.restore(password));
    assert.deepEqual([keptCopy, path.basename(file), change, lost], [undefined, 'vault.json', 2, 1]);
    assert.equal(await readText(store, 'a'), 'old');
    store.dispose();
  });

  it('goes unnoticed without a memory, which a damaged one counts as', async () => {
    place.putBack();
    writeFileSync(path.join(place.state, 'vault-generations.json'), '{"not": "ours"');
    const store = await place.open();
    valueOf(await unlockByPassword(store));
    await writeText(store, 'a', 'x');
    store.dispose();
    assert.match(readFileSync(path.join(place.state, 'vault-generations.json'), 'utf8'), /^\{"[\w-]{22}":\{"generation":3,"commit":"[\w-]{22}"\}\}\n$/);
  });
});

describe('witnesses of generations', () => {
  const seen = (generation: number): { generation: number; commit: string } => ({ generation, commit: `commit-${generation}` });

  it('in a file never go back, and keep vaults apart', async () => {
    const place = new RollbackPlace(path.join(temporaryFolder(), 'place'));
    const witness = await place.witness();
    assert.equal(await witness.highest('one'), undefined);
    await Promise.all([5, 7, 6].map((generation) => witness.record('one', seen(generation))));
    await witness.record('two', seen(2));
    await (await place.witness()).record('one', seen(4));
    assert.deepEqual([await witness.highest('one'), await witness.highest('two')], [seen(7), seen(2)]);
  });

  describe('in the keychain', function keychainSuite() {
    this.timeout(60_000);
    let running: RunningKeyring | undefined;
    let script = '';
    before(async function prepareKeyring() {
      requireKeyring(this);
      script = bundleKeychainChild();
      running = await startKeyring('unlocked');
    });
    after(() => running?.stop());

    it('never go back', async () => {
      assert(running !== undefined);
      const witness = new KeychainGenerationWitness(keychainOf(running, script));
      assert.equal(await witness.highest('one'), undefined);
      await witness.record('one', seen(5));
      await witness.record('one', seen(4));
      assert.deepEqual([await witness.highest('one'), await witness.highest('two')], [seen(5), undefined]);
    });

    it('find a whole folder that was put back, where the vault\'s key is there as well', async () => {
      assert(running !== undefined);
      const keychain = keychainOf(running, script);
      const place = new RollbackPlace(path.join(temporaryFolder(), 'place'));
      const store = await openTestStore(place.vault, { keychain });
      valueOf(await store.create({ way: { kind: 'keychain' } }));
      place.save();
      await writeText(store, 'a', 'new');
      store.lock();
      valueOf(await store.unlock({ kind: 'keychain' }));
      store.dispose();
      place.putBack();
      const later = await openTestStore(place.vault, { keychain });
      assert.equal(errorOf(await later.unlock({ kind: 'keychain' })).kind, 'rolled-back');
      assert.equal(valueOf(await later.restore({ kind: 'keychain' })).lost, 1);
      later.lock();
      valueOf(await later.unlock({ kind: 'keychain' }));
      later.dispose();
    });
  });
});
