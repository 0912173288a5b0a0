import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { VaultFileWatch } from '../../../client/src/vault/vault-file-watch';
import { StoreFollower } from '../../../client/src/views/store-follower';
import type { StoreState } from '../../../shared/src/secrets/store';
import { createTestVault, openTestStore, temporaryFolder, unlockByPassword, valueOf, writeText } from '../../support/local-vault';
import { localStatus } from './support/store-status';

describe('what is shown of the stores', () => {
  function world() {
    const now = { state: 'locked' as StoreState, fileVersion: '1', trusted: true, asked: 0, fails: false };
    const follower = new StoreFollower({
      stores: () => {
        now.asked += 1;
        if (now.fails) return Promise.reject(new Error('no answer'));
        return Promise.resolve([localStatus(now.state)]);
      },
      fileVersion: () => Promise.resolve(now.fileVersion),
      isTrusted: () => now.trusted,
    });
    return { now, follower };
  }

  it('is asked for at the first look, and not again while nothing changes', async () => {
    const { follower } = world();
    assert.equal(follower.vault, undefined);
    assert.deepEqual(await Promise.all([follower.look(), follower.look(), follower.look()]), [true, false, false]);
    assert.deepEqual(follower.vault, { kind: 'locked' });
  });

  it('is asked for again when the vault opens, locks, breaks, or its file is another one', async () => {
    const { now, follower } = world();
    await follower.look();
    for (const state of ['ready', 'locked', 'damaged', 'ready'] as const) {
      now.state = state;
      assert.deepEqual([await follower.look(), await follower.look()], [true, false], state);
    }
    now.fileVersion = '2';
    assert.deepEqual([await follower.look(), await follower.look()], [true, false]);
  });

  it('is asked for again once after a command', async () => {
    const { follower } = world();
    await follower.look();
    follower.forget();
    assert.deepEqual([await follower.look(), await follower.look()], [true, false]);
  });

  it('is not asked for in a workspace that is not trusted', async () => {
    const { now, follower } = world();
    now.trusted = false;
    assert.equal(await follower.look(), false);
    assert.equal(now.asked, 0);
    now.trusted = true;
    assert.equal(await follower.look(), true);
  });

  it('can be looked at after a look that failed', async () => {
    const { now, follower } = world();
    now.fails = true;
    await assert.rejects(follower.look());
    now.fails = false;
    assert.equal(await follower.look(), true);
  });
});

describe('the file of the vault', function () {
  this.timeout(30_000);
  const root = temporaryFolder();

  it('is another one after each change of another program, so that the list is made anew', async () => {
    const directory = path.join(root, 'vault');
    const file = new VaultFileWatch(path.join(directory, 'vault.json'));
    const none = await file.version();
    const inTerminal = await createTestVault(directory);
    const inEditor = await openTestStore(directory);
    valueOf(await unlockByPassword(inEditor));
    const follower = new StoreFollower({
      stores: async () => [await inEditor.status()], fileVersion: () => file.version(), isTrusted: () => true,
    });
    assert.notEqual(await file.version(), none);
    assert.deepEqual([await follower.look(), await follower.look()], [true, false]);
    await writeText(inTerminal, 'shop/mail', 'made up');
    assert.deepEqual([await follower.look(), await follower.look()], [true, false]);
    assert.deepEqual(valueOf(await inEditor.browse('', 'all')).entries.map(({ path: name }) => name), ['shop/mail']);
    inTerminal.dispose();
    inEditor.dispose();
  });

  it('is watched before there is one, and after it was replaced', async () => {
    const at = path.join(root, 'later.json');
    const watch = new VaultFileWatch(at, 10);
    const changes = new Changes();
    const watching = watch.onChange(() => { changes.add(); });
    // Node reports a file that is missing from the start as a change as well.
    await changes.next();
    writeFileSync(at, 'one');
    await changes.next();
    writeFileSync(`${at}.new`, 'another');
    renameSync(`${at}.new`, at);
    await changes.next();
    watching.dispose();
  });
});

/** Waits for changes, which may come before somebody asks. */
class Changes {
  #unseen = 0;
  #waiting: (() => void) | undefined;

  add(): void {
    this.#unseen += 1;
    this.#waiting?.();
  }

  async next(): Promise<void> {
    if (this.#unseen === 0) await new Promise<void>((resolve) => { this.#waiting = resolve; });
    this.#unseen = 0;
    this.#waiting = undefined;
  }
}
