import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import { startKeyring, requireKeyring } from '../support/keyring';
import type { RunningKeyring } from '../support/keyring';
import { createTestVault, PASSWORD, valueOf } from '../support/local-vault';
import { requireOpenBao, startOpenBao } from '../support/openbao';
import type { OpenBao } from '../support/openbao';
import { requireEditor } from './support/editor-install';
import { EditorWorld } from './support/editor-world';
import { serverLog, valuesRead } from './support/server-log';
import { stepByStep } from './support/step-by-step';

/** Names as somebody else may choose them; the number keeps their order. */
const NAMES = ['1 **bold** [x](command:workbench.action.quit)', '2 $(trash) <img src=x>', '3 שלום', '4 zero\u200bwidth'];

/** The Secrets view over a vault, a keychain and a server, as a person sees it. */
describe('the side bar over three stores', function () {
  this.timeout(120_000);
  // Each step goes on from the one before.
  stepByStep(this);
  const home = mkdtempSync(path.join(tmpdir(), 'keyward-sidebar-'));
  const running: { bao?: OpenBao; keyring?: RunningKeyring; world?: EditorWorld } = {};
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
      files: { 'app.js': '' }, environment: { ...running.keyring.env, KEYWARD_HOME: home }, settings: { 'workbench.startupEditor': 'none' },
    });
  });

  after(async () => {
    await running.world?.close();
    await running.bao?.stop();
    await running.keyring?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('says which stores there are, and what each waits for', async () => {
    await world.showSecrets();
    await world.line('Store team, waits for local').click();
    await world.line('Unlock local…. The sign-in to team rests in local').waitFor();
    await world.screenshot('30-stores-locked');
    await world.treeItem('Unlock local').click();
    await world.answerInput('Unlock the vault', PASSWORD);
    await world.line('Store team, not signed in').waitFor();
    await world.screenshot('31-not-signed-in');
  });

  it('opens the server once somebody signs in', async () => {
    await world.line('Sign in to team').click();
    await world.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'With a token' }).click();
    await world.answerInput(/Sign in to team/, bao.rootToken);
    await world.line('top, secret').waitFor();
    // From here on, the server's own log tells what the tree asks.
    assert.ok(serverLog(bao).length > 0);
  });

  it('shows folders, fields and versions of the server, and asks for no value', async () => {
    await world.line('Store local').click();
    await world.line('shop').click();
    await world.line('db, secret').click();
    await world.line('Field password').waitFor();
    await world.line('Version 1, previous').waitFor();
    await world.line('mail, secret').click();
    await world.line('Restore deleted secret').waitFor();
    await world.line('mail, secret, deleted').waitFor();
    await world.line('db, secret').hover();
    await world.screenshot('32-server');
    const asked = serverLog(bao);
    assert.ok(asked.includes('list secret/metadata/shop/') && asked.includes('read secret/subkeys/shop/db'), 'the log is the one of this server');
    assert.deepEqual(valuesRead(bao), []);
  });

  it('shows a name as a text, whatever it holds', async () => {
    await world.line('shop').click();
    await world.line('Store local').click();
    await world.line('names').click();
    for (const name of ['1 **bold** [x](command:workbench.action.quit)', '2 $(trash) <img src=x>', '3 שלום', '4 zero\\u{200b}width']) {
      await world.line(`${name}, API key`).waitFor();
    }
    assert.equal(await world.page.locator('.pane-body .monaco-list-row .codicon-trash, .pane-body .monaco-list-row img').count(), 0);
    await world.screenshot('33-names');
  });

  it('finds a secret among all stores, and shows its line', async () => {
    await world.command('Keyward: Find Secret');
    await world.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'shop/prod/stripe' }).waitFor();
    await world.quickInput().fill('prod/stripe');
    await world.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: 'shop/prod/stripe' }).waitFor();
    await world.screenshot('34-find');
    await world.page.keyboard.press('Enter');
    await world.page.locator('.pane-body .monaco-list-row.selected[aria-label^="stripe,"]').waitFor();
  });

  it('filters by name, and says so', async () => {
    await world.command('Keyward: Filter Secrets');
    await world.answerInput('Filter secrets', 'mail');
    await world.page.locator('.tree-explorer-viewlet-tree-view .message').filter({ hasText: 'Filter: mail' }).waitFor();
    await world.line('Store keys').waitFor();
    await world.line('names').waitFor({ state: 'detached' });
    await world.screenshot('35-filter');
    await world.command('Keyward: Clear Filter');
    await world.line('names').waitFor();
  });

  it('says that the server is sealed, is gone, and is back', async () => {
    await bao.seal();
    await world.command('Keyward: Refresh');
    await world.line('Store team, sealed').waitFor();
    await world.screenshot('36-sealed');
    await bao.kill();
    await tryAgainUntil(world, 'Store team, not reachable');
    await world.screenshot('37-not-reachable');
    await bao.restart();
    await tryAgainUntil(world, 'top, secret');
  });

  it('follows config.yaml, also where that is broken', async () => {
    const config = path.join(home, 'config.yaml');
    const before = readFileSync(config, 'utf8');
    writeFileSync(config, `${before}stores: [\n`);
    await world.line('Open config.yaml to mend it').waitFor();
    await world.line('Store team').waitFor({ state: 'detached' });
    await world.screenshot('38-config-broken');
    writeFileSync(config, `${before}  - { name: second, type: keychain }\n`);
    await world.line('Store second').waitFor();
    assert.equal(await world.line('Open config.yaml to mend it').count(), 0);
  });
});

/** An answer is kept for two seconds, so that a click right after a change may get the old one: then it is clicked again. */
async function tryAgainUntil(world: EditorWorld, spoken: string): Promise<void> {
  while (!await world.line(spoken).isVisible()) {
    await world.line('Try again').click({ timeout: 1000 }).catch(() => undefined);
    await world.line(spoken).waitFor({ timeout: 1000 }).catch(() => undefined);
  }
}

async function fillVault(directory: string): Promise<void> {
  const store = await createTestVault(directory);
  const made = SecretValue.fromText('made up');
  for (const name of ['shop/mail', 'stripe', ...NAMES.map((name) => `names/${name}`)]) {
    valueOf(await store.write({ path: name, field: 'value', expected: 'new', meta: { type: 'api-key' } }, made));
  }
  made.dispose();
  store.dispose();
}

async function fillServer(bao: OpenBao): Promise<void> {
  const secrets = { 'shop/mail': { value: 'made up' }, 'shop/db': { user: 'made', password: 'up' }, 'shop/prod/stripe': { value: 'made up' }, 'top': { value: 'made up' } };
  for (const [name, data] of Object.entries(secrets)) {
    for (let version = 1; version <= 2; version += 1) await bao.api({ method: 'POST', path: `secret/data/${name}`, body: { data } });
  }
  await bao.api({ method: 'DELETE', path: 'secret/data/shop/mail' });
}

function configure(home: string, { address, caFile = '' }: OpenBao): void {
  mkdirSync(home, { recursive: true });
  const text = `version: 1\nstores:\n  - { name: keys, type: keychain }\n  - name: team\n    type: hashicorp\n    address: ${address}\n    ca_file: ${caFile}\n`;
  writeFileSync(path.join(home, 'config.yaml'), text, { mode: 0o600 });
}
