import assert from 'node:assert/strict';
import path from 'node:path';
import { knownReferences } from '../../../client/src/language/known-references';
import type { ReferencesParams } from '../../../shared/src/core/protocol/references';
import { Listings } from '../../../client/src/vault/listings';
import { PASSWORD, temporaryFolder, valueOf } from '../../support/local-vault';
import { VaultDesk } from './support/vault-desk';

const KEY = { store: 'local', path: 'shop/key', field: 'value' };
const VALUE = ['a', 'made-up', 'value'].join(' ');

/** Commands over a real vault behind a master password, as on a machine without a keyring. */
describe('commands on a vault', function () {
  // Deriving the key of a real password is slow on purpose.
  this.timeout(60_000);
  const home = temporaryFolder();
  let desk: VaultDesk;
  const others: VaultDesk[] = [];

  before(async () => {
    desk = await VaultDesk.open(home);
  });

  after(() => {
    // A vault left open keeps the process until its idle time is over.
    for (const { vault } of [desk, ...others]) vault.dispose();
  });

  /** The desk of another user. */
  async function openOther(name: string): Promise<VaultDesk> {
    const other = await VaultDesk.open(path.join(home, name));
    others.push(other);
    return other;
  }

  /** What the server is told now. */
  async function known(): Promise<ReferencesParams> {
    const { service, known: values } = desk.vault;
    const followed = (await service.stores()).map((status) => ({ identity: status, status }));
    return knownReferences(followed, new Listings(service), values);
  }

  beforeEach(() => {
    desk.dialogs.notices.length = 0;
    desk.dialogs.failures.length = 0;
    desk.dialogs.confirmations.length = 0;
    desk.shown.length = 0;
  });

  it('create nothing when the person turns away', async () => {
    await desk.run('keyward.createVault');
    const [status] = await desk.vault.service.stores();
    assert.equal(status?.state, 'missing');
  });

  it('create a vault by password and say that one way in is not enough', async () => {
    desk.dialogs.typed = [PASSWORD, PASSWORD];
    await desk.run('keyward.createVault', { store: 'local' });
    const [status] = await desk.vault.service.stores();
    assert.deepEqual([status?.state, status?.waysIn], ['ready', ['password']]);
    assert.equal(desk.dialogs.notices.at(-1)?.level, 'warning');
  });

  it('create no vault twice, however quickly they are called', async () => {
    const other = await openOther('quick');
    other.dialogs.typed = [PASSWORD, PASSWORD];
    await Promise.all([other.run('keyward.createVault', { store: 'local' }), other.run('keyward.createVault', { store: 'local' })]);
    assert.equal(other.dialogs.secretQuestions.length, 2, 'one new password, typed twice');
    assert.deepEqual(other.dialogs.failures.map(({ kind }) => kind), ['store-exists']);
  });

  it('ask for one password when a vault is created while another command opens it', async () => {
    const other = await openOther('beside');
    other.dialogs.typed = [PASSWORD, PASSWORD];
    // No recovery code, but show the value.
    other.dialogs.yes = [false, true];
    await Promise.all([other.run('keyward.createVault', { store: 'local' }), other.run('keyward.reveal', { ref: KEY })]);
    assert.equal(other.dialogs.secretQuestions.length, 2);
    assert.deepEqual(other.dialogs.failures.map(({ kind }) => kind), ['not-found']);
  });

  it('add a recovery code as a second way in', async () => {
    await desk.run('keyward.saveRecoveryCode', { store: 'local' });
    const [status] = await desk.vault.service.stores();
    assert.deepEqual([...status?.waysIn ?? []].sort(), ['password', 'recovery-code']);
    assert.match(desk.dialogs.notices[0]?.text ?? '', /another way in/);
  });

  it('show a value only after a yes that names secret and store, and write both down', async () => {
    await desk.store(KEY, VALUE);
    desk.dialogs.yes = [true];
    await desk.run('keyward.reveal', { kind: 'secret', ref: KEY });
    assert.deepEqual(desk.shown, [{ outlet: 'reveal', text: VALUE }]);
    assert.match(desk.dialogs.confirmations[0]?.detail ?? '', /shop\/key#value[\s\S]*local/);
    assert.deepEqual(desk.trail(3).filter((line) => line.startsWith('SECRET_READ')), ['SECRET_READ reveal intent pending', 'SECRET_READ reveal outcome success']);
  });

  it('show nothing after a no, and write that down too', async () => {
    await desk.run('keyward.reveal', { ref: KEY });
    assert.deepEqual(desk.shown, []);
    assert.deepEqual(desk.trail(2), ['SECRET_READ reveal intent pending', 'SECRET_READ reveal outcome cancelled']);
    assert.ok(desk.dialogs.failures.every(({ kind }) => kind === 'cancelled'));
  });

  it('copy a value in the same way', async () => {
    desk.dialogs.yes = [true];
    await desk.run('keyward.copyValue', { ref: KEY });
    assert.deepEqual(desk.shown, [{ outlet: 'copy', text: VALUE }]);
    assert.match(desk.dialogs.confirmations[0]?.detail ?? '', /Other programs can read the clipboard/);
  });

  it('copy a reference without a question', async () => {
    await desk.run('keyward.copyReference', { ref: KEY });
    assert.deepEqual(desk.shown, [{ outlet: 'text', text: 'keyward://local/shop/key#value' }]);
    assert.deepEqual(desk.dialogs.confirmations, []);
  });

  it('say that a secret is not there', async () => {
    desk.dialogs.yes = [true];
    await desk.run('keyward.reveal', { ref: { ...KEY, path: 'shop/none' } });
    assert.deepEqual(desk.dialogs.failures.map(({ kind }) => kind), ['not-found']);
    assert.deepEqual(desk.shown, []);
  });

  it('take a secret that is picked from a list', async () => {
    desk.dialogs.picks = ['shop/key'];
    desk.dialogs.yes = [true];
    await desk.run('keyward.reveal');
    assert.deepEqual(desk.shown, [{ outlet: 'reveal', text: VALUE }]);
  });

  it('tell the server names and types of what is open, and nothing else', async () => {
    assert.deepEqual(await known(), {
      stores: [{ name: 'local', listed: true }],
      secrets: [{ store: 'local', path: 'shop/key', fields: ['value'], type: 'api-key', fingerprints: [] }],
    });
  });

  it('lock the vault, which then tells nothing', async () => {
    await desk.run('keyward.lock');
    const [status] = await desk.vault.service.stores();
    assert.equal(status?.state, 'locked');
    assert.deepEqual(await known(), { stores: [{ name: 'local', listed: false }], secrets: [] });
    assert.deepEqual(desk.log.events.at(-1), { name: 'vault.locked', fields: { store: 'local' } });
  });

  it('ask again after a wrong password, and open with the right one', async () => {
    const wrong = `${PASSWORD} not`;
    desk.dialogs.typed = [wrong, PASSWORD];
    await desk.run('keyward.unlock', { store: 'local' });
    const [status] = await desk.vault.service.stores();
    assert.equal(status?.state, 'ready');
    assert.match(desk.dialogs.secretQuestions.at(-1)?.prompt ?? '', /Incorrect password/);
    assert.ok(!JSON.stringify(desk.dialogs.secretQuestions).includes(wrong));
  });

  it('open a locked vault by themselves when a value is wanted', async () => {
    valueOf(await desk.vault.service.lock('local'));
    desk.dialogs.typed = [PASSWORD];
    desk.dialogs.yes = [true];
    await desk.run('keyward.reveal', { ref: KEY });
    assert.deepEqual(desk.shown, [{ outlet: 'reveal', text: VALUE }]);
  });

  it('keep approvals for the next window', async () => {
    const requests = [{ name: 'KEY', ref: KEY }];
    valueOf(await desk.vault.approvals.approve('/work/shop', requests));
    const next = await VaultDesk.open(home);
    try {
      assert.deepEqual(valueOf(await next.vault.approvals.state('/work/shop', requests)), { kind: 'approved' });
      await next.vault.known.remember('a'.repeat(32), KEY);
      assert.deepEqual(await desk.vault.known.find('a'.repeat(32)), [KEY]);
    } finally {
      next.vault.dispose();
    }
  });
});
