import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenBao } from '../support/openbao';
import { requireOpenBao, startOpenBao } from '../support/openbao';
import { requireEditor } from './support/editor-install';
import { EditorWorld } from './support/editor-world';
import { stepByStep } from './support/step-by-step';

const PASSWORD = ['correct', 'Horse', '7', 'battery'].join('-');
const FIRST = ['first', 'made', 'up', 'value'].join('-');

/** A team's server, from the wizard to the last line, with the keyboard and the tree's menus. */
describe('a person and a team\'s server', function () {
  this.timeout(120_000);
  // Each step goes on from the one before.
  stepByStep(this);
  let bao: OpenBao | undefined;
  let opened: EditorWorld | undefined;
  let world: EditorWorld;
  let server: OpenBao;

  before(async function () {
    const install = requireEditor(this);
    requireOpenBao(this);
    bao = server = await startOpenBao('tls');
    await server.api({ method: 'POST', path: 'secret/data/shop/stripe', body: { data: { value: FIRST } } });
    opened = world = await EditorWorld.open(install, {
      files: { 'app.js': 'const a = 1;\n', 'keyward.env': 'STRIPE=keyward://team/shop/stripe#value\n' },
    });
    await world.showSecrets();
  });

  after(async () => {
    await opened?.close();
    await bao?.stop();
  });

  it('answers the wizard, and is led back to the answer that is wrong', async () => {
    await world.command('Keyward: Add Store');
    await press('1/7', 'Enter');
    await press('2/7', 'Enter');
    await world.answerInput('3/7', server.address);
    await press('4/7', 'Enter');
    for (const place of ['5/7', '6/7', '7/7']) await press(place, 'Enter');
    await world.dialog().filter({ hasText: 'not signed by a CA that you trust' }).waitFor();
    await world.pressInDialog('Change My Answers');
    await box('4/7').waitFor();
    await world.screenshot('20-wizard-back-at-the-authority');
  });

  it('sees who the server is before anything is written', async () => {
    await press('4/7', 'ArrowDown', 'Enter');
    await chooseFile('Certificate of the authority', server.caFile ?? '');
    for (const place of ['5/7', '6/7', '7/7']) await press(place, 'Enter');
    await world.dialog().filter({ hasText: 'Is this the right server?' }).waitFor();
    for (const text of [server.address, 'TLSv1.3', /([0-9A-F]{2}:){31}/]) await world.dialog().filter({ hasText: text }).waitFor();
    await world.screenshot('21-is-this-the-right-server');
    await world.pressInDialog('Add Store');
  });

  it('signs in, and a vault is made that remembers it', async () => {
    await world.dialog().filter({ hasText: 'Remember the sign-in' }).waitFor();
    await world.pressInDialog('Create Vault');
    await world.answerInput('choose a master password', PASSWORD);
    await world.answerInput('repeat the master password', PASSWORD);
    await world.dialog().filter({ hasText: 'Save a recovery code' }).waitFor();
    await world.page.keyboard.press('Escape');
    await press('Sign in to team', 'Enter');
    await world.answerInput('2/2', 'no-token');
    await box('does not take this sign-in').waitFor();
    await world.screenshot('22-sign-in-again');
    await world.answerInput('Sign in to team', server.rootToken);
    await press('Where do new secrets go', 'ArrowDown', 'Enter');
    await world.notification('team is among your stores now').waitFor();
  });

  it('browses without reading a value, as the server\'s own log says', async () => {
    await world.command('Notifications: Clear All Notifications');
    await world.treeItem(/^team/).click();
    await world.treeItem(/^shop/).click();
    await world.treeItem(/^stripe/).click();
    await world.treeItem(/^Version 1/).waitFor();
    assert.deepEqual(valueReads(), []);
  });

  it('rotates, sees both versions, and rolls back', async () => {
    await menu(/^stripe/, 'Rotate…');
    await press('Rotate shop/stripe', 'ArrowDown', 'Enter');
    await world.dialog().filter({ hasText: 'Version 1 stays' }).waitFor();
    await world.screenshot('23-rotate-question');
    await world.pressInDialog('Rotate');
    await world.treeItem(/^Version 2/).waitFor();
    assert.notEqual(await stored(), FIRST);
    await menu(/^Version 1/, 'Roll Back');
    await world.dialog().filter({ hasText: 'Version 2 stays' }).waitFor();
    await world.screenshot('24-roll-back-question');
    await world.pressInDialog('Roll Back');
    await world.treeItem(/^Version 3/).waitFor();
    assert.equal(await stored(), FIRST);
  });

  it('deletes, and takes that back', async () => {
    await world.command('Notifications: Clear All Notifications');
    await menu(/^stripe/, 'Delete…');
    await world.dialog().filter({ hasText: 'STRIPE' }).waitFor();
    await world.pressInDialog('Delete');
    await world.notification('is deleted').waitFor();
    await world.screenshot('25-deleted');
    assert.equal(await stored(), undefined);
    await world.notification('is deleted').locator('.monaco-button').filter({ hasText: 'Undo' }).click();
    await world.notification('is there again').waitFor();
    assert.equal(await stored(), FIRST);
  });

  it('makes a key pair of its own', async () => {
    await menu(/^shop/, 'New Secret…');
    await world.answerInput('1/5', 'shop/stripe');
    await box('a secret with this name already').waitFor();
    await world.answerInput('1/5', 'shop/signing-key');
    await press('2/5', 'Enter');
    await pick('3/5', 'Generate it');
    await pick('4/5', 'Ed25519 private key');
    await pick('5/5', 'JWT signing key');
    await world.notification('shop/signing-key is stored in team').waitFor();
    await world.screenshot('26-new-secret');
    assert.match(await stored('shop/signing-key') ?? '', /^-----BEGIN PRIVATE KEY-----/);
  });

  it('renames, and the manifest goes along', async () => {
    await menu(/^stripe/, 'Rename…');
    await world.answerInput('Rename shop/stripe', 'shop/prod/stripe');
    await world.dialog().filter({ hasText: 'Only the newest version goes along' }).waitFor();
    await world.screenshot('27-rename-question');
    await world.pressInDialog('Rename');
    await world.treeItem(/^prod/).waitFor();
    assert.equal(world.read('keyward.env'), 'STRIPE=keyward://team/shop/prod/stripe#value\n');
    assert.equal(await stored('shop/prod/stripe'), FIRST);
  });

  it('destroys only what is typed by its name', async () => {
    await menu(/^signing-key/, 'Delete for Good…');
    await world.dialog().filter({ hasText: 'gone for good' }).waitFor();
    await world.pressInDialog('Go On');
    await box('Destroy shop/signing-key').waitFor();
    await world.quickInput().fill('shop/signing-kez');
    await box('This is another name').waitFor();
    await world.screenshot('28-destroy');
    await world.answerInput('Destroy shop/signing-key', 'shop/signing-key');
    await world.treeItem(/^signing-key/).waitFor({ state: 'detached' });
    assert.equal((await server.api({ method: 'GET', path: 'secret/metadata/shop/signing-key' }, true)).status, 404);
  });

  it('takes the store out, which leaves its secrets', async () => {
    await menu(/^team/, 'Remove Store…');
    await world.dialog().filter({ hasText: 'Its secrets stay where they are' }).waitFor();
    await world.pressInDialog('Remove Store');
    await world.treeItem(/^team/).waitFor({ state: 'detached' });
    assert.equal(await stored('shop/prod/stripe'), FIRST);
  });

  function box(text: string): ReturnType<EditorWorld['dialog']> {
    return world.page.locator('.quick-input-widget:visible').filter({ hasText: text });
  }

  /** Keys for the box that says `text`. The editor takes none before its list has a line that has the focus. */
  async function press(text: string, ...keys: readonly string[]): Promise<void> {
    await box(text).waitFor();
    await world.page.locator('.quick-input-widget:visible .monaco-list-row.focused, .quick-input-widget:visible .quick-input-message:visible').first().waitFor();
    for (const key of keys) await world.page.keyboard.press(key);
  }

  async function pick(place: string, label: string): Promise<void> {
    await box(place).waitFor();
    await world.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
  }

  /** In the editor's own dialog. It begins in the workspace's folder, and forgets what was typed before it has listed that. */
  async function chooseFile(title: string, file: string): Promise<void> {
    const listed = (name: string): ReturnType<EditorWorld['dialog']> => world.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first();
    await box(title).waitFor();
    await listed('app.js').waitFor();
    await world.quickInput().fill(file);
    await listed(path.basename(file)).waitFor();
    await world.page.locator('.quick-input-widget:visible .monaco-button').filter({ hasText: 'Use This File' }).click();
    await box(title).waitFor({ state: 'hidden' });
  }

  async function menu(line: RegExp, item: string): Promise<void> {
    await world.treeItem(line).click({ button: 'right' });
    const entry = world.page.locator('.context-view .monaco-menu .action-item').filter({ hasText: item }).first();
    await entry.hover();
    await entry.click();
    await entry.waitFor({ state: 'detached' });
  }

  /** What the server has, asked beside the editor; undefined where it has no newest version. */
  async function stored(name = 'shop/stripe'): Promise<string | undefined> {
    const { body } = await server.api({ method: 'GET', path: `secret/data/${name}` }, true);
    return (body as { readonly data?: { readonly data?: { readonly value?: string } | null } }).data?.data?.value;
  }

  function valueReads(): readonly string[] {
    return readFileSync(server.auditLog ?? '', 'utf8').split('\n').filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly request: { readonly operation: string; readonly path: string } })
      .filter(({ request }) => request.operation === 'read' && request.path.startsWith('secret/data/')).map(({ request }) => request.path);
  }
});
