import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEPLOY_KEY } from '../scan/own-rules/acme-rule';
import { stripeKey } from '../../protocol/made-up-secrets';
import { CliUser } from './cli-user';

const RULE = `
  - id: acme/deploy-key
    title: Acme deploy key
    keywords: [acmedeploy-]
    pattern: '\\bacmedeploy-[a-z0-9]{24}\\b'
    max_length: 35
`;

describe('configuration files of detection', function () {
  this.timeout(30_000);
  let user: CliUser;
  let cwd: string;
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(user.project, name)), { recursive: true });
    writeFileSync(path.join(user.project, name), text);
  };
  /** Rules of the findings by place, how many were silenced, and the code. */
  const scan = async (...args: readonly string[]): Promise<{ readonly rules: readonly string[]; readonly silenced: number; readonly code: number; readonly stderr: string }> => {
    const { code, stdout, stderr } = await user.run(['scan', '--format', 'json', '--workers', '0', ...args], { cwd });
    const report = JSON.parse(stdout === '' ? '{"findings":[],"summary":{"suppressed":-1}}' : stdout) as {
      readonly findings: readonly { readonly path: string; readonly ruleId: string; readonly severity: string }[]; readonly summary: { readonly suppressed: number };
    };
    const rules = report.findings.map((finding) => `${finding.path} ${finding.ruleId} ${finding.severity}`);
    return { rules, silenced: report.summary.suppressed, code, stderr };
  };

  beforeEach(() => {
    user = new CliUser();
    cwd = user.project;
    write('a.js', `const k = "${stripeKey}";\n`);
    write('test/b.js', `const d = "${DEPLOY_KEY}";\n`);
  });

  it('bring rules of one\'s own, from the user and from the repository', async () => {
    const expected = ['a.js keyward/stripe-secret-key error', 'test/b.js acme/deploy-key error'];
    write('keyward.yaml', `version: 1\nown_rules:${RULE}`);
    assert.deepEqual((await scan()).rules, expected);
    assert.deepEqual((await scan('--no-workspace-config')).rules, expected.slice(0, 1));
    write('keyward.yaml', 'version: 1\n');
    writeFileSync(path.join(user.home, 'detection.yaml'), `version: 1\nown_rules:${RULE}`, { mode: 0o600 });
    assert.deepEqual((await scan('--no-workspace-config')).rules, expected);
  });

  it('hold for the whole repository, from whichever folder of it a scan starts', async () => {
    execFileSync('git', ['init', '-q'], { cwd: user.project });
    write('keyward.yaml', `version: 1\nfolders:\n  - path: test/**\n    rules:\n      acme/deploy-key: information\nown_rules:${RULE}`);
    cwd = path.join(user.project, 'test');
    assert.deepEqual((await scan()).rules, ['b.js acme/deploy-key information']);
    execFileSync('git', ['add', '.'], { cwd: user.project });
    assert.deepEqual((await scan('--staged')).rules, ['a.js keyward/stripe-secret-key error', 'test/b.js acme/deploy-key information']);
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.invalid', 'commit', '-qm', 'x'], { cwd: user.project });
    assert.deepEqual((await scan('--history', '.')).rules, ['test/b.js acme/deploy-key information']);
  });

  const silencing: readonly (readonly [what: string, text: string])[] = [
    ['a rule that is switched off', 'rules:\n  keyward/stripe-*: off'],
    ['a rule that is switched off for a folder', 'folders:\n  - path: "*.js"\n    rules:\n      keyward/stripe-secret-key: off'],
    ['a certainty that nothing reaches', 'min_confidence: 0.99\nrules: {}'],
    ['an allowed path', 'allow:\n  - path: a.js'],
    ['an allowed rule', 'allow:\n  - rule: keyward/stripe-secret-key'],
    ['an allowed value', 'allow:\n  - value: sk_live_\\w+\n    reason: made up'],
  ];
  for (const [what, text] of silencing) {
    it(`silence by ${what}, and that is counted and can be seen`, async () => {
      write('keyward.yaml', `version: 1\n${text}\n`);
      const { rules, silenced, code } = await scan('a.js');
      assert.deepEqual([rules, silenced, code], [[], 1, 0]);
      assert.equal((await scan('a.js', '--no-workspace-config')).rules.length, 1);
    });
  }

  it('are worth more the nearer they are: a folder beats the whole, the repository the user', async () => {
    writeFileSync(path.join(user.home, 'detection.yaml'), 'version: 1\nrules:\n  keyward/stripe-secret-key: off\n', { mode: 0o600 });
    assert.deepEqual((await scan('a.js')).rules, []);
    write('keyward.yaml', 'version: 1\nrules:\n  keyward/stripe-secret-key: on\n');
    assert.equal((await scan('a.js')).rules.length, 1);
    write('keyward.yaml', 'version: 1\nrules:\n  keyward/stripe-secret-key: on\nfolders:\n  - path: a.*\n    rules:\n      keyward/stripe-secret-key: information\n');
    assert.deepEqual((await scan('a.js')).rules, ['a.js keyward/stripe-secret-key information']);
  });

  it('with an entry that cannot be used hold without it: that is said, and the scan is incomplete', async () => {
    write('keyward.yaml', `version: 1\nown_rules:${RULE}${RULE.slice(1).replace('deploy-key', 'other').replace('\\bacme', '(?=acme')}rules:\n  keyward/stripe-secret-key: off\n`);
    const { rules, code, stderr } = await scan('--fail-on', 'never');
    assert.deepEqual([rules, code], [['test/b.js acme/deploy-key error'], 3]);
    assert.match(stderr.replace(/\s+/g, ' '), /keyward\.yaml:11:5: own_rules\[1\]\.pattern: this is no regular expression/);
  });

  it('that cannot be read end the command before it begins', async () => {
    write('keyward.yaml', 'version: 1\nrules: [\n');
    for (const args of [['scan'], ['fix', '--dry-run'], ['baseline', 'create']]) {
      const { code, stderr } = await user.run(args);
      assert.equal(code, 2, args.join(' '));
      assert.match(stderr.replace(/\s+/g, ' '), /keyward\.yaml:3:1: this is not YAML\. Nothing was scanned or changed/, args.join(' '));
    }
    assert.equal((await scan('a.js', '--no-workspace-config')).rules.length, 1);
  });

  it('of the user that others may write are not used', async function () {
    if (process.platform === 'win32') this.skip();
    writeFileSync(path.join(user.home, 'detection.yaml'), 'version: 1\n');
    execFileSync('chmod', ['666', path.join(user.home, 'detection.yaml')]);
    const { code, stderr } = await user.run(['scan', 'a.js']);
    assert.equal(code, 2);
    assert.match(stderr, /can be written by others/);
  });

  it('name a rule that there is not: that is said and nothing more', async () => {
    write('keyward.yaml', 'version: 1\nrules:\n  keyward/stripe-sekret-key: off\n');
    const { rules, code, stderr } = await scan('a.js', '--fail-on', 'never');
    assert.deepEqual([rules.length, code], [1, 0]);
    assert.match(stderr, /keyward\.yaml:3:3: rules\.keyward\/stripe-sekret-key: there is no rule of this name/);
  });

  it('and a baseline keep "keyward fix" from what they accept', async () => {
    write('keyward.yaml', 'version: 1\nallow:\n  - path: a.js\n');
    assert.match((await user.run(['fix', '--dry-run'])).stdout, /Nothing to move/);
    write('keyward.yaml', 'version: 1\n');
    assert.equal((await user.run(['baseline', 'create'])).code, 0);
    assert.match((await user.run(['fix', '--dry-run'])).stdout, /Nothing to move/);
    assert.match((await user.run(['fix', '--dry-run', '--no-baseline'])).stdout, /1 would be moved/);
  });
});

describe('keyward rules', function () {
  this.timeout(30_000);
  let user: CliUser;
  beforeEach(() => { user = new CliUser(); });

  it('lists built-in rules and own ones, by words, as a table or JSON', async () => {
    writeFileSync(path.join(user.project, 'keyward.yaml'), `version: 1\nown_rules:${RULE}rules:\n  keyward/stripe-webhook-secret: off\n`);
    const { stdout, code } = await user.run(['rules', 'list', 'stripe', 'SECRET']);
    assert.equal(code, 0);
    assert.match(stdout, /keyward\/stripe-secret-key +Stripe secret key +error +built-in/);
    assert.match(stdout, /keyward\/stripe-webhook-secret .* off +built-in/);
    assert.doesNotMatch(stdout, /restricted|acme/);
    const { rules } = JSON.parse((await user.run(['rules', 'list', 'acme', 'deploy', '--json'])).stdout) as { readonly rules: readonly Readonly<Record<string, unknown>>[] };
    assert.deepEqual(rules.map(({ id, origin, severity }) => [id, origin, severity]), [['acme/deploy-key', 'own', 'error']]);
    const all = JSON.parse((await user.run(['rules', 'list', '--json'])).stdout) as { readonly rules: readonly { readonly id: string }[] };
    assert(all.rules.length > 500 && all.rules.some(({ id }) => id === 'keyward/generic-password'));
    assert.match((await user.run(['rules', 'list', 'nosuchword'])).stdout, /No rule/);
  });

  it('explains a rule, and says of a wrong name where to look', async () => {
    const { stdout } = await user.run(['rules', 'explain', 'stripe-secret-key']);
    assert.match(stdout, /^Stripe secret key {2}keyward\/stripe-secret-key\n/);
    for (const part of [/keywords +sk_live_/, /what to do +Roll or delete/, /vendor page +https:/, /severity +error at most/]) assert.match(stdout, part);
    const wrong = await user.run(['rules', 'explain', 'acme/other-key']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /keyward rules list/);
    const slip = await user.run(['rules', 'explain', 'stripe-secert-key']);
    assert.equal(slip.code, 2);
    assert.match(slip.stderr, /Did you mean keyward\/stripe-secret-key/);
    writeFileSync(path.join(user.project, 'keyward.yaml'), `version: 1\nown_rules:\n${RULE.slice(1)}`);
    const own = (await user.run(['rules', 'explain', 'acme/deploy-key'])).stdout;
    assert.match(own, /from +a rule of your own/);
    assert.doesNotMatch(own, /vendor page|rule page/);
  });

  it('checks rules by their examples and prints none of them', async () => {
    const examples = `    examples: [[acmedeploy-, ${DEPLOY_KEY.slice(11)}], [acme-deploy-, k3j9x2m7], [acmedeploy-, short]]\n    counter_examples: [[acmedeploy-, ${DEPLOY_KEY.slice(11)}], nothing]\n`;
    const file = path.join(user.project, 'keyward.yaml');
    writeFileSync(file, `version: 1\nown_rules:${RULE}${examples}`);
    const { code, stdout, stderr } = await user.run(['rules', 'check']);
    assert.equal(code, 2);
    assert.deepEqual(stdout.trim().split('\n'), [
      'acme/deploy-key: example 2 is not found: none of the keywords is in it',
      'acme/deploy-key: example 3 is not found: the pattern does not match it, or matches more than max_length',
      'acme/deploy-key: counter-example 1 is found',
      '1 rule of your own, 5 examples: 3 to mend.',
    ]);
    assert.doesNotMatch(stdout + stderr, /k3j9x2m7/);
    writeFileSync(file, `version: 1\nown_rules:${RULE}    examples: [[acmedeploy-, ${DEPLOY_KEY.slice(11)}]]\n    counter_examples: [acmedeploy-x]\n`);
    assert.deepEqual(await user.run(['rules', 'check', 'keyward.yaml']), { code: 0, stdout: '1 rule of your own, 2 examples: all is well.\n', stderr: '' });
    assert.equal((await user.run(['scan', '--workers', '0'])).code, 0, 'examples in pieces are no findings');
  });

  it('says what else is wrong with a file, and that there is none', async () => {
    writeFileSync(path.join(user.project, 'mine.yaml'), `version: 1\nown_rules:${RULE}`);
    assert.match((await user.run(['rules', 'check', 'mine.yaml'])).stdout, /acme\/deploy-key: it has no example/);
    writeFileSync(path.join(user.project, 'mine.yaml'), 'version: 1\nexclude: [a]\n');
    assert.match((await user.run(['rules', 'check', 'mine.yaml'])).stdout, /^mine\.yaml:2:1: exclude: a member has a name that Keyward does not know\n/);
    assert.equal((await user.run(['rules', 'check', 'none.yaml'])).code, 2);
  });
});
