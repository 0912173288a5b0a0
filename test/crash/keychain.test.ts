import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { keychainEnvironment } from '../../shared/src/secrets/keychain/forked-keychain';
import type { Store } from '../../shared/src/secrets/store';
import { openKeychainStore, PatientKeychain } from '../stores/keychain/keychain-world';
import { bundleScript } from '../support/bundle';
import type { RunningKeyring } from '../support/keyring';
import { bundleKeychainChild, requireKeyring, startKeyring } from '../support/keyring';
import { pathsIn, readText, temporaryFolder, valueOf } from '../support/local-vault';
import { projectRoot } from '../support/requirements';
import { VaultWorker } from '../support/vault-worker';
import type { KeychainKillPoint } from './worker-messages';

/** Asks the keyring itself, past everything of ours, which secrets it has. */
const LIST = `
  const { findCredentials } = require(${JSON.stringify(path.join(projectRoot, 'node_modules/@napi-rs/keyring'))});
  console.log(JSON.stringify(findCredentials('keyward').map(({ account }) => account)));`;

const POINTS: readonly KeychainKillPoint[] = (['set', 'delete', 'rename'] as const).flatMap((call) =>
  (['before', 'after'] as const).flatMap((moment) => (call === 'delete' ? [1] : [1, 2, 4]).map((occurrence) => ({ call, moment, occurrence }))));

interface Desk {
  readonly keyring: RunningKeyring;
  readonly client: PatientKeychain;
}

describe('processes that change the keychain', function keychainCrashes() {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let desk: Desk | undefined;
  let worker = '';
  let helper = '';
  let homes = 0;

  before(async function prepareKeyring() {
    requireKeyring(this);
    worker = bundleScript('test/crash/keychain-worker.ts');
    helper = bundleKeychainChild();
    const keyring = await startKeyring('unlocked');
    desk = { keyring, client: new PatientKeychain(keyring, helper) };
  });
  after(async () => {
    desk?.client.end();
    await desk?.keyring.stop();
  });

  function running(): Desk {
    assert(desk !== undefined);
    return desk;
  }

  function inKeyring(home: string): readonly string[] {
    const env = { ...process.env, ...keychainEnvironment(running().keyring.env) };
    const accounts = JSON.parse(execFileSync(process.execPath, ['-e', LIST], { env, encoding: 'utf8' })) as readonly string[];
    return accounts.filter((account) => account.startsWith(`secret/${home}/`)).map((account) => account.slice('secret/'.length)).sort();
  }

  /**
   * Whatever is in the keyring is listed; whatever was acknowledged is so, but for the name that was being changed, which may
   * have its old state or its new one; and once every name was asked for, index and keyring agree.
   */
  async function check(store: Store, home: string, changes: Iterable<readonly [string, string | undefined]>, inFlight?: string): Promise<void> {
    const listed = await pathsIn(store);
    for (const name of inKeyring(home)) assert(listed.includes(name), `${name} is in the keyring and not listed`);
    for (const [name, text] of changes) {
      if (name === inFlight) continue;
      if (text === undefined) assert.equal((await store.read({ path: name, field: 'value' })).ok, false, name);
      else assert.equal(await readText(store, name), text);
    }
    for (const name of listed) await store.read({ path: name, field: 'value' });
    assert.deepEqual(await pathsIn(store), inKeyring(home));
  }

  for (const point of POINTS) {
    it(`killed ${point.moment} ${point.call} number ${point.occurrence}, hide and lose nothing`, async () => {
      const home = `home-${(homes += 1)}`;
      const directory = path.join(folder, home);
      const names = ['a', 'b', 'c'].map((name) => `${home}/${name}`);
      const process = new VaultWorker(worker);
      await process.until('ready');
      process.start({ kind: 'change-keychain', directory, env: running().keyring.env, helper, names, rounds: 8, label: home, point });
      assert.equal((await process.until('at-point', 'done', 'failed'))?.kind, 'at-point');
      await process.ended();
      const store = await openKeychainStore(directory, running().client);
      await check(store, home, process.lastChanges, names[process.changed % names.length]);
    });
  }

  it('at once lose no name and no value', async () => {
    const home = 'together';
    const directory = path.join(folder, home);
    const workers = Array.from({ length: 3 }, () => new VaultWorker(worker));
    await Promise.all(workers.map((process) => process.until('ready')));
    for (const [at, process] of workers.entries()) {
      const names = ['a', 'b'].map((name) => `${home}/${at}-${name}`);
      process.start({ kind: 'change-keychain', directory, env: running().keyring.env, helper, names, rounds: 5, label: `writer-${at}` });
    }
    await Promise.all(workers.map((process) => process.until('done', 'failed')));
    for (const process of workers) process.kill('SIGTERM');
    await Promise.all(workers.map((process) => process.ended()));
    assert.deepEqual(workers.flatMap((process) => [...process.failures]), []);
    const store = await openKeychainStore(directory, running().client);
    const changes = workers.flatMap((process) => [...process.lastChanges]);
    assert.equal(changes.length, 6);
    await check(store, home, changes);
    assert.equal(valueOf(await store.describe(`${home}/0-a`)).versions.at(-1)?.version, 3);
  });
});
