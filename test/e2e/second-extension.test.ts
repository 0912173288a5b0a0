import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { projectRoot } from '../support/requirements';
import type { CallRecord } from './second-extension/extension';
import { requireEditor } from './support/editor-install';
import { EditorWorld } from './support/editor-world';
import { stepByStep } from './support/step-by-step';
import { UserState } from './support/user-state';

const PASSWORD = ['correct', 'Horse', '7', 'battery'].join('-');
/** Made up, and put together here so that no scanner finds it in this repository. */
const STRIPE = ['sk', 'live', '51Hx9QmK2pLw8RtYvZ3nBc7Df'].join('_');
const SECRET = 'shop/stripe-secret-key';

/**
 * Another extension of the same window calls every command of ours with all sorts of arguments. It gets nothing back, and
 * what a person would be asked is asked of the person all the same.
 */
describe('a second extension', function () {
  this.timeout(180_000);
  stepByStep(this);
  let world: EditorWorld;
  let opened: EditorWorld | undefined;
  let user: UserState;
  const results = path.join(projectRoot, 'build', 'e2e', 'intruder');

  before(async function () {
    const install = requireEditor(this);
    rmSync(results, { recursive: true, force: true });
    mkdirSync(results, { recursive: true });
    opened = world = await EditorWorld.open(install, {
      files: { 'app.js': `const stripe = '${STRIPE}';\n` },
      besides: [await secondExtension(path.join(results, 'extension'))],
      environment: { INTRUDER_RESULT: path.join(results, 'calls.jsonl'), INTRUDER_PATH: SECRET },
    });
    user = new UserState(world.home);
  });

  after(async () => {
    await opened?.close();
  });

  it('lives beside a secret that a person moved', async () => {
    await world.openFile('app.js');
    await world.squiggle().waitFor();
    await (await world.quickFix(1, 20, /^Move to vault, read with/)).click();
    await world.answerInput('choose a master password', PASSWORD);
    await world.answerInput('repeat the master password', PASSWORD);
    await world.dialog().filter({ hasText: 'Save a recovery code' }).waitFor();
    await world.pressInDialog('Cancel');
    await world.notification(/is now in "local"/).waitFor();
    assert.equal(await user.valueOf(SECRET, PASSWORD), STRIPE);
  });

  it('skips no question by its arguments, and a no leaves everything as it was', async () => {
    const dialogs = await whileSayingNo('Intruder: Ask for Values');
    const calls = recorded();
    assert.equal(calls.length, 16);
    assert.deepEqual(calls.filter(({ outcome }) => outcome !== 'undefined'), []);
    for (const question of ['Show this secret', 'Copy this secret', 'Destroy', 'Delete this secret']) {
      assert.ok(dialogs.some((text) => text.includes(question)), `${question} was never asked: ${dialogs.join(' | ')}`);
    }
    const released = user.trail(SECRET).filter((line) => /^SECRET_READ (?:reveal|copy) outcome success|DELETE.* outcome success|DESTROY.* outcome success/.test(line));
    assert.deepEqual(released, []);
    assert.equal(await user.valueOf(SECRET, PASSWORD), STRIPE);
  });

  it('gets nothing out of any command, whatever it sends', async () => {
    rmSync(path.join(results, 'calls.jsonl'), { force: true });
    rmSync(path.join(results, 'calls.jsonl.end'), { force: true });
    const before = user.audit().length;
    await whileSayingNo('Intruder: Call Everything');
    const calls = recorded();
    assert.ok(new Set(calls.map(({ command }) => command)).size > 30, 'commands are missing');
    // The editor itself refuses what cannot be sent to another process, before a command of ours sees it.
    assert.deepEqual(calls.filter(({ outcome }) => outcome === 'value'), []);
    assert.deepEqual(calls.filter(({ returned, clipboard }) => holdsValue(returned) || holdsValue(clipboard)), []);
    // A comparison gives a yes or a no inside, and nobody the value.
    const since = user.audit().slice(before).filter(({ event_type, action, result }) =>
      /^SECRET_(?:READ|WRITE|DELETE)/.test(event_type) && result === 'success' && action !== 'compare');
    assert.deepEqual(since.map(({ event_type, action }) => `${event_type} ${action}`), []);
    assert.equal(await user.valueOf(SECRET, PASSWORD), STRIPE);
    assert.ok(!existsSync(path.join(world.home, 'config.yaml')));
  });

  /** Runs one of its commands as a person would be tricked into, and turns away from every question until it is through. */
  async function whileSayingNo(title: string): Promise<readonly string[]> {
    const asked: string[] = [];
    const questions = world.page.locator('.monaco-dialog-box:visible, .quick-input-widget:visible');
    await world.command(title);
    await world.page.locator('.quick-input-widget').filter({ hasText: title }).waitFor({ state: 'hidden' });
    while (!existsSync(path.join(results, 'calls.jsonl.end'))) {
      for (const text of await questions.allInnerTexts()) {
        asked.push(text);
        await world.page.keyboard.press('Escape');
      }
      await new Promise((resolve) => { setTimeout(resolve, 25); });
    }
    return asked;
  }

  function recorded(): readonly CallRecord[] {
    return readFileSync(path.join(results, 'calls.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as CallRecord);
  }

  function holdsValue(text: string): boolean {
    return text.includes(STRIPE) || text.includes(Buffer.from(STRIPE).toString('base64').slice(0, 20)) || text.includes(PASSWORD);
  }
});

/** The fixture as the editor installs it. */
async function secondExtension(folder: string): Promise<string> {
  const source = path.join(__dirname, 'second-extension');
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  await build({
    entryPoints: [path.join(source, 'extension.ts')], outfile: path.join(folder, 'extension.cjs'),
    bundle: true, platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'],
  });
  const vsix = `${folder}.vsix`;
  await createVSIX({ cwd: folder, packagePath: vsix, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return vsix;
}
