import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { requires } from '../support/requirements';
import { CliWorld, requireTerminal, stripeKey } from './support/cli-world';

const KEY = stripeKey('baseline');
const OTHER = stripeKey('other');
const WORDS = ['Tr0ub', 'dor', 'kQ9!', 'zebra'].join('');
const FILE = '.keyward-baseline.json';

describe('keyward baseline', function () {
  this.timeout(90_000);
  let world: CliWorld;
  beforeEach(() => { world = new CliWorld(); });

  const scanned = async (...args: readonly string[]): Promise<{ readonly code: number | null; readonly stdout: string }> => world.run(['scan', '--fail-on', 'information', ...args]);

  async function createdWith(text: string): Promise<void> {
    world.write('src/pay.js', text);
    const { code, stdout, stderr } = await world.run(['baseline', 'create']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /accepted\. Baseline: \.keyward-baseline\.json/);
  }

  it('accepts what is there; a changed value and an equal one in another file are reported', async () => {
    await createdWith(`const stripeKey = '${KEY}';\nconst password = '${WORDS}';\n`);
    const clean = await scanned();
    assert.equal(clean.code, 0, clean.stdout);
    assert.match(clean.stdout, /2 findings suppressed by the baseline\./);
    world.write('src/pay.js', `// moved\n\nconst password = '${WORDS}';\nconst stripeKey = '${KEY}';\n`);
    assert.equal((await scanned()).code, 0);
    world.write('src/pay.js', `const stripeKey = '${KEY}';\nconst password = '${WORDS}7';\n`);
    assert.match((await scanned()).stdout, /src\/pay\.js\n {2}2:19 /);
    world.write('src/pay.js', `const stripeKey = '${KEY}';\n`);
    world.write('src/copy.js', `const stripeKey = '${KEY}';\n`);
    const copy = await scanned();
    assert.equal(copy.code, 1);
    assert.match(copy.stdout, /src\/copy\.js\n[\s\S]*1 finding suppressed by the baseline/);
  });

  it('holds no value, no line and nothing that the scan itself reports', async () => {
    await createdWith(`const stripeKey = '${KEY}';\nconst password = '${WORDS}';\n`);
    const text = world.read(FILE);
    assert(!text.includes(KEY) && !text.includes(WORDS) && !text.includes('line'));
    assert.match(text, /"rule":"keyward\/generic-password","fingerprint":"scrypt:[0-9a-f]{32}"/);
    assert.match(text, /"fingerprint":"hmac:[0-9a-f]{32}"/);
    assert.equal((await scanned('--no-baseline', FILE)).code, 0);
  });

  it('is left out on demand, counted in JSON, and found from a folder below and for staged files', async function () {
    await createdWith(`const stripeKey = '${KEY}';\n`);
    assert.equal((await scanned('--no-baseline')).code, 1);
    assert.equal((await scanned('--no-workspace-config')).code, 1);
    assert.equal((await scanned('--no-workspace-config', '--baseline', FILE)).code, 0);
    assert.match((await scanned('--format', 'json')).stdout, /"accepted": 1/);
    assert.equal((await world.run(['scan'], { cwd: path.join(world.project, 'src') })).code, 0);
    assert.equal((await scanned('--workers', '2')).code, 0);
    requires(this, 'git', spawnSync('git', ['--version']).status === 0, 'install git');
    execFileSync('git', ['init', '-q'], { cwd: world.project });
    execFileSync('git', ['add', 'src'], { cwd: world.project });
    assert.equal((await world.run(['scan', '--staged'], { cwd: path.join(world.project, 'src') })).code, 0);
  });

  it('update adds what is new only after a yes; prune takes out what is gone', async () => {
    await createdWith(`const stripeKey = '${KEY}';\n`);
    const first = world.read(FILE);
    world.write('src/pay.js', `const stripeKey = '${OTHER}';\n`);
    const asked = await world.run(['baseline', 'update']);
    assert.equal(asked.code, 2);
    assert.match(asked.stderr, /src\/pay\.js:1 {2}keyward\/stripe[\s\S]*Nobody can be asked/);
    assert.equal(world.read(FILE), first);
    assert.equal((await world.run(['baseline', 'update', '--yes'])).code, 0);
    assert.equal(world.read(FILE).match(/fingerprint/g)?.length, 2);
    assert.match((await world.run(['baseline', 'prune'])).stdout, /1 finding taken out/);
    assert.equal(world.read(FILE).match(/fingerprint/g)?.length, 1);
    assert.equal((await scanned()).code, 0);
    assert.match((await world.run(['baseline', 'prune'])).stdout, /stays as it is/);
    assert.match((await world.run(['baseline', 'update'])).stdout, /Nothing new/);
  });

  it('is kept in a file of the user\'s choice, and none is overwritten', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.equal((await world.run(['baseline', 'create', '--baseline', 'ci/accepted.json'])).code, 2, 'the folder is missing');
    mkdirSync(path.join(world.project, 'ci'));
    assert.equal((await world.run(['baseline', 'create', '--baseline', 'ci/accepted.json'])).code, 0);
    assert.equal((await world.run(['baseline', 'create', '--baseline', 'ci/accepted.json'])).code, 2);
    assert(!existsSync(path.join(world.project, FILE)));
    assert.equal((await scanned('--baseline', 'ci/accepted.json')).code, 0);
    assert.equal((await scanned()).code, 1);
  });

  it('that is broken stops the scan and says how to go on', async () => {
    world.write('a.js', 'x\n');
    for (const text of ['{', '{"version":1,"key":"","entries":[]}', '{"version":9}']) {
      world.write(FILE, text);
      const { code, stderr } = await world.run(['scan']);
      assert.equal(code, 2);
      assert.match(stderr, /--no-baseline/);
    }
    assert.equal((await scanned('--no-baseline')).code, 0);
    assert.equal((await scanned('--baseline', 'nowhere.json')).code, 2);
  });

  it('create --from takes a detect-secrets baseline, exactly', async () => {
    world.write('a.js', `const password = '${WORDS}';\nconst stripeKey = '${KEY}';\n`);
    const entry = (value: string, line: number): object => ({ type: 'Secret Keyword', hashed_secret: createHash('sha1').update(value).digest('hex'), line_number: line });
    world.write('.secrets.baseline', JSON.stringify({ version: '1.5.0', results: { 'a.js': [entry(WORDS, 1), entry('gone', 9)], 'missing.js': [entry(KEY, 1)] } }));
    const { code, stdout, stderr } = await world.run(['baseline', 'create', '--from', '.secrets.baseline']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /1 finding accepted of what detect-secrets names; 2 entries not matched, 0 left out/);
    assert.match(stderr, /not matched: a\.js:9 Secret Keyword\n.*not matched: missing\.js:1/);
    const { stdout: report } = await scanned('a.js');
    assert.match(report, /2:20 .*Stripe/);
    assert.doesNotMatch(report, /1:19/);
  });

  it('create --from takes a .gitleaksignore and a gitleaks report, and never leaves the root', async () => {
    world.write('a.js', `const password = '${WORDS}';\nconst stripeKey = '${KEY}';\n`);
    world.write('../outside.js', `const stripeKey = '${KEY}';\n`);
    symlinkSync(path.join(world.project, '../outside.js'), path.join(world.project, 'link.js'));
    world.write('.gitleaksignore', `# ours\n${'ab'.repeat(20)}:a.js:stripe-access-token:2\n../outside.js:x:1\nlink.js:x:1\n`);
    const ignore = await world.run(['baseline', 'create', '--from', '.gitleaksignore', '--baseline', 'one.json']);
    assert.match(ignore.stdout, /1 finding accepted of what gitleaks names; 2 entries not matched/);
    assert.match((await scanned('a.js', '--baseline', 'one.json')).stdout, /1:19 /);
    world.write('report.json', JSON.stringify([{ RuleID: 'generic-api-key', File: 'a.js', StartLine: 7, Secret: WORDS }]));
    const report = await world.run(['baseline', 'create', '--from', 'report.json', '--baseline', 'two.json']);
    assert.match(report.stdout, /1 finding accepted of what gitleaks names; all of it/);
    const { stdout } = await scanned('a.js', '--baseline', 'two.json');
    assert.match(stdout, /2:20 /);
    assert.doesNotMatch(stdout, /1:19 /);
    assert.equal((await world.run(['baseline', 'create', '--from', 'a.js', '--baseline', 'three.json'])).code, 2);
  });

  it('audit needs a terminal', async () => {
    await createdWith('x\n');
    const { code, stderr } = await world.run(['baseline', 'audit']);
    assert.equal(code, 2);
    assert.match(stderr, /needs a terminal/);
  });

  it('audit takes a key for each finding and shows no value', async function () {
    requireTerminal(this);
    await createdWith('x\n');
    world.write('src/pay.js', `// first\nconst firstKey = '${KEY}';\nconst again = '${OTHER}';\nconst password = '${WORDS}';\n`);
    const session = world.terminal(['baseline', 'audit']);
    await session.waitFor('[1/3] src/pay.js:2:19');
    await session.waitFor('const firstKey = \'••••••••\'');
    const press = async (key: string): Promise<void> => {
      await session.waitFor('[q] quit');
      session.type(key);
    };
    await press('a');
    await session.waitFor('[2/3] src/pay.js:3');
    await press('n');
    await session.waitFor('[3/3] src/pay.js:4');
    await press('b');
    await session.waitFor('[2/3] src/pay.js:3');
    await press('s');
    await session.waitFor('[3/3]');
    await press('q');
    await session.waitFor('1 finding accepted, 1 called real, 1 undecided.');
    await session.waitFor('keyward fix');
    const { code, shown } = await session.end();
    assert.equal(code, 1);
    assert(!shown.includes(KEY) && !shown.includes(OTHER) && !shown.includes(WORDS));
    assert.equal(world.read(FILE).match(/fingerprint/g)?.length, 1);
    assert.match((await scanned()).stdout, /3:16[\s\S]*4:19[\s\S]*1 finding suppressed by the baseline/);
  });

  it('audit --all takes back what was accepted; Ctrl-C keeps what was decided', async function () {
    requireTerminal(this);
    await createdWith(`const firstKey = '${KEY}';\nconst secondKey = '${OTHER}';\n`);
    const session = world.terminal(['baseline', 'audit', '--all']);
    await session.waitFor('accepted)');
    await session.waitFor('[q] quit');
    session.type('s');
    await session.waitFor('[2/2]');
    await session.waitFor('[q] quit');
    session.type('\u0003');
    await session.waitFor('1 called real');
    assert.equal((await session.end()).code, 130);
    assert.match((await scanned()).stdout, /1:19[\s\S]*1 finding suppressed by the baseline/);
  });
});
