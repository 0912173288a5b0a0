import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripeKey } from '../../protocol/made-up-secrets';
import { CliUser } from './cli-user';

const LEAK = 'export function pay(apiKey) {\n  console.log(`paying with ${apiKey}`);\n}\n';

interface JsonFinding {
  readonly path: string;
  readonly kind: string;
  readonly ruleId: string;
  readonly name?: string;
}

describe('unsafe patterns in a terminal', function () {
  this.timeout(30_000);
  let user: CliUser;
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(user.project, name)), { recursive: true });
    writeFileSync(path.join(user.project, name), text);
  };
  const scan = async (...args: readonly string[]): Promise<{ readonly found: readonly string[]; readonly code: number; readonly stdout: string; readonly stderr: string }> => {
    const { code, stdout, stderr } = await user.run(['scan', '--format', 'json', '--workers', '0', ...args]);
    const { findings } = JSON.parse(stdout === '' ? '{"findings":[]}' : stdout) as { readonly findings: readonly JsonFinding[] };
    return { found: findings.map(({ path: file, kind, ruleId, name = '-' }) => `${file} ${kind} ${ruleId} ${name}`), code, stdout, stderr };
  };
  const IN_LOG = 'pay.js pattern keyward/secret-in-log apiKey';

  beforeEach(() => {
    user = new CliUser();
    write('pay.js', LEAK);
  });

  it('are found beside secrets; either kind alone on request', async () => {
    write('key.js', `export const k = "${stripeKey}";\n`);
    const both = await scan();
    assert.deepEqual(both.found, ['key.js secret keyward/stripe-secret-key -', IN_LOG]);
    assert.equal(both.code, 1);
    assert.deepEqual((await scan('--only', 'secrets')).found, both.found.slice(0, 1));
    assert.deepEqual((await scan('--only', 'patterns')).found, [IN_LOG]);
    assert.ok(!both.stdout.includes(stripeKey));
  });

  it('are named in a text report, and a value is not', async () => {
    write('both.js', `const innocent = "${stripeKey}";\nconsole.log("x", innocent);\n`);
    const { stdout, code } = await user.run(['scan', '--workers', '0']);
    assert.equal(code, 1);
    assert.match(stdout, /2:15 +warning +Secret in a log: apiKey keyward\/secret-in-log, 80 %/);
    assert.match(stdout, /2:18 +error +Secret in a log: innocent keyward\/secret-in-log|2:18 +error +Secret in a log keyward\/secret-in-log/);
    assert.ok(!stdout.includes(stripeKey));
  });

  it('are looked for in standard input and in what is staged, and not in a history', async () => {
    execFileSync('git', ['init', '-q'], { cwd: user.project });
    execFileSync('git', ['add', '.'], { cwd: user.project });
    assert.deepEqual((await scan('--staged')).found, [IN_LOG]);
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.invalid', 'commit', '-qm', 'x'], { cwd: user.project });
    assert.deepEqual((await scan('--history')).found, []);
  });

  it('are silenced by comments, by rule and by severity like any finding', async () => {
    write('quiet.js', 'console.log(password); // keyward:ignore keyward/secret-in-log: a made-up one\nconsole.log(password); // gitleaks:allow\n');
    assert.deepEqual((await scan()).found, [IN_LOG]);
    assert.equal((await scan('--no-workspace-config')).found.length, 3);
    assert.equal((await scan('--fail-on', 'error')).code, 0);
    write('keyward.yaml', 'version: 1\nrules:\n  keyward/secret-in-log: error\n');
    const graded = await scan('--fail-on', 'error');
    assert.deepEqual([graded.code, graded.stderr], [1, '']);
    write('keyward.yaml', 'version: 1\nfolders:\n  - path: "*.js"\n    rules:\n      keyward/secret-in-*: off\n');
    assert.deepEqual((await scan()).found, []);
  });

  it('are accepted by a baseline by their line, wherever it moves', async () => {
    assert.equal((await user.run(['baseline', 'create'])).code, 0);
    assert.deepEqual((await scan()).found, []);
    write('pay.js', `// one line more\n${LEAK.replace('  console', '\tconsole')}`);
    assert.deepEqual((await scan()).found, []);
    write('pay.js', LEAK.replace('paying', 'paid'));
    assert.deepEqual((await scan()).found, [IN_LOG]);
    assert.doesNotMatch(readFileSync(path.join(user.project, '.keyward-baseline.json'), 'utf8'), /apiKey|paying|scrypt:/);
  });

  it('are left out, and that is said, where the grammars are missing', async () => {
    write('key.js', `export const k = "${stripeKey}";\n`);
    const { stdout, code } = await user.run(['scan', '--workers', '0'], { programFolder: '/nowhere' });
    assert.match(stdout, /stripe-secret-key/);
    assert.match(stdout, /2 programs not looked at for unsafe patterns: a grammar is missing/);
    assert.equal(code, 1);
    const alone = await user.run(['scan', 'pay.js', '--workers', '0'], { programFolder: '/nowhere' });
    assert.equal(alone.code, 3);
  });

  it('do not need a grammar where nothing is of interest', async () => {
    write('pay.js', 'export const sum = (a, b) => a + b;\n');
    const { stdout, code } = await user.run(['scan', '--workers', '0'], { programFolder: '/nowhere' });
    assert.deepEqual([code, stdout.includes('grammar')], [0, false]);
  });

  it('are told of a line, and why a file was not analysed', async () => {
    const explain = async (place: string): Promise<string> => (await user.run(['scan', '--explain', place])).stdout;
    assert.match(await explain('pay.js:2'), /column 15: keyward\/secret-in-log, 80 %, reported/);
    assert.match(await explain('pay.js:1'), /Nothing on this line looked like a secret, or unsafe with one/);
    write('quiet.js', 'console.log(password); // keyward:ignore\n');
    assert.match(await explain('quiet.js:1'), /keyward\/secret-in-log, 80 %, silenced/);
    write('bundle.js', 'console.log(password);'.repeat(1000));
    assert.match(await explain('bundle.js:1'), /Not analysed for unsafe patterns: its lines are so long/);
  });

  it('are explained with an example', async () => {
    const { stdout, code } = await user.run(['rules', 'explain', 'secret-in-log']);
    assert.equal(code, 0);
    assert.match(stdout, /^Secret in a log {2}keyward\/secret-in-log/);
    assert.match(stdout, /why +Logs are/);
    assert.match(stdout, /JavaScript and TypeScript, found:\n +console\.log/);
    assert.match((await user.run(['rules', 'list', 'log', 'cwe-532'])).stdout, /keyward\/secret-in-log/);
  });
});
