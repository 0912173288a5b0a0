import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { requires } from '../support/requirements';
import { CliWorld, stripeKey } from './support/cli-world';

const cache = process.env['KEYWARD_TEST_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'keyward-test');
const DETECT_SECRETS = path.join(cache, 'detect-secrets-1.5.0');

const KEY = stripeKey('detect-secrets');
const WORDS = ['Tr0ub', 'dor', 'kQ9!', 'zebra'].join('');
const TOKEN = ['R9sT2uV4wX6y', 'Z8aB1cD3eF5g'].join('');
const PEM = ['-----BEGIN RSA ', 'PRIVATE KEY-----\\nMIIEpAIBAAKCAQEAx5T0\\n-----END RSA ', 'PRIVATE KEY-----'].join('');

const FILES: Readonly<Record<string, string>> = {
  'src/pay.js': `const stripeKey = '${KEY}';\nconst password = '${WORDS}';\n`,
  'src/db.py': `password = "${WORDS}"\n\napi_token = "${TOKEN}"\n`,
  'deploy/values.yaml': `database:\n  password: ${TOKEN}\n  secret_key: "${WORDS}9"\n`,
  'certs/key.json': `{"key": "${PEM}"}\n`,
};

interface Baseline {
  readonly results: Readonly<Record<string, readonly { readonly line_number: number }[]>>;
}

/** The real detect-secrets, its baseline, and what is left of our findings. */
describe('a baseline that detect-secrets made', function () {
  this.timeout(120_000);
  let world: CliWorld;

  before(function () {
    requires(this, 'detect-secrets', existsSync(path.join(DETECT_SECRETS, 'complete')), 'bash scripts/install-test-programs.sh');
  });

  beforeEach(() => {
    world = new CliWorld();
    for (const [name, text] of Object.entries(FILES)) world.write(name, text);
  });

  function detectSecrets(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('python3', ['-m', 'detect_secrets', ...args], {
      cwd: world.project, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: world.home, PYTHONPATH: DETECT_SECRETS },
    });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  async function linesFound(): Promise<readonly string[]> {
    const { stdout } = await world.run(['scan', '--format', 'json', '--fail-on', 'never', ...Object.keys(FILES)]);
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly path: string; readonly start: { readonly line: number } }[] };
    return [...new Set(findings.map(({ path: name, start }) => `${name}:${start.line}`))].sort();
  }

  it('silences exactly what it names; a changed value and a new one are reported', async () => {
    const all = await linesFound();
    world.write('.secrets.baseline', detectSecrets('scan', '--all-files'));
    const { results } = JSON.parse(world.read('.secrets.baseline')) as Baseline;
    const named = new Set(Object.entries(results).flatMap(([name, entries]) => entries.map(({ line_number: line }) => `${name}:${line}`)));
    assert(named.size >= 4, 'it finds something of its own');
    const { code, stdout, stderr } = await world.run(['baseline', 'create', '--from', '.secrets.baseline']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /of what detect-secrets names/);
    assert.deepEqual(await linesFound(), all.filter((place) => !named.has(place)));
    world.write('src/db.py', `password = "${WORDS}x"\n\napi_token = "${TOKEN}"\n`);
    assert.deepEqual(await linesFound(), [...all.filter((place) => !named.has(place)), 'src/db.py:1'].sort());
  });

  it('counts without what its user called a real secret', async () => {
    const baseline = JSON.parse(detectSecrets('scan', '--all-files')) as Baseline;
    const results = Object.fromEntries(Object.entries(baseline.results).map(([name, entries]) => [name, entries.map((entry) => ({ ...entry, is_secret: true }))]));
    world.write('.secrets.baseline', JSON.stringify({ ...baseline, results }));
    const all = await linesFound();
    assert.equal((await world.run(['baseline', 'create', '--from', '.secrets.baseline'])).code, 0);
    assert.deepEqual(await linesFound(), all);
  });

  it('and its marks are heeded as it heeds them', async () => {
    const marks = ['pragma: allowlist secret', 'pragma:allowlist secret', 'pragma: allowlist-secret', 'pragma: whitelist secret', 'pragma: allow list secret'];
    const text = marks.map((mark) => `password = "${WORDS}"  # ${mark}\n`).join('') + `# pragma: allowlist nextline secret\npassword = "${WORDS}"\n`;
    world.write('src/db.py', text);
    const { results } = JSON.parse(detectSecrets('scan', '--all-files', 'src/db.py')) as Baseline;
    const theirs = (results['src/db.py'] ?? []).map(({ line_number: line }) => `src/db.py:${line}`);
    assert.deepEqual(theirs, ['src/db.py:5']);
    assert.deepEqual((await linesFound()).filter((place) => place.startsWith('src/db.py')), theirs);
  });
});
