import assert from 'node:assert/strict';
import type { UserConfig, StoreEntry } from '../../../../shared/src/core/config/user-config';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import type { Result } from '../../../../shared/src/core/result';
import { err, ok } from '../../../../shared/src/core/result';
import { ConfiguredStores } from '../../../../shared/src/secrets/config/configured-stores';
import type { Store } from '../../../../shared/src/secrets/store';
import { unusableStore } from '../../../../shared/src/secrets/stores/unusable-store';

const BROKEN: VaultError = { kind: 'config-broken', file: '/config.yaml', line: 2, reason: 'syntax' };

/** A user who edits his configuration, and stores that say when they are let go. */
class Desk {
  config: Result<UserConfig, VaultError> = ok({ defaultStore: 'local', stores: [] });
  version = 1;
  reads = 0;
  readonly made: string[] = [];
  readonly disposed: string[] = [];
  readonly stores = new ConfiguredStores({
    local: this.#store('local'),
    config: {
      version: () => Promise.resolve(String(this.version)),
      read: () => {
        this.reads += 1;
        return Promise.resolve(this.config);
      },
    },
    maker: {
      keyOf: (entry) => Promise.resolve(JSON.stringify(entry)),
      make: (entry) => {
        this.made.push(entry.name);
        return Promise.resolve(this.#store(entry.name));
      },
    },
  });

  change(config: Result<UserConfig, VaultError>): void {
    this.config = config;
    this.version += 1;
  }

  configure(...stores: readonly StoreEntry[]): void {
    this.change(ok({ defaultStore: stores[0]?.name ?? 'local', stores }));
  }

  async names(): Promise<readonly string[]> {
    return (await this.stores.current()).map(({ name }) => name);
  }

  #store(name: string): Store {
    return { ...unusableStore(name, 'keychain', BROKEN), dispose: () => { this.disposed.push(name); } };
  }
}

function team(address: string): StoreEntry {
  return { name: 'team', type: 'hashicorp', address, mount: 'secret', minTls: '1.2', auth: { method: 'token', mount: 'approle' } };
}

const KEYS: StoreEntry = { name: 'keys', type: 'keychain' };

describe('the stores of config.yaml', () => {
  it('stand behind the local one, in the order of the file', async () => {
    const desk = new Desk();
    assert.deepEqual(await desk.names(), ['local']);
    desk.configure(team('https://a.example'), KEYS);
    assert.deepEqual(await desk.names(), ['local', 'team', 'keys']);
    assert.equal((await desk.stores.list()).defaultStore, 'team');
  });

  it('are read again only when the file has changed', async () => {
    const desk = new Desk();
    for (let look = 0; look < 3; look += 1) await desk.names();
    assert.equal(desk.reads, 1);
    desk.configure(KEYS);
    await desk.names();
    assert.equal(desk.reads, 2);
  });

  it('stay the same objects while their entry is the same', async () => {
    const desk = new Desk();
    desk.configure(team('https://a.example'), KEYS);
    const [local, first] = await desk.stores.current();
    desk.configure(KEYS, team('https://a.example'));
    const after = await desk.stores.current();
    assert(after[0] === local && after[2] === first);
    assert.deepEqual([desk.made, desk.disposed], [['team', 'keys'], []]);
  });

  it('are let go when their entry is gone or another one', async () => {
    const desk = new Desk();
    desk.configure(team('https://a.example'), KEYS);
    await desk.names();
    desk.configure(team('https://b.example'));
    assert.deepEqual(await desk.names(), ['local', 'team']);
    assert.deepEqual(desk.disposed.sort(), ['keys', 'team']);
  });

  it('are none but the local one while the file is broken, and the reason is known', async () => {
    const desk = new Desk();
    desk.configure(KEYS);
    await desk.names();
    desk.change(err(BROKEN));
    assert.deepEqual(await desk.stores.list().then(({ stores, ...rest }) => ({ ...rest, names: stores.map(({ name }) => name) })), {
      names: ['local'], defaultStore: 'local', problem: BROKEN,
    });
    desk.configure(KEYS);
    assert.deepEqual(await desk.names(), ['local', 'keys']);
    assert.equal(await desk.stores.problem(), undefined);
  });

  it('are the same ones, with their sign-ins, when a file that was broken for a moment is mended', async () => {
    const desk = new Desk();
    desk.configure(KEYS, team('https://a.example'));
    const [, keys] = await desk.stores.current();
    desk.change(err(BROKEN));
    await desk.names();
    assert.deepEqual(desk.disposed, []);
    desk.configure(KEYS);
    assert.equal((await desk.stores.current())[1], keys);
    assert.deepEqual(desk.disposed, ['team']);
  });

  it('are made once, however many ask at the same time', async () => {
    const desk = new Desk();
    desk.configure(KEYS);
    await Promise.all(Array.from({ length: 10 }, () => desk.names()));
    assert.deepEqual(desk.made, ['keys']);
  });

  it('are let go in the end, but the local one, which is not theirs', async () => {
    const desk = new Desk();
    desk.configure(KEYS);
    await desk.names();
    desk.stores.dispose();
    assert.deepEqual(desk.disposed, ['keys']);
  });
});
