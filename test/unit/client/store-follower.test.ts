import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { VaultFileWatch } from '../../../client/src/vault/vault-file-watch';
import type { StoreChange } from '../../../client/src/views/store-follower';
import { CONTENTS_FRESH_MS, STATE_FRESH_MS, StoreFollower } from '../../../client/src/views/store-follower';
import { createTestVault, openTestStore, temporaryFolder, unlockByPassword, valueOf, writeText } from '../../support/local-vault';
import { localStatus, serverStatus } from './support/store-status';
import { TreeWorld } from './support/tree-world';

const LOCAL = { kind: 'contents', store: 'local' } as const;
const TEAM = { kind: 'contents', store: 'team' } as const;

function localOnly(): TreeWorld {
  return new TreeWorld({ status: localStatus('locked'), secrets: [] });
}

/** A vault and a server; the tree is on the screen, and everybody has answered. */
async function shown(): Promise<TreeWorld> {
  const world = new TreeWorld({ status: localStatus('ready'), secrets: [] }, { status: serverStatus('ready'), secrets: [] });
  await world.follower.show();
  await world.follower.settled('team');
  forget(world);
  return world;
}

function forget(world: TreeWorld): void {
  world.asked();
  world.changes.length = 0;
}

describe('what is shown of the vault', () => {
  it('is followed from the first look, and nothing is told while nothing changes', async () => {
    const world = localOnly();
    assert.equal(world.follower.vault, undefined);
    await Promise.all([world.follower.look('glance'), world.follower.look('glance'), world.follower.look('glance')]);
    assert.deepEqual(world.changes, [{ kind: 'state', store: 'local' }, { kind: 'stores', gone: [] }]);
    assert.deepEqual(world.follower.vault, { kind: 'locked' });
  });

  it('is listed again when the vault opens, locks, breaks, or its file is another one', async () => {
    const world = localOnly();
    await world.follower.look('glance');
    for (const state of ['ready', 'locked', 'damaged', 'ready'] as const) {
      forget(world);
      world.store('local').status = localStatus(state);
      await world.follower.look('glance');
      await world.follower.look('glance');
      assert.deepEqual(world.changes, [LOCAL], state);
    }
    forget(world);
    world.vaultVersion = '2';
    await world.follower.look('glance');
    await world.follower.look('glance');
    assert.deepEqual(world.changes, [LOCAL]);
  });

  it('is not asked for in a workspace that is not trusted', async () => {
    const world = localOnly();
    world.trusted = false;
    await world.follower.look('demand');
    assert.deepEqual(world.asked(), []);
    world.trusted = true;
    await world.follower.look('demand');
    assert.deepEqual(world.follower.vault, { kind: 'locked' });
  });

  it('can be looked at after a look that failed', async () => {
    const world = localOnly();
    world.store('local').answer = Promise.reject(new Error('made up'));
    await world.follower.look('glance');
    assert.equal(world.failures.length, 1);
    delete world.store('local').answer;
    await world.follower.look('glance');
    assert.deepEqual(world.follower.vault, { kind: 'locked' });
  });
});

describe('what is shown of a server', () => {
  it('is not asked for before somebody sees it', async () => {
    const world = new TreeWorld({ status: localStatus('ready'), secrets: [] }, { status: serverStatus('ready'), secrets: [] });
    await world.follower.look('glance');
    await world.follower.look('return');
    assert.ok(!world.asked().includes('status team'));
    await world.follower.show();
    assert.ok(world.asked().includes('status team'));
  });

  it('is not asked for again by each glance, and at a return after a while', async () => {
    const world = await shown();
    await world.follower.look('glance');
    world.elapsed = STATE_FRESH_MS - 1;
    await world.follower.look('return');
    assert.deepEqual(world.asked(), ['status local', 'status local']);
    world.elapsed = STATE_FRESH_MS;
    await world.follower.look('glance');
    assert.deepEqual(world.asked(), ['status local']);
    await world.follower.look('return');
    assert.deepEqual(world.asked(), ['status local', 'status team']);
    assert.deepEqual(world.changes, []);
  });

  it('is listed again at a return after a longer while', async () => {
    const world = await shown();
    world.elapsed = CONTENTS_FRESH_MS;
    await world.follower.look('return');
    assert.deepEqual(world.changes, [TEAM]);
    await world.follower.look('return');
    assert.deepEqual(world.changes, [TEAM]);
  });

  it('is listed again when it opens or shuts, and only painted when its sign-in is another one', async () => {
    const world = await shown();
    world.elapsed = STATE_FRESH_MS;
    world.store('team').status = serverStatus('ready', { connection: { endpoint: 'https://vault.example:8200', account: 'somebody else' } });
    await world.follower.look('return');
    await world.follower.settled('team');
    await turn();
    assert.deepEqual(world.changes, [{ kind: 'state', store: 'team' }]);
    forget(world);
    world.elapsed = 2 * STATE_FRESH_MS;
    world.store('team').status = serverStatus('sealed');
    await world.follower.look('return');
    await turn();
    assert.deepEqual(world.changes, [TEAM]);
  });

  it('is asked alone when somebody asks for it alone, and says so until it answers', async () => {
    const world = await shown();
    let answer = (): void => {};
    world.store('team').answer = new Promise((resolve) => { answer = resolve; });
    await world.follower.look('demand', 'team');
    assert.equal(world.follower.store('team')?.status, undefined);
    assert.deepEqual(world.changes, [TEAM]);
    answer();
    assert.equal((await world.follower.settled('team'))?.status?.state, 'ready');
    assert.deepEqual(world.asked(), ['status local', 'status team']);
  });

  it('is asked anew where the answer that is awaited may be too old', async () => {
    const world = await shown();
    let answer = (): void => {};
    world.store('team').answer = new Promise((resolve) => { answer = resolve; });
    await world.follower.look('demand', 'team');
    await world.follower.look('demand', 'team');
    answer();
    await world.follower.settled('team');
    assert.deepEqual(world.asked().filter((call) => call === 'status team').length, 2);
  });
});

describe('what is shown of a server whose sign-in rests in the vault', () => {
  it('is asked for again when the vault opens or locks', async () => {
    const world = await shown();
    world.store('local').status = localStatus('locked');
    world.store('team').status = serverStatus('locked', { error: { kind: 'locked', store: 'local' } });
    await world.follower.look('glance');
    await turn();
    assert.equal(world.follower.store('team')?.status?.state, 'locked');
    assert.deepEqual(world.changes, [LOCAL, TEAM]);
  });
});

describe('the stores that there are', () => {
  it('are others when config.yaml is, and those that stay keep their lines', async () => {
    const world = await shown();
    world.configVersion = '2';
    world.stores.push({ status: serverStatus('ready', { name: 'second' }), secrets: [] });
    await world.follower.look('glance');
    assert.deepEqual(world.follower.stores.map(({ identity: { name } }) => name), ['local', 'team', 'second']);
    // What team was configured with may be something else now.
    assert.deepEqual(world.changes.at(-1), { kind: 'stores', gone: ['team'] });
    forget(world);
    world.configVersion = '3';
    world.stores.splice(1, 2);
    await world.follower.look('glance');
    assert.deepEqual(world.changes.at(-1), { kind: 'stores', gone: ['team', 'second'] });
    assert.deepEqual(world.follower.stores.map(({ identity: { name } }) => name), ['local']);
  });

  it('are told of when config.yaml breaks and when it is mended', async () => {
    const world = await shown();
    world.stores.splice(1, 1);
    world.problem = { kind: 'config-broken', file: '/config.yaml', reason: 'syntax' };
    world.configVersion = '2';
    await world.follower.look('glance');
    assert.equal(world.follower.problem?.kind, 'config-broken');
    assert.deepEqual(world.changes, [{ kind: 'stores', gone: ['team'] }]);
    world.problem = undefined;
    world.configVersion = '3';
    await world.follower.look('glance');
    assert.equal(world.follower.problem, undefined);
    assert.equal(world.changes.length, 2);
  });

  it('are asked for again by a demand, also where the file is the same', async () => {
    const world = await shown();
    await world.follower.look('demand');
    assert.deepEqual(world.changes.filter(({ kind }) => kind === 'contents'), [LOCAL, TEAM]);
  });
});

/** Answers that are there already are taken in. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

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
    const service = { configured: () => Promise.resolve([inEditor]), status: () => inEditor.status() };
    const never = { version: () => Promise.resolve(''), problem: () => Promise.resolve(undefined) };
    const follower = new StoreFollower({
      service, config: never, vaultVersion: () => file.version(), isTrusted: () => true, now: () => 0, failed: assert.ifError,
    });
    const changes: StoreChange[] = [];
    follower.onChange((change) => changes.push(change));
    assert.notEqual(await file.version(), none);
    await follower.look('glance');
    changes.length = 0;
    await follower.look('glance');
    assert.deepEqual(changes, []);
    await writeText(inTerminal, 'shop/mail', 'made up');
    await follower.look('glance');
    assert.deepEqual(changes, [{ kind: 'contents', store: 'local' }]);
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
