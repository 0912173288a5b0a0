import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import type { HashicorpEntry, StoreEntry } from '../../../../shared/src/core/config/user-config';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import type { Result } from '../../../../shared/src/core/result';
import { err, ok } from '../../../../shared/src/core/result';
import type { StoreMaker } from '../../../../shared/src/secrets/config/configured-stores';
import type { SignedIn, SignInStore, SignInWay } from '../../../../shared/src/secrets/sign-in';
import type { StoreStatus } from '../../../../shared/src/secrets/store';
import { MemoryStore } from '../../../support/memory-store';
import { isDisposed } from '../support/scripted-boxes';
import type { BoxAnswer } from '../support/scripted-boxes';
import { SidebarDesk } from '../support/sidebar-desk';

const ADDRESS = 'https://vault.example.com:8200';
const TOKEN = ['made', 'up', 'token'].join('.');

/** A team's server as far as signing in goes. */
class TeamServer extends MemoryStore implements SignInStore {
  override readonly capabilities = { ...new MemoryStore().capabilities, signIn: true };
  readonly signInMethods = ['token', 'approle'] as const;
  readonly ways: string[] = [];
  signedIn = false;
  remembered = true;
  answers: VaultError[] = [];

  override status(): Promise<StoreStatus> {
    const { name, type, capabilities } = this;
    return Promise.resolve(this.signedIn
      ? { name, type, state: 'ready', capabilities }
      : { name, type, state: 'unauthenticated', capabilities, error: { kind: 'unauthenticated', store: name, reason: 'none' } });
  }

  signIn(way: SignInWay): Promise<Result<SignedIn, VaultError>> {
    this.ways.push(way.kind === 'token' ? `token ${way.token.text()}` : `approle ${way.roleId.text()} ${way.secretId.text()} ${way.wrapped}`);
    const error = this.answers.shift();
    if (error !== undefined) return Promise.resolve(err(error));
    this.signedIn = true;
    return Promise.resolve(ok({ account: 'dev', expires: '2030-01-01T00:00:00.000Z', remembered: this.remembered }));
  }

  signOut(): Promise<Result<void, VaultError>> {
    this.signedIn = false;
    return Promise.resolve(ok());
  }
}

/** A maker whose stores all say the same of themselves. */
function maker(status: Partial<StoreStatus>): { readonly maker: StoreMaker; readonly looked: StoreEntry[] } {
  const looked: StoreEntry[] = [];
  return {
    looked,
    maker: {
      keyOf: () => Promise.resolve(''),
      make: (entry) => {
        looked.push(entry);
        const store = new MemoryStore(entry.name);
        store.status = () => Promise.resolve({ name: entry.name, type: entry.type, state: 'unauthenticated', capabilities: store.capabilities, ...status });
        return Promise.resolve(store);
      },
    },
  };
}

const CONNECTED = { connection: { endpoint: ADDRESS, tls: 'TLSv1.3' } } as const;

/** Type, name, address, CA, mount, namespace, method. */
function answers(changes: { readonly address?: string; readonly method?: string } = {}): readonly BoxAnswer[] {
  return [
    { pick: 'HashiCorp' }, { type: 'prod' }, { type: changes.address ?? ADDRESS }, { pick: 'One that' }, 'enter', 'enter', { pick: changes.method ?? 'With a token' },
  ];
}

describe('adding a store', () => {
  it('asks, looks, shows the server, writes config.yaml after the yes, signs in and offers to make it the default', async () => {
    const server = new TeamServer('prod');
    const { maker: made, looked } = maker(CONNECTED);
    const desk = await SidebarDesk.open([server], { maker: made });
    desk.boxes.answers = [...answers(), 'enter', { secret: TOKEN }];
    desk.dialogs.yes = [true];
    desk.dialogs.picks = ['prod'];
    await desk.run('keyward.addStore');
    assert.deepEqual(desk.configured(), { stores: ['prod'], defaultStore: 'prod' });
    assert.deepEqual(looked.map(({ name }) => name), ['prod']);
    assert.deepEqual(server.ways, [`token ${TOKEN}`]);
    const [right] = desk.dialogs.confirmations;
    for (const word of ['prod', ADDRESS, 'TLSv1.3', 'secret']) assert.ok(right?.detail.includes(word), word);
    assert.deepEqual(desk.dialogs.offered, [['local', 'prod']], 'where new secrets go');
    assert.deepEqual(desk.boxes.places.slice(0, 7), ['1/7', '2/7', '3/7', '4/7', '5/7', '6/7', '7/7']);
    assert.ok(desk.boxes.handedOut.every(isDisposed));
    assert.ok(!JSON.stringify([desk.dialogs, desk.boxes.shown]).includes(TOKEN));
  });

  it('writes nothing before the yes to the server', async () => {
    const desk = await SidebarDesk.open([], { maker: maker(CONNECTED).maker });
    desk.boxes.answers = [...answers(), 'escape'];
    await desk.run('keyward.addStore');
    assert.equal(existsSync(desk.configFile), false);
    assert.equal(desk.boxes.shown.at(-1)?.prompt, desk.boxes.shown.at(-2)?.prompt, 'a no leads back to the last question');
    assert.equal(desk.changes, 0);
  });

  it('says what is wrong with a server, and lets the answers be changed', async () => {
    const error = { kind: 'tls', store: 'prod', reason: 'untrusted' } as const;
    const desk = await SidebarDesk.open([], { maker: maker({ state: 'unreachable', error }).maker });
    desk.boxes.answers = [...answers(), 'escape'];
    desk.dialogs.yes = [true];
    await desk.run('keyward.addStore');
    assert.match(desk.dialogs.confirmations[0]?.title ?? '', /not signed by a CA that you trust/);
    assert.equal(desk.boxes.shown.length, 8);
    assert.match(desk.boxes.shown[7]?.prompt ?? '', /certificate authority/, 'the answer that is most likely wrong');
    assert.equal(existsSync(desk.configFile), false);
  });

  it('takes no name, address or path that config.yaml would not take', async () => {
    const desk = await SidebarDesk.open([], { maker: maker(CONNECTED).maker });
    desk.boxes.answers = [
      { pick: 'HashiCorp' }, { type: 'local' }, { type: 'Not A Name' }, { type: 'prod' },
      { type: 'vault.example.com' }, { type: 'https://user:pw@vault.example.com' }, { type: 'https://vault.example.com/v1' }, { type: ADDRESS },
      { pick: 'One that' }, { type: '/secret/' }, { type: '..' }, 'enter', { type: 'a//b' }, 'escape',
    ];
    await desk.run('keyward.addStore');
    assert.equal(desk.boxes.refused.length, 8);
  });

  it('goes back to each question with its answer', async () => {
    const desk = await SidebarDesk.open([], { maker: maker(CONNECTED).maker });
    desk.boxes.answers = [...answers().slice(0, 6), 'back', 'back', 'back', 'back', 'back', 'back', 'escape'];
    await desk.run('keyward.addStore');
    assert.deepEqual(desk.boxes.shown.slice(7).map(({ initial }) => initial), ['', 'secret', 'One that this machine trusts already', ADDRESS, 'prod', 'HashiCorp Vault or OpenBao']);
  });

  it('asks for no authority where the connection has none', async () => {
    const desk = await SidebarDesk.open([], { maker: maker({ connection: { endpoint: 'http://127.0.0.1:8200' } }).maker });
    desk.boxes.answers = [{ pick: 'HashiCorp' }, { type: 'dev' }, { type: 'http://127.0.0.1:8200' }, 'enter', 'enter', 'enter', 'escape'];
    await desk.run('keyward.addStore');
    assert.ok(!desk.boxes.shown.some(({ prompt }) => prompt.includes('authority')));
    assert.match(desk.dialogs.confirmations[0]?.detail ?? '', /not encrypted, and on this machine only/);
  });

  it('refuses a file that holds no certificate', async () => {
    const { maker: made, looked } = maker(CONNECTED);
    const desk = await SidebarDesk.open([], { maker: made });
    desk.boxes.files = [undefined, desk.project];
    const choose = { pick: 'Choose a file' };
    desk.boxes.answers = [...answers().slice(0, 3), choose, choose, 'enter', 'enter', 'enter', 'escape'];
    await desk.run('keyward.addStore');
    assert.equal((looked[0] as HashicorpEntry).caFile, desk.project);
    assert.deepEqual(desk.dialogs.failures, [{ kind: 'tls', store: 'prod', reason: 'ca-file' }]);
    assert.equal(existsSync(desk.configFile), false);
  });

  it('adds the keychain with its name alone', async () => {
    const desk = await SidebarDesk.open([], { maker: maker({ state: 'ready' }).maker });
    desk.boxes.answers = [{ pick: 'This machine' }, 'enter'];
    await desk.run('keyward.addStore');
    assert.deepEqual(desk.configured(), { stores: ['keychain'], defaultStore: 'local' });
    assert.deepEqual(desk.boxes.places, ['1/7', '2/2']);
  });

  it('keeps the store when nobody signs in, and signs in later by the configured way', async () => {
    const server = new TeamServer('prod');
    const desk = await SidebarDesk.open([server], { maker: maker(CONNECTED).maker });
    desk.boxes.answers = [...answers({ method: 'With an AppRole' }), 'escape'];
    desk.dialogs.yes = [true];
    await desk.run('keyward.addStore');
    assert.deepEqual(desk.configured().stores, ['prod']);
    desk.boxes.answers = ['enter', { secret: 'role' }, { pick: 'A wrapping' }, { secret: 'wrapped' }];
    await desk.run('keyward.signIn', { kind: 'store', store: 'prod' });
    assert.deepEqual(server.ways, ['approle role wrapped true']);
    assert.deepEqual(desk.touched.at(-1), { store: 'prod' });
  });
});

describe('signing in and out', () => {
  it('asks again after a sign-in that is not taken, and says why', async () => {
    const server = new TeamServer('prod');
    const desk = await SidebarDesk.open([server]);
    server.answers = [{ kind: 'unauthenticated', store: 'prod', reason: 'refused' }];
    desk.boxes.answers = ['enter', { secret: 'wrong' }, { secret: TOKEN }];
    await desk.run('keyward.signIn');
    assert.deepEqual(server.ways, ['token wrong', `token ${TOKEN}`]);
    assert.match(desk.boxes.shown.at(-1)?.prompt ?? '', /does not take this sign-in/);
    assert.match(desk.dialogs.notices[0]?.text ?? '', /Signed in to prod as dev/);
    assert.ok(desk.boxes.handedOut.every(isDisposed));
  });

  it('says what else is wrong, once', async () => {
    const server = new TeamServer('prod');
    const desk = await SidebarDesk.open([server]);
    server.answers = [{ kind: 'unwrapped-before', store: 'prod' }];
    desk.boxes.answers = [{ pick: 'With an AppRole' }, { secret: 'role' }, { pick: 'The secret id' }, { secret: 'id' }];
    await desk.run('keyward.signIn');
    assert.deepEqual(desk.dialogs.failures, [{ kind: 'unwrapped-before', store: 'prod' }]);
  });

  it('tells when the sign-in ends with the window', async () => {
    const server = new TeamServer('prod');
    server.remembered = false;
    const desk = await SidebarDesk.open([server]);
    desk.boxes.answers = ['enter', { secret: TOKEN }];
    await desk.run('keyward.signIn');
    assert.match(desk.dialogs.notices[0]?.text ?? '', /until this window closes/);
  });

  it('ends the sign-in', async () => {
    const server = new TeamServer('prod');
    server.signedIn = true;
    const desk = await SidebarDesk.open([server]);
    await desk.run('keyward.signOut');
    assert.equal(server.signedIn, false);
    assert.deepEqual(desk.touched, [{ store: 'prod' }]);
  });
});

describe('the other commands on stores', () => {
  async function deskWithTeam(): Promise<{ readonly desk: SidebarDesk; readonly server: TeamServer }> {
    const server = new TeamServer('prod');
    const desk = await SidebarDesk.open([server], { maker: maker(CONNECTED).maker });
    desk.boxes.answers = [...answers(), 'enter', { secret: TOKEN }];
    desk.dialogs.yes = [true];
    desk.dialogs.picks = ['prod'];
    await desk.run('keyward.addStore');
    return { desk, server };
  }

  it('take a store out after a yes, and leave what it keeps', async () => {
    const { desk, server } = await deskWithTeam();
    await desk.put('prod', 'shop/key', 'made up');
    await desk.run('keyward.removeStore', { store: 'prod' });
    assert.deepEqual(desk.configured().stores, ['prod'], 'a no');
    desk.dialogs.yes = [true];
    await desk.run('keyward.removeStore', { store: 'prod' });
    assert.deepEqual(desk.configured(), { stores: [], defaultStore: 'local' });
    assert.equal(server.signedIn, false);
    assert.equal(await desk.stored('prod', 'shop/key'), 'made up');
  });

  it('never take the local one out', async () => {
    const { desk } = await deskWithTeam();
    desk.dialogs.yes = [true];
    await desk.run('keyward.removeStore', { store: 'local' });
    assert.equal(desk.dialogs.failures[0]?.kind, 'unsupported');
  });

  it('say where new secrets go', async () => {
    const { desk } = await deskWithTeam();
    await desk.run('keyward.setDefaultStore', { store: 'local' });
    assert.equal(desk.configured().defaultStore, 'prod', 'a no');
    desk.dialogs.yes = [true, true];
    await desk.run('keyward.setDefaultStore', { store: 'local' });
    assert.equal(desk.configured().defaultStore, 'local');
    await desk.run('keyward.setDefaultStore', { store: 'nobody' });
    assert.deepEqual(desk.dialogs.failures, [{ kind: 'unknown-store', store: 'nobody' }]);
  });

  it('open config.yaml, or say how it comes about', async () => {
    const { desk } = await deskWithTeam();
    await desk.run('keyward.openConfig');
    assert.deepEqual(desk.opened, [desk.configFile]);
    desk.dialogs.notices.at(-1)?.actions?.[0]?.run();
    assert.deepEqual(desk.ran, [{ id: 'keyward.addStore', argument: undefined }]);
  });

  it('ask for one store again, or for all', async () => {
    const { desk } = await deskWithTeam();
    const { changes } = desk;
    await desk.run('keyward.refreshStore', { store: 'prod' });
    assert.deepEqual(desk.touched.at(-1), { store: 'prod' });
    await desk.run('keyward.refreshStore');
    assert.equal(desk.changes, changes + 1);
  });

  it('add nothing to a config.yaml that is broken', async () => {
    const { desk } = await deskWithTeam();
    writeFileSync(desk.configFile, 'stores: {');
    await desk.run('keyward.addStore');
    assert.equal(desk.dialogs.failures[0]?.kind, 'config-broken');
  });
});
