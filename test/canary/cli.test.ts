import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Canary } from '../support/canary';
import { itHoldsNothing } from '../support/canary-channel';
import { requires } from '../support/requirements';
import { commandLineChannel, folderChannel, outputChannel, programFolder, showsProcesses, textForms } from './channels';
import { RecordedProcess } from './recorded-process';

const CLI = path.join(programFolder, 'cli.js');
const PASSWORD = ['correct', 'Horse', '7', 'battery'].join('-');
const REPORTS = '--report-on-fatalerror --report-uncaught-exception --report-on-signal --report-signal=SIGUSR2 --trace-uncaught';

interface StartOptions {
  /** NODE_DEBUG: what Node itself prints of its work. */
  readonly debug?: string;
  readonly childrenMayKnow?: boolean;
}

/** Node's record of its streams would show the repository's own text, which git sends while it is asked about history. */
const ASKING_GIT: StartOptions = { debug: 'http,net,fs,child_process,worker,module,esm,timer' };
/** `run` is refused while Node prints what it starts; everything else that Node can print is on. */
const RUNNING: StartOptions = { debug: 'http,net,fs,stream,module,esm,timer', childrenMayKnow: true };

describe('canary: the terminal program', function () {
  this.timeout(300_000);
  /** In code, found by its rule and moved. */
  const moved = Canary.withPrefix(['sk', 'live', ''].join('_'));
  /** Given through standard input; every encoding changes it. */
  const given = Canary.awkward();
  const root = mkdtempSync(path.join(tmpdir(), 'keyward-canary-cli-'));
  const shop = path.join(root, 'shop');
  const home = path.join(root, 'home');
  const vault = path.join(home, 'keyward', 'vaults', 'local', 'vault.json');
  const programs: RecordedProcess[] = [];

  before(async function () {
    requires(this, 'dist/cli.js', existsSync(CLI), 'npm run build');
    for (const folder of [shop, home, path.join(root, 'tmp')]) mkdirSync(folder, { recursive: true });
    writeShop();
    commit();
    await scan();
    await move();
    await useSecrets();
    await fail();
    await kill();
  });
  after(() => {
    for (const { child } of programs) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });

  function writeShop(): void {
    writeFileSync(path.join(shop, 'pay.js'), `const key = '${moved.value}';\nmodule.exports = { key };\n`);
    writeFileSync(path.join(shop, 'pay.py'), `import os\n\nKEY = "${moved.value}"\nprint(len(KEY))\n`);
    writeFileSync(path.join(shop, 'leak.js'), `const one = '${moved.value}';\nconsole.log(one, \`x ${moved.value}\`);\nthrow new Error('no ' + one);\n`);
    writeFileSync(path.join(shop, 'left.rb'), `URL = "https://u:${moved.value}@example.invalid/"\n`);
  }

  /** The value is in git's history too: whoever asks git about it must not name it. */
  function commit(): void {
    const git = (...args: readonly string[]): void => {
      execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.invalid', ...args], { cwd: shop, stdio: 'ignore' });
    };
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
  }

  function start(args: readonly string[], input = '', { debug = '*', childrenMayKnow = false }: StartOptions = {}): RecordedProcess {
    const program = new RecordedProcess({
      args: [CLI, ...args], cwd: shop, input, childrenMayKnow,
      env: {
        PATH: process.env['PATH'] ?? '', HOME: home, KEYWARD_HOME: path.join(home, 'keyward'), TMPDIR: path.join(root, 'tmp'),
        NODE_OPTIONS: REPORTS, NODE_DEBUG: debug, DEBUG: '*', KEYWARD_TRACE: 'verbose', KEYWARD_DEBUG: '1',
      },
    });
    programs.push(program);
    return program;
  }

  async function run(code: number, args: readonly string[], input = '', options?: StartOptions): Promise<RecordedProcess> {
    const program = start(args, input, options);
    assert.equal(await program.ended, code, `keyward ${args.join(' ')}\n${program.errorText.split('\n').filter((line) => !/^[A-Z_]+ \d+:/.test(line)).join('\n')}`);
    return program;
  }

  async function scan(): Promise<void> {
    for (const format of ['text', 'json', 'sarif', 'junit', 'html', 'github']) {
      const found = await run(1, ['scan', '--format', format]);
      assert(found.outText.includes('keyward/secret-in-'), 'the canary\'s leak is not noticed');
      assert(found.outText.includes('stripe'), 'the canary is not noticed: nothing would be proved');
    }
  }

  async function move(): Promise<void> {
    await run(0, ['fix', '--dry-run', 'pay.js', 'pay.py'], '', ASKING_GIT);
    await run(0, ['fix', '--yes', '--password-stdin', 'pay.js', 'pay.py'], `${PASSWORD}\n`, ASKING_GIT);
    for (const file of ['pay.js', 'pay.py']) assert.match(readFileSync(path.join(shop, file), 'utf8'), /environ|process\.env/);
    const printed = await run(0, ['run', '--password-stdin', '--', process.execPath, '-p', 'require("./pay").key.length'], `${PASSWORD}\n`, RUNNING);
    await run(125, ['run', '--password-stdin', '--', process.execPath, '-v'], `${PASSWORD}\n`);
    assert.equal(printed.outText, `${moved.value.length}\n`);
    await takeBack();
  }

  /** The value stands in the code again for a moment, which is what was asked for; nothing else may have it then. */
  async function takeBack(): Promise<void> {
    await run(0, ['fix', '--undo', '--dry-run', '--password-stdin'], `${PASSWORD}\n`);
    await run(0, ['fix', '--undo', '--yes', '--password-stdin'], `${PASSWORD}\n`);
    assert.match(readFileSync(path.join(shop, 'pay.py'), 'utf8'), new RegExp(moved.value));
    await run(0, ['fix', '--yes', '--password-stdin', 'pay.js', 'pay.py'], `${PASSWORD}\n`, ASKING_GIT);
  }

  async function useSecrets(): Promise<void> {
    await run(0, ['secret', 'set', 'shop/given', '--password-stdin', '--value-stdin'], `${PASSWORD}\n${given.value}`);
    await run(0, ['secret', 'list', '--json', '--password-stdin'], `${PASSWORD}\n`);
    for (const more of [[], ['--json']]) await run(0, ['secret', 'get', 'shop/given', '--password-stdin', ...more], `${PASSWORD}\n`);
    // The one command that may show a value, to whoever gave the password for it. Its standard error is still searched.
    const shown = await run(0, ['secret', 'get', 'shop/given', '--show', '--password-stdin'], `${PASSWORD}\n`);
    assert.equal(shown.outText.trimEnd(), given.value);
    shown.out.length = 0;
    await run(0, ['secret', 'delete', 'shop/given', '--password-stdin'], `${PASSWORD}\n`);
    await run(0, ['secret', 'undelete', 'shop/given', '--password-stdin'], `${PASSWORD}\n`);
    for (const args of [['audit', 'show', '--all'], ['audit', 'show', '--json'], ['audit', 'verify', '--json'], ['status'], ['lock']]) await run(0, args);
  }

  /** Everything that goes wrong while a value is at hand. */
  async function fail(): Promise<void> {
    await run(2, ['secret', 'set', 'shop/given', '--new', '--password-stdin', '--value-stdin'], `${PASSWORD}\n${given.value}`);
    await run(2, ['secret', 'set', 'shop/given', '--password-stdin', '--value-stdin'], `not ${PASSWORD}\n${given.value}`);
    await run(2, ['secret', 'get', 'shop/given', '--show']);
    const manifest = path.join(shop, 'keyward.env');
    const sound = readFileSync(manifest, 'utf8');
    for (const line of [`OTHER=${moved.value}`, moved.value, `${moved.value}=x`, 'GONE=keyward://local/gone#value', 'NODE_OPTIONS=keyward://local/shop/given#value']) {
      writeFileSync(manifest, `${sound}${line}\n`);
      await run(125, ['run', '--password-stdin', '--', process.execPath, '-v'], `${PASSWORD}\n`, RUNNING);
    }
    writeFileSync(manifest, sound);
    const bytes = readFileSync(vault);
    writeFileSync(vault, bytes.subarray(0, bytes.length / 2));
    await run(2, ['secret', 'get', 'shop/given', '--show', '--password-stdin'], `${PASSWORD}\n`);
    writeFileSync(vault, bytes);
  }

  /** Ends the program while it moves, stores and runs, at many moments; a report is asked for by signal as well. */
  async function kill(): Promise<void> {
    for (let round = 0; round < 8; round += 1) {
      writeFileSync(path.join(shop, 'pay.js'), `const key = '${moved.value}';\nmodule.exports = { key };\n`);
      for (const args of [['fix', '--yes', '--password-stdin', 'pay.js'], ['secret', 'set', 'shop/given', '--password-stdin', '--value-stdin']]) {
        const program = start(args, `${PASSWORD}\n${args[0] === 'fix' ? '' : given.value}`, ASKING_GIT);
        await new Promise((resolve) => { setTimeout(resolve, 60 + round * 60); });
        program.child.kill(round % 2 === 0 ? 'SIGKILL' : 'SIGUSR2');
        await program.ended;
      }
      // An attempt that is cut off counts as a wrong password; the right one forgets it, or five rounds would shut the vault.
      await run(0, ['secret', 'list', '--password-stdin'], `${PASSWORD}\n`, ASKING_GIT);
    }
    const waiting = start(['run', '--password-stdin', '--', process.execPath, '-e', 'console.log("up"); setTimeout(() => {}, 1e6)'], `${PASSWORD}\n`, RUNNING);
    while (!waiting.outText.includes('up') && waiting.child.exitCode === null) await new Promise((resolve) => { setTimeout(resolve, 5); });
    waiting.child.kill('SIGUSR2');
    waiting.child.kill('SIGTERM');
    await waiting.ended;
    await run(0, ['fix', '--yes', '--password-stdin', 'pay.js'], `${PASSWORD}\n`, ASKING_GIT);
  }

  /** What still holds the value by right: git's objects, and the file that nobody moved. */
  const ownedByGit = (name: string): boolean => name === 'left.rb' || name === 'leak.js' || name.split(path.sep)[0] === '.git';

  for (const [what, canary] of [['a moved value', moved], ['a given value', given]] as const) {
    describe(what, () => {
      itHoldsNothing(() => canary, outputChannel('standard output', 'out', programs));
      itHoldsNothing(() => canary, outputChannel('standard error', 'errors', programs));
      if (showsProcesses) itHoldsNothing(() => canary, commandLineChannel(programs), textForms(canary.forms));
      itHoldsNothing(() => canary, folderChannel('the home folder, with vault, backups and audit log', home));
      itHoldsNothing(() => canary, folderChannel('the temporary folder', path.join(root, 'tmp')));
      itHoldsNothing(() => canary, folderChannel('the working folder', shop, ownedByGit));
    });
  }

  it('kept the password out of everything as well', async () => {
    const password = Canary.of(PASSWORD);
    for (const { out, errors, seen } of programs) {
      for (const text of [Buffer.concat(out), Buffer.concat(errors), [...seen].join('\n')]) assert.deepEqual(password.formsIn(text), []);
    }
    assert.deepEqual(await password.leaksBelow(root), []);
    const planted = path.join(root, 'planted');
    appendFileSync(planted, `x${PASSWORD}`);
    assert.notDeepEqual(await password.leaksBelow(root), []);
  });
});
