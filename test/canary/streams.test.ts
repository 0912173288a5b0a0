import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Canary } from '../support/canary';
import { itHoldsNothing } from '../support/canary-channel';
import { json } from '../support/fault-server/vault-faults';
import { requires } from '../support/requirements';
import { AllVendors } from '../unit/verify/vendors';
import { commandLineChannel, folderChannel, outputChannel, programFolder, showsProcesses, textForms } from './channels';
import { RecordedProcess } from './recorded-process';

const CLI = path.join(programFolder, 'cli.js');
const PASSWORD = ['correct', 'Horse', '9', 'battery'].join('-');
const REPORTS = '--report-on-fatalerror --report-uncaught-exception --trace-uncaught';

/** What Node can print of its own work, but for its records of streams: the text that is redacted is in those. */
const DEBUG = 'http,https,net,tls,fs,worker,module,esm,timer';

/** How a program may print what it was given. */
const PRINTING = `
  const key = process.env.KEY;
  const bytes = Buffer.from(key);
  console.log(key, JSON.stringify({ key }), encodeURIComponent(key), new URLSearchParams({ key }).toString());
  console.error(bytes.toString('hex'), bytes.toString('hex').toUpperCase());
  for (const before of ['', 'u:', 'us:', 'use:']) console.log(Buffer.from(before + key + ':x').toString('base64'), Buffer.from(before + key).toString('base64url'));
  process.stdout.write(bytes.subarray(0, 10), () => setTimeout(() => process.stdout.write(bytes.subarray(10)), 30));
`;

describe('canary: what is redacted, run with masks, and sent to its vendor', function () {
  this.timeout(300_000);
  /** Found by its rule: redacted, and sent to the vendor whose form it has. */
  const found = Canary.withPrefix(['sk', 'live', ''].join('_'));
  /** Given to a program that prints it in every way. */
  const given = Canary.awkward();
  const root = mkdtempSync(path.join(tmpdir(), 'keyward-canary-streams-'));
  const shop = path.join(root, 'shop');
  const home = path.join(root, 'home');
  const programs: RecordedProcess[] = [];
  let vendors: AllVendors | undefined;

  before(async function () {
    requires(this, 'dist/cli.js', existsSync(CLI), 'npm run build');
    vendors = await AllVendors.start(this);
    for (const folder of [shop, home, path.join(root, 'tmp')]) mkdirSync(folder, { recursive: true });
    await redact();
    await runWithMasks();
    await verify(vendors);
  });
  after(async () => {
    for (const { child } of programs) child.kill('SIGKILL');
    await vendors?.close();
    rmSync(root, { recursive: true, force: true });
  });

  async function run(code: number, args: readonly string[], input = '', childrenMayKnow = false): Promise<RecordedProcess> {
    const program = new RecordedProcess({
      args: [CLI, ...args], cwd: shop, input, childrenMayKnow,
      env: {
        PATH: process.env['PATH'] ?? '', HOME: home, KEYWARD_HOME: path.join(home, 'keyward'), TMPDIR: path.join(root, 'tmp'),
        NODE_OPTIONS: REPORTS, NODE_DEBUG: DEBUG, DEBUG: '*', KEYWARD_TRACE: 'verbose', KEYWARD_DEBUG: '1',
      },
    });
    programs.push(program);
    assert.equal(await program.ended, code, `keyward ${args.join(' ')}\n${program.errorText.split('\n').filter((line) => !/^[A-Z_]+ \d+:/.test(line)).join('\n')}`);
    return program;
  }

  async function redact(): Promise<void> {
    const log = `key ${found.value}\n${JSON.stringify({ key: found.value, note: JSON.stringify({ key: found.value }) })}\nhttps://u:${found.value}@example.invalid/\n`;
    const masked = await run(0, ['redact', '--report', '--report-file', 'masked.json'], log);
    assert(masked.outText.includes('[keyward:stripe-secret-key]'), 'the canary is not noticed: nothing would be proved');
    await run(1, ['redact', '--format', 'json', '--fail-on', 'error'], JSON.stringify({ list: [{ name: 'KEY', value: found.value }] }, null, 1));
    assert(readFileSync(path.join(shop, 'masked.json'), 'utf8').includes('stripe-secret-key'));
  }

  async function runWithMasks(): Promise<void> {
    writeFileSync(path.join(shop, 'code.js'), `const key = '${found.value}';\n`);
    await run(0, ['fix', '--yes', '--password-stdin', 'code.js'], `${PASSWORD}\n`);
    await run(0, ['secret', 'set', 'shop/given', '--password-stdin', '--value-stdin'], `${PASSWORD}\n${given.value}`);
    // The folder is approved for the reference that "fix" put there; its value becomes the canary that is printed.
    const manifest = path.join(shop, 'keyward.env');
    const reference = /=(keyward:\/\/\S+)/.exec(readFileSync(manifest, 'utf8'))?.[1] ?? '';
    const name = /^([A-Z_]+)=/m.exec(readFileSync(manifest, 'utf8'))?.[1] ?? '';
    const secret = /local\/(.+)#/.exec(reference)?.[1] ?? '';
    await run(0, ['secret', 'set', secret, '--password-stdin', '--value-stdin'], `${PASSWORD}\n${given.value}`);
    const printed = await run(0, ['run', '--redact-output', '--password-stdin', '--', process.execPath, '-e', PRINTING.replaceAll('process.env.KEY', `process.env.${name}`)], `${PASSWORD}\n`, true);
    assert(printed.outText.includes(`[keyward:${name}]`));
  }

  async function verify({ server, proxy, ca }: AllVendors): Promise<void> {
    writeFileSync(path.join(shop, 'vendors.pem'), ca);
    writeFileSync(path.join(shop, 'left.rb'), `KEY = "${found.value}"\n`);
    const asking = ['scan', '--verify', '--yes', '--verify-proxy', proxy.origin, '--verify-ca', 'vendors.pem', 'left.rb'];
    // An answer that repeats the key, a redirect that names it, and none.
    server.always(
      json(200, { object: 'balance', key: found.value }), json(401, { error: { message: `Invalid API Key provided: ${found.value}` } }),
      (_, response) => void response.writeHead(302, { Location: `https://elsewhere.example/${found.value}` }).end(), (_, response) => void response.destroy(),
    );
    for (const format of ['json', 'text', 'sarif', 'html']) await run(1, [...asking, '--format', format]);
    assert(server.requests.some(({ headers }) => headers['authorization'] === `Bearer ${found.value}`), 'the vendor was not asked: nothing would be proved');
    rmSync(path.join(shop, 'left.rb'));
  }

  for (const [what, canary] of [['a found value', found], ['a given value', given]] as const) {
    describe(what, () => {
      itHoldsNothing(() => canary, outputChannel('standard output', 'out', programs));
      itHoldsNothing(() => canary, outputChannel('standard error', 'errors', programs));
      if (showsProcesses) itHoldsNothing(() => canary, commandLineChannel(programs), textForms(canary.forms));
      itHoldsNothing(() => canary, folderChannel('the home folder, with vault, backups and audit log', home));
      itHoldsNothing(() => canary, folderChannel('the temporary folder', path.join(root, 'tmp')));
      itHoldsNothing(() => canary, folderChannel('the working folder', shop));
    });
  }
});
