import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import { requireKeyring, startKeyring } from '../support/keyring';
import type { RunningKeyring } from '../support/keyring';
import { createTestVault, PASSWORD, valueOf } from '../support/local-vault';
import { requireOpenBao, startOpenBao } from '../support/openbao';
import type { OpenBao } from '../support/openbao';
import { requireEditor } from './support/editor-install';
import { EditorWorld } from './support/editor-world';
import { serverLog, valuesRead } from './support/server-log';
import { stepByStep } from './support/step-by-step';
import { UserState } from './support/user-state';

/** Made up, and put together here so that no scanner finds it in this repository. */
const STRIPE = ['sk', 'live', '51Rt8KvQ2mLw7XzYpN3cJdBf9'].join('_');
const SESSION_KEY = randomBytes(32).toString('hex');
const TEAMS_OWN = randomBytes(8).toString('hex');
const VAULTS_OWN = randomBytes(8).toString('hex');
const SMTP = ['made', 'up', randomBytes(4).toString('hex')].join('-');

/** A vault, the keychain and a team's server side by side: what each can do, and what the editor says where one cannot. */
describe('a person with several stores', function () {
  this.timeout(120_000);
  // Each step goes on from the one before.
  stepByStep(this);
  const home = mkdtempSync(path.join(tmpdir(), 'keyward-several-'));
  const running: { bao?: OpenBao; keyring?: RunningKeyring; world?: EditorWorld } = {};
  const user = new UserState(home);
  let bao: OpenBao;
  let world: EditorWorld;

  before(async function () {
    const install = requireEditor(this);
    requireOpenBao(this);
    requireKeyring(this);
    running.bao = bao = await startOpenBao('tls');
    running.keyring = await startKeyring('unlocked');
    await fillVault(path.join(home, 'vaults', 'local'));
    await fillServer(bao);
    configure(home, bao);
    running.world = world = await EditorWorld.open(install, {
      files: { 'app.js': `const stripe = require('stripe')('${STRIPE}');\n` },
      environment: { ...running.keyring.env, KEYWARD_HOME: home },
    });
  });

  after(async () => {
    await running.world?.close();
    await running.bao?.stop();
    await running.keyring?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await running.world?.screenshot('failed');
  });

  it('signs in to the team\'s server', async () => {
    await world.openFile('app.js');
    await world.showSecrets();
    await world.treeItem('Unlock local').click();
    await world.answerInput('Unlock the vault', PASSWORD);
    await world.line('shop').click();
    await world.line('stripe, API key').waitFor();
    // What is open below it stays so; without it, each line's name is there once.
    await world.line('Store local').click();
    await world.line('Store team').click();
    await world.line('Sign in to team').click();
    await world.question('Sign in to team');
    await world.chooseInList('With a token');
    await world.answerInput('Paste the token', bao.rootToken);
    await world.line('shop').waitFor();
  });

  it('adds the keychain by the wizard, and puts a password into it', async () => {
    await world.focusEditor();
    await world.command('Keyward: Add Store');
    await world.question('Where are the secrets?');
    await world.screenshot('50-wizard');
    await world.chooseInList('This machine\'s keychain');
    await world.answerInput('What do you call it?', 'keychain');
    await world.question('Where do new secrets go from now on?');
    await world.screenshot('51-wizard-default');
    await world.chooseInList('as before');
    await world.chooseFromMenu(world.line('Store keychain'), 'New Secret');
    await world.answerInput('What is it called?', 'mail/smtp');
    await world.question('Where does the value come from?');
    await world.chooseInList('Type or paste it');
    await world.answerInput('Type or paste the value', SMTP);
    await world.question('What is it for?');
    await world.chooseInList('Password');
    await world.line('Store keychain').click();
    await world.line('mail').click();
    await world.line('smtp, password').waitFor();
  });

  it('browses the server down to fields and versions, which gives no value for it', async () => {
    await world.line('shop').click();
    await world.line('database, ').click();
    await world.line('Field password').waitFor();
    await world.line('session-key, ').click();
    await world.line('Version 1, current').last().waitFor();
    await world.line('database, ').click();
    await world.line('Store local').click();
    await world.line('stripe, API key').waitFor();
    await world.clearNotifications();
    await world.widenSideBar(60);
    await world.screenshot('52-three-stores');
    assert.ok(serverLog(bao).includes('list secret/metadata/shop/'), 'the log is the one of this server');
    assert.deepEqual(valuesRead(bao), []);
  });

  it('tells two secrets of one name apart', async () => {
    await world.chooseFromMenu(world.line('stripe, API key'), 'Reveal Secret');
    assert.match(await world.dialog().innerText(), /shop\/stripe#value[\s\S]*local/);
    await world.pressInDialog('Reveal');
    await shown(VAULTS_OWN);
    await world.chooseFromMenu(world.line('stripe, secret'), 'Reveal Secret');
    assert.match(await world.dialog().innerText(), /shop\/stripe#value[\s\S]*team/);
    await world.pressInDialog('Reveal');
    await shown(TEAMS_OWN);
    assert.deepEqual(valuesRead(bao), ['read secret/data/shop/stripe']);
    await world.focusEditor();
    await world.command('Keyward: Find Secret');
    await world.quickInput().fill('stripe');
    for (const store of ['local', 'team']) {
      await world.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'shop/stripe' }).filter({ hasText: store }).waitFor();
    }
    await world.screenshot('53-equal-names');
    await world.page.keyboard.press('Escape');
    await world.line('Store local').click();
  });

  it('rotates on the server, and goes back', async () => {
    await world.chooseFromMenu(world.line('session-key, '), 'Rotate');
    await world.question('Rotate shop/session-key');
    await world.chooseInList('Generate 64 random hexadecimal digits');
    await world.pressInDialog('Rotate');
    await world.line('Version 2, current').waitFor();
    await world.chooseFromMenu(world.line('Version 1, previous'), 'Roll Back to This Version');
    await world.dialog().filter({ hasText: 'Go back to version 1?' }).waitFor();
    await world.screenshot('54-roll-back');
    await world.pressInDialog('Roll Back');
    await world.line('Version 3, current').waitFor();
    await world.notification('Every earlier version is kept').waitFor();
    await world.clearNotifications();
    await world.line('Version 1, previous').click({ button: 'right' });
    await world.page.locator('.monaco-menu .action-item').filter({ hasText: 'Roll Back' }).hover();
    await world.screenshot('55-versions');
    await world.page.keyboard.press('Escape');
    // For what its form is, and the new one to compare; then the old one to go back to, and once more to compare.
    assert.deepEqual(valuesRead(bao).slice(1), Array<string>(4).fill('read secret/data/shop/session-key'));
  });

  it('rotates in the keychain, which keeps one version, and says so', async () => {
    await world.chooseFromMenu(world.line('smtp, '), 'Rotate');
    await world.question('Rotate mail/smtp');
    await world.chooseInList(/^Generate a random password/);
    await world.dialog().filter({ hasText: '"keychain" keeps one version only: the old value is lost.' }).waitFor();
    await world.screenshot('56-keychain-rotate');
    await world.pressInDialog('Rotate');
    await world.notification('mail/smtp in "keychain" has a new value.').waitFor();
    await world.screenshot('57-keychain-rotated');
    await world.clearNotifications();
    await world.chooseFromMenu(world.line('smtp, '), 'Reveal Secret');
    await world.pressInDialog('Reveal');
    await eventually(async () => await world.quickInput().inputValue() !== '');
    assert.notEqual(await world.quickInput().inputValue(), SMTP);
    await world.page.keyboard.press('Escape');
  });

  it('renames in the keychain, and deletes for good there', async () => {
    await world.chooseFromMenu(world.line('smtp, '), 'Rename');
    await world.answerInput('Rename mail/smtp', 'mail/postbox');
    await world.dialog().filter({ hasText: 'Rename this secret?' }).waitFor();
    await world.screenshot('58-keychain-rename');
    await world.pressInDialog('Rename');
    await world.line('postbox, ').waitFor();
    await world.line('smtp, ').waitFor({ state: 'detached' });
    await world.clearNotifications();
    await world.chooseFromMenu(world.line('postbox, '), 'Delete…');
    await world.dialog().filter({ hasText: 'Delete this secret for good?' }).waitFor();
    await world.screenshot('59-keychain-delete');
    await world.pressInDialog('Delete for Good');
    await world.notification('is deleted').waitFor();
    await world.line('postbox, ').waitFor({ state: 'detached' });
    await world.screenshot('60-keychain-deleted');
    assert.equal(await world.notification('is deleted').getByText('Undo').count(), 0);
    assert.deepEqual(user.trail('mail/smtp').filter((entry) => entry.includes('reveal')).length, 2);
  });

  it('moves a key from the source straight to the team', async () => {
    await world.clearNotifications();
    await (await world.quickFix(1, 40, 'choose name and store')).click();
    await world.answerInput('The variable\'s name', 'STRIPE_LIVE_KEY');
    await world.question('The store that keeps the value.');
    await world.screenshot('61-move-choose');
    await world.chooseInList('team');
    await world.notification('STRIPE_LIVE_KEY').waitFor();
    await world.line('stripe-live-key, ').waitFor();
    await world.screenshot('62-moved-to-team');
    assert.match(world.read('app.js'), /process\.env\.STRIPE_LIVE_KEY/);
    assert.equal(world.read('keyward.env').trim().split('\n').at(-1), 'STRIPE_LIVE_KEY=keyward://team/shop/stripe-live-key#value');
    const { body } = await bao.api({ method: 'GET', path: 'secret/data/shop/stripe-live-key' });
    assert.ok(JSON.stringify(body).includes(STRIPE));
  });

  /** Until the box shows it; it is closed then. */
  async function shown(value: string): Promise<void> {
    await eventually(async () => await world.quickInput().inputValue() === value);
    await world.page.keyboard.press('Escape');
    await world.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
});

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!await holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function fillVault(directory: string): Promise<void> {
  const store = await createTestVault(directory);
  const value = SecretValue.fromText(VAULTS_OWN);
  valueOf(await store.write({ path: 'shop/stripe', field: 'value', expected: 'new', meta: { type: 'api-key' } }, value));
  value.dispose();
  store.dispose();
}

async function fillServer(bao: OpenBao): Promise<void> {
  const secrets = { 'shop/stripe': { value: TEAMS_OWN }, 'shop/session-key': { value: SESSION_KEY }, 'shop/database': { user: 'made', password: 'up' } };
  for (const [name, data] of Object.entries(secrets)) await bao.api({ method: 'POST', path: `secret/data/${name}`, body: { data } });
}

function configure(home: string, { address, caFile = '' }: OpenBao): void {
  const text = `version: 1\nstores:\n  - name: team\n    type: hashicorp\n    address: ${address}\n    ca_file: ${caFile}\n`;
  writeFileSync(path.join(home, 'config.yaml'), text, { mode: 0o600 });
}
