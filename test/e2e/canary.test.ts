import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Canary } from '../support/canary';
import type { Leak } from '../support/canary';
import { itHoldsNothing } from '../support/canary-channel';
import type { Channel } from '../support/canary-channel';
import { browserStorage, plantInBrowserStorage } from './support/browser-storage';
import { requireEditor } from './support/editor-install';
import { EditorWorld } from './support/editor-world';

/** Where the editor itself keeps texts of documents; a move's notice names them, and nothing of ours writes there. */
const DOCUMENT_COPIES = /^User\/(?:History|Backups)\//;

/**
 * One value goes through finding, moving, revealing and a crash of the server, with every trace switch on that there is.
 * Afterwards everything that was written is searched for it.
 */
describe('a canary in the editor', function () {
  this.timeout(180_000);
  const canary = Canary.withPrefix(['sk', 'live', ''].join('_'));
  /** The master password is one as well. */
  const password = Canary.withPrefix('Pass-7-word-');
  /** Stands in a JavaScript file, for which the editor has a server of its own that does write documents at this level. */
  const control = Canary.withPrefix(['sk', 'live', ''].join('_'));
  let world: EditorWorld;
  let opened: EditorWorld | undefined;
  let storage = '';
  const consoleLines: string[] = [];

  before(async function () {
    opened = world = await EditorWorld.open(requireEditor(this), {
      files: { 'app.py': `STRIPE = "${canary.value}"\n`, 'control.js': `const key = '${control.value}';\n` },
      logLevel: 'trace',
      settings: {
        // Nobody contributes the first two; the language client's library looks for them all the same.
        'keyward.trace.server': { verbosity: 'verbose', format: 'text' }, 'Keyward.trace.server': 'verbose',
        'extensions.verifySignature': false,
      },
      environment: { VSCODE_LOG_LEVEL: 'trace', NODE_DEBUG: 'child_process', DEBUG: '*' },
    });
    world.page.on('console', (message) => consoleLines.push(message.text()));
    await exercise(world, canary, password);
    storage = await browserStorage(world.page);
  });

  after(async () => {
    await opened?.close();
  });

  it('was moved, so that there was something to leak', () => {
    assert.match(world.read('app.py'), /os\.environ/);
    assert.match(readFileSync(path.join(world.home, 'audit', 'audit.jsonl'), 'utf8'), /"reveal"/);
  });

  it('met logs that do hold the documents which another extension sends to its server', async () => {
    const leaks = await control.leaksBelow(path.join(world.dataFolder, 'logs'));
    assert.ok(leaks.some(({ where }) => where.endsWith('TypeScript.log')), 'the trace switches do nothing');
  });

  for (const [what, searched] of [['the value', canary], ['the master password', password]] as const) {
    describe(what, () => {
      itHoldsNothing(() => searched, folderChannel('logs and state of the editor', () => world.dataFolder, (name) => DOCUMENT_COPIES.test(name)));
      itHoldsNothing(() => searched, folderChannel('the user\'s folder', () => world.home));
      itHoldsNothing(() => searched, folderChannel('the workspace', () => world.folder));
      itHoldsNothing(() => searched, {
        name: 'the window\'s console',
        leaks: (sought) => Promise.resolve(consoleLines.flatMap((line) => sought.leaksIn('console', line))),
        plant: (leak) => {
          consoleLines.push(leak.toString('latin1'));
          return Promise.resolve(() => { consoleLines.pop(); });
        },
      });
      itHoldsNothing(() => searched, {
        name: 'storage of the browser',
        leaks: async (sought): Promise<readonly Leak[]> => sought.leaksIn('browser', `${storage}\n${await browserStorage(world.page)}`),
        plant: (leak) => plantInBrowserStorage(world.page, leak.toString('latin1')),
      }, ['raw', 'base64', 'hex', 'part']);
    });
  }
});

async function exercise(world: EditorWorld, canary: Canary, password: Canary): Promise<void> {
  await world.openFile('control.js');
  await world.squiggle().waitFor();
  await world.openFile('app.py');
  await world.squiggle().waitFor();
  await (await world.quickFix(1, 20, /^Move to vault, read with/)).click();
  await world.answerInput('choose a master password', password.value);
  await world.answerInput('repeat the master password', password.value);
  await world.pressInDialog('Cancel');
  await world.notification(/is now in "local"/).waitFor();
  await revealOnce(world, canary);
  await crashServer(world);
  await world.openFile('app.py');
  await world.page.keyboard.press('Control+End');
  await world.page.keyboard.type('\n# the server is there again\n');
  await world.command('Keyward: Lock Vault');
  await world.showSecrets();
  await world.treeItem(/Unlock/).waitFor();
}

async function revealOnce(world: EditorWorld, canary: Canary): Promise<void> {
  await world.command('Keyward: Reveal Secret');
  await world.page.locator('.quick-input-widget:visible').filter({ hasText: 'Choose a secret' }).waitFor();
  await world.page.keyboard.press('Enter');
  await world.pressInDialog('Reveal');
  while (await world.quickInput().inputValue() !== canary.value) await world.page.waitForTimeout(50);
  await world.page.keyboard.press('Escape');
  await world.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Kills this window's language server and waits for the next one. */
async function crashServer(world: EditorWorld): Promise<void> {
  const [server] = serversOf(world);
  assert.ok(server !== undefined, 'the language server is not running');
  process.kill(server, 'SIGKILL');
  while (!serversOf(world).some((pid) => pid !== server)) await world.page.waitForTimeout(100);
}

function serversOf(world: EditorWorld): readonly number[] {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((match) => match !== null)
    .map(([, pid, parent, command = '']) => ({ pid: Number(pid), parent: Number(parent), command }));
  const own = new Set([world.serverProcess]);
  // Parents come before their children often, not always: as many rounds as the tree is deep.
  for (let round = 0; round < 6; round += 1) for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
  return processes.filter(({ pid, command }) => own.has(pid) && command.includes('dist/server.js')).map(({ pid }) => pid);
}

function folderChannel(name: string, folder: () => string, skip?: (name: string) => boolean): Channel {
  return {
    name,
    leaks: (canary) => canary.leaksBelow(folder(), skip),
    plant: (leak) => {
      const at = path.join(folder(), 'planted');
      mkdirSync(at, { recursive: true });
      writeFileSync(path.join(at, 'leak.log'), leak);
      return Promise.resolve(() => { rmSync(at, { recursive: true }); });
    },
  };
}
