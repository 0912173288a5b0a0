import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ALL_RULES, makeAppRole, tokenOf } from '../stores/hashicorp/support/bao-world';
import { Canary } from '../support/canary';
import { itHoldsNothing } from '../support/canary-channel';
import type { OpenBao } from '../support/openbao';
import { requireOpenBao, startOpenBao } from '../support/openbao';
import { requires } from '../support/requirements';
import { commandLineChannel, folderChannel, outputChannel, programFolder, showsProcesses, textForms } from './channels';
import { RecordedProcess } from './recorded-process';

const CLI = path.join(programFolder, 'cli.js');
const PASSWORD = ['correct', 'Horse', '7', 'battery'].join('-');
const REPORTS = '--report-on-fatalerror --report-uncaught-exception --report-on-signal --report-signal=SIGUSR2 --trace-uncaught';
/** `run` is refused while Node prints what it starts; everything else that Node can print is on. */
const NO_CHILD = 'http,https,net,tls,fs,stream,module,esm,timer';

/**
 * Values, a token, a role id and a secret id go through signing in, storing, rotating, rolling back, renaming, copying, running,
 * failing and dying, with a real server behind TLS. Afterwards everything that was written is searched for each of them.
 */
describe('canary: the terminal program and a team\'s server', function () {
  this.timeout(400_000);
  /** In code, found by its rule and moved to the server. */
  const moved = Canary.withPrefix(['sk', 'live', ''].join('_'));
  /** Given through standard input; every encoding changes it. */
  const given = Canary.awkward();
  const rotated = Canary.awkward();
  let token: Canary;
  let roleId: Canary;
  let secretId: Canary;
  let bao: OpenBao;
  let started: OpenBao | undefined;
  const root = mkdtempSync(path.join(tmpdir(), 'keyward-canary-team-'));
  const shop = path.join(root, 'shop');
  const home = path.join(root, 'home');
  const programs: RecordedProcess[] = [];

  before(async function () {
    requires(this, 'dist/cli.js', existsSync(CLI), 'npm run build');
    requireOpenBao(this);
    started = bao = await startOpenBao('tls');
    token = Canary.of(await tokenOf(bao, ALL_RULES));
    const role = await makeAppRole(bao, ALL_RULES);
    roleId = Canary.of(role.roleId);
    secretId = Canary.of(await role.secretId());
    for (const folder of [path.join(shop, '.git'), home, path.join(root, 'tmp')]) mkdirSync(folder, { recursive: true });
    await signIn();
    await move();
    await change();
    await fail(await role.secretId({ uses: 1, wrapTtl: '60s' }));
    await die();
  });
  after(async () => {
    for (const { child } of programs) child.kill('SIGKILL');
    await started?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  function start(args: readonly string[], input: string, debug = '*'): RecordedProcess {
    const program = new RecordedProcess({
      args: [CLI, ...args], cwd: shop, input, childrenMayKnow: args[0] === 'run',
      env: {
        PATH: process.env['PATH'] ?? '', HOME: home, KEYWARD_HOME: path.join(home, 'keyward'), TMPDIR: path.join(root, 'tmp'),
        NODE_OPTIONS: REPORTS, NODE_DEBUG: debug, DEBUG: '*', KEYWARD_TRACE: 'verbose', KEYWARD_DEBUG: '1',
      },
    });
    programs.push(program);
    return program;
  }

  /** With the vault's password as the first line of its input. */
  async function run(code: number, args: readonly string[], input = '', debug?: string): Promise<RecordedProcess> {
    const at = ['secret', 'store'].includes(args[0] ?? '') ? 2 : 1;
    const program = start([...args.slice(0, at), '--password-stdin', ...args.slice(at)], `${PASSWORD}\n${input}`, debug);
    assert.equal(await program.ended, code, `keyward ${args.join(' ')}\n${program.errorText.split('\n').filter((line) => !/^[A-Z_0-9]+ \d+:|^\s/.test(line)).join('\n').slice(-3000)}`);
    return program;
  }

  async function signIn(): Promise<void> {
    await run(0, ['secret', 'init']);
    assert.equal(await start(['store', 'add', 'team', '--address', bao.address, '--ca-file', bao.caFile ?? '', '--default'], '').ended, 0);
    await run(0, ['store', 'login', 'team', '--method', 'approle', '--role-id-stdin', '--secret-id-stdin'], `${roleId.value}\n${secretId.value}\n`);
    await run(0, ['store', 'status', 'team', '--json']);
    await run(0, ['store', 'logout', 'team']);
    await run(0, ['store', 'login', 'team', '--token-stdin'], `${token.value}\n`);
    await run(0, ['store', 'status', 'team']);
    assert.equal(await start(['store', 'list', '--json'], '').ended, 0);
  }

  async function move(): Promise<void> {
    writeFileSync(path.join(shop, 'pay.js'), `module.exports = { key: '${moved.value}' };\n`);
    await run(0, ['fix', '--yes', 'pay.js']);
    assert.match(readFileSync(path.join(shop, 'keyward.env'), 'utf8'), /=keyward:\/\/team\//);
    const printed = await run(0, ['run', '--', process.execPath, '-p', 'require("./pay").key.length'], '', NO_CHILD);
    assert.equal(printed.outText, `${moved.value.length}\n`);
  }

  async function change(): Promise<void> {
    await run(0, ['secret', 'set', 'shop/given', '--value-stdin'], given.value);
    await run(0, ['rotate', 'shop/given', '--value-stdin', '--yes'], rotated.value);
    await run(0, ['secret', 'versions', 'shop/given', '--json']);
    await run(0, ['secret', 'rollback', 'shop/given', '1', '--yes']);
    await run(0, ['secret', 'rename', 'shop/given', 'shop/renamed', '--yes']);
    await run(0, ['secret', 'copy', 'shop/renamed', '--to', 'local', '--yes']);
    await run(0, ['secret', 'move', 'shop/renamed', '--store', 'local', '--to', 'team', '--as', 'shop/again', '--yes']);
    await run(0, ['secret', 'list', '--store', 'team', '--long']);
    await run(0, ['secret', 'get', 'shop/again', '--json']);
    await run(0, ['secret', 'delete', 'shop/again', '--yes']);
    await run(0, ['secret', 'undelete', 'shop/again']);
  }

  /** Everything that goes wrong while a value or a sign-in is at hand. */
  async function fail(wrapped: string): Promise<void> {
    await run(2, ['store', 'login', 'team', '--token-stdin'], `${token.value}x\n`);
    await bao.api({ method: 'PUT', path: 'sys/wrapping/unwrap', token: wrapped });
    await run(2, ['store', 'login', 'team', '--method', 'approle', '--wrapped', '--role-id-stdin', '--secret-id-stdin'], `${roleId.value}\n${wrapped}\n`);
    await run(2, ['secret', 'new', 'shop/again', '--value-stdin'], given.value);
    await bao.seal();
    await run(2, ['secret', 'set', 'shop/again', '--value-stdin'], given.value);
    await run(125, ['run', '--', process.execPath, '-v'], '', NO_CHILD);
    await bao.unseal();
    await bao.api({ method: 'POST', path: 'auth/token/revoke', body: { token: token.value } });
    await run(2, ['rotate', 'shop/again', '--value-stdin', '--yes'], rotated.value);
    await run(2, ['store', 'login', 'team', '--token-stdin'], `${token.value}\n`);
  }

  /** Ends the program while it signs in and writes, at many moments; a report is asked for by signal as well. */
  async function die(): Promise<void> {
    for (let round = 0; round < 6; round += 1) {
      const acts: readonly (readonly [readonly string[], string])[] = [
        [['store', 'login', 'team', '--method', 'approle', '--password-stdin', '--role-id-stdin', '--secret-id-stdin'], `${roleId.value}\n${secretId.value}\n`],
        [['secret', 'set', 'shop/again', '--password-stdin', '--value-stdin'], given.value],
      ];
      for (const [args, input] of acts) {
        const program = start(args, `${PASSWORD}\n${input}`);
        await new Promise((resolve) => { setTimeout(resolve, 100 + round * 120); });
        program.child.kill(round % 2 === 0 ? 'SIGKILL' : 'SIGUSR2');
        await program.ended;
      }
      // An attempt that is cut off counts as a wrong password; the right one forgets it, or later rounds would meet a shut vault.
      await run(0, ['secret', 'list', '--store', 'local']);
    }
  }

  const canaries: readonly (readonly [string, () => Canary])[] = [
    ['a moved value', () => moved], ['a given value', () => given], ['a rotated value', () => rotated],
    ['a token', () => token], ['a secret id', () => secretId], ['a role id', () => roleId],
  ];
  const forms = textForms(Canary.awkward().forms);
  for (const [what, canary] of canaries) {
    describe(what, () => {
      itHoldsNothing(canary, outputChannel('standard output', 'out', programs));
      itHoldsNothing(canary, outputChannel('standard error', 'errors', programs));
      if (showsProcesses) itHoldsNothing(canary, commandLineChannel(programs), forms);
      itHoldsNothing(canary, folderChannel('the home folder, with vault, sign-ins and audit log', home));
      itHoldsNothing(canary, folderChannel('the temporary folder', path.join(root, 'tmp')));
      itHoldsNothing(canary, folderChannel('the working folder', shop));
    });
  }

  it('was signed in and changed secrets on the server, so that there was something to leak', async () => {
    const { body } = await bao.api({ method: 'GET', path: 'secret/metadata/shop?list=true' });
    assert.deepEqual((body as { data: { keys: readonly string[] } }).data.keys.includes('again'), true);
  });
});
