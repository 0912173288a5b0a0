import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { FixRun } from '../../../cli/src/fix/fix-run';
import type { FixRunOptions, FixTotals } from '../../../cli/src/fix/fix-run';
import { pathShower } from '../../../cli/src/scan/scanner-settings';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { LiteralHistory } from '../../../shared/src/host/git/literal-history';
import type { OldLiteral } from '../../../shared/src/host/git/literal-history';
import { scanOptions } from '../../../shared/src/sources/scanner-settings';
import { PASSWORD, valueOf } from '../../support/local-vault';
import { testContext } from '../cli/test-context';
import { FlowWorld, stripeKey } from './flow-world';

const KEY = stripeKey('one');
const OTHER = stripeKey('other');

describe('keyward fix, run over files', () => {
  let world: FlowWorld;
  beforeEach(async () => { world = await FlowWorld.withVault(); });

  it('previews the very names that it then uses', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    world.write('b.js', `const apiKey = '${KEY}';\n`);
    world.write('c.js', `const apiKey = '${OTHER}';\n`);
    const { output } = await run(['a.js', 'b.js', 'c.js'], { answers: ['y', 'y', 'y'] });
    assert.deepEqual(lookups(output), added('a.js', 'b.js', 'c.js'), output);
    assert.equal(new Set(lookups(output)).size, 2);
  });

  it('previews the names of values that a run before has stored', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    await run(['a.js'], { mode: 'move-all' });
    rmSync(path.join(world.home, 'known-values.json'));
    world.write('b.js', `const apiKey = '${KEY}';\n`);
    const { output } = await run(['b.js'], { mode: 'rehearse' });
    assert.deepEqual(lookups(output), added('a.js'));
    assert.equal(world.read('b.js'), `const apiKey = '${KEY}';\n`);
  });

  it('shows the change that was made where it is another one than the preview', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    await run(['a.js'], { mode: 'move-all' });
    world.write('b.js', `const apiKey = '${KEY}';\n`);
    const service = await world.service();
    valueOf(await service.lock('local'));
    world.prompts.passwords = [PASSWORD];
    const { output } = await run(['b.js'], { answers: ['y'] });
    const [previewed, made] = lookups(output);
    assert.notEqual(previewed, made);
    assert.deepEqual([made], added('b.js'));
  });

  it('shows each change of the rest after "all"', async () => {
    world.write('a.js', `const firstKey = '${KEY}';\nconst secondKey = '${OTHER}';\n`);
    const { output } = await run(['a.js'], { answers: ['a'] });
    assert.deepEqual(lookups(output), added('a.js'));
  });

  it('looks through git\'s history once for all that was moved, and names what is still there', async () => {
    world.write('a.js', `const firstKey = '${KEY}';\nconst secondKey = '${OTHER}';\n`);
    let literals: readonly OldLiteral[] = [];
    let texts: readonly string[] = [];
    let looks = 0;
    const { output } = await run(['a.js'], {
      mode: 'move-all',
      history: {
        containsEach: (asked) => {
          looks += 1;
          literals = asked;
          texts = asked.map(({ value }) => value.text());
          return Promise.resolve(['not-in-history', 'in-history']);
        },
      },
    });
    assert.equal(looks, 1);
    assert.deepEqual(texts, [KEY, OTHER]);
    assert.match(output, /git history: SECOND_KEY\.\n.*Rotate it, .*:\n {6}keyward rotate keyward:\/\/local\/\S+#value\n/);
    assert(!output.includes('FIRST_KEY, '));
    for (const { value } of literals) assert.throws(() => value.text(), 'the copies are zeroed');
  });

  it('gives each command to rotate a line of its own', async () => {
    world.write('a.js', `const firstKey = '${KEY}';\nconst secondKey = '${OTHER}';\n`);
    const { output } = await run(['a.js'], { mode: 'move-all', history: { containsEach: (asked) => Promise.resolve(asked.map(() => 'in-history')) } });
    assert.match(output, /Rotate each of them, .*:\n(?: {6}keyward rotate keyward:\/\/local\/\S+#value\n){2}/);
  });

  it('tells a failure together with its reason, and how a password is given where nobody is asked', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    valueOf(await (await world.service()).lock('local'));
    const { output, errors, totals } = await run(['a.js'], { mode: 'move-all' });
    assert.match(errors, /^failed +a\.js:1 [\s\S]*is locked\.[\s\S]*--password-fd 3/);
    assert.doesNotMatch(output, /failed|keyward unlock/);
    assert.equal(totals.failed, true);
  });

  it('says for which values the history could not be looked at', async () => {
    world.write('a.js', `const firstKey = '${KEY}';\n`);
    const { output } = await run(['a.js'], { mode: 'move-all', history: { containsEach: () => Promise.reject(new Error('git')) } });
    assert.match(output.replace(/\s+/g, ' '), /history could not be searched for FIRST_KEY/);
  });

  it('finds each value by itself in one pass over a repository', async () => {
    rmSync(world.file('.git'), { recursive: true });
    world.write('sub/a.js', `const stripeKey = '${KEY}';\n`);
    const git = (...args: string[]): void => {
      execFileSync('git', ['-C', world.project, '-c', 'user.name=a', '-c', 'user.email=a@example.invalid', ...args]);
    };
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
    const history = new LiteralHistory({ environment: process.env, platform: process.platform, forbidden: () => [], timeoutMs: 20_000 });
    const literal = (file: string, text: string): OldLiteral => {
      const value = SecretValue.fromText(text);
      return { file, value, sourceForm: value };
    };
    assert.deepEqual(await history.containsEach([
      literal(world.file('b.js'), OTHER), literal(world.file('sub/a.js'), KEY), literal(path.join(world.home, 'c.js'), KEY),
    ]), ['not-in-history', 'in-history', 'not-a-repository']);
  });

  it('names the lines of the file as it was before the run', async () => {
    world.write('.env', `# shop\nFIRST_KEY=${KEY}\nSECOND_KEY=${OTHER}\nTHIRD_KEY=${KEY}\n`);
    const { output } = await run(['.env'], { mode: 'move-all' });
    assert.deepEqual([...output.matchAll(/^moved +\.env:(\d)/gm)].map(([, line]) => line), ['2', '3', '4'], output);
  });

  it('claims nothing in a preview', async () => {
    world.write('config.json', `{ "stripeKey": "${KEY}" }\n`);
    const { output, totals } = await run(['config.json'], { mode: 'rehearse' });
    assert.match(output.replace(/\s+/g, ' '), /STRIPE_KEY would be stored in "local"[^.]*\. The code would stay as it is/);
    assert.doesNotMatch(output.replace(/\s+/g, ' '), /is now in|was left|it is in the store/);
    assert.deepEqual(totals, { moved: 0, stored: 1, left: 0, stopped: false, failed: false });
  });

  it('says once which files gained lines, and that git still tracks a .env', async () => {
    world.write('.env', 'MODE=test\n');
    world.write('a.js', `const firstKey = '${KEY}';\nconst secondKey = '${OTHER}';\n`);
    const output = (await run(['a.js'], { mode: 'move-all', tracked: world.file('.env') })).output.replace(/\s+/g, ' ');
    assert.equal(output.split('gained lines, and no values: keyward.env, .env.example, .gitignore.').length, 2, output);
    assert.match(output, /Git still tracks \.env, [^→]*→ Run "git rm --cached \.env"/);
  });

  it('says once what a pod needs, by names', async () => {
    world.write('pod.yaml', [
      'apiVersion: v1', 'kind: Pod', 'metadata:', '  name: shop', 'spec:', '  containers:', '    - name: shop', '      env:',
      '        - name: STRIPE_KEY', `          value: "${KEY}"`, '        - name: OTHER_STRIPE_KEY', `          value: "${OTHER}"`, '',
    ].join('\n'));
    const output = (await run(['pod.yaml'], { mode: 'move-all' })).output.replace(/\s+/g, ' ');
    assert.match(output, /More is needed for STRIPE_KEY, OTHER_STRIPE_KEY\. → Before the pod starts, create the Secret/);
  });

  it('stores nothing that no code would read while a manifest waits for approval', async () => {
    const manifest = 'STRIPE_KEY=keyward://local/shop/stripe-key#value\n';
    world.write('keyward.env', manifest);
    world.write('config.json', `{ "stripeKey": "${KEY}" }\n`);
    const { output, totals } = await run(['config.json'], { mode: 'move-all' });
    assert.match(output.replace(/\s+/g, ' '), /is not approved[^→]*→ Run "keyward allow"/);
    assert.equal(world.read('keyward.env'), manifest);
    assert.deepEqual(await world.names(), []);
    assert.equal(totals.left, 1);
  });

  interface Choices {
    readonly mode?: FixRunOptions['mode'];
    readonly answers?: string[];
    readonly history?: FixRunOptions['history'];
    readonly tracked?: string;
  }

  async function run(names: readonly string[], { mode = 'ask', answers = [], history, tracked }: Choices): Promise<{ readonly output: string; readonly errors: string; readonly totals: FixTotals }> {
    const { context, stdout, stderr } = testContext({ cwd: world.project });
    const settings = { fingerprintKey: Buffer.alloc(32, 7), maxFileBytes: 1_000_000 };
    const fix = new FixRun({
      context, ports: { ...await world.ports(), service: await world.service() }, mode, pathOf: pathShower(world.project), severities: new Set(['error', 'warning', 'information']),
      isTracked: (file) => Promise.resolve(file === tracked),
      choices: { style: 'plain', defaultStore: 'local' }, scan: scanOptions(settings, () => performance.now(), () => false),
      history: history ?? { containsEach: (literals) => Promise.resolve(literals.map(() => 'not-a-repository')) },
      dialogue: {
        choose: <Letter extends string>(_question: string, meanings: Readonly<Record<Letter, string>>) => {
          const answer = answers.shift() ?? '';
          const isLetter = (text: string): text is Letter => Object.hasOwn(meanings, text);
          return Promise.resolve(isLetter(answer) ? answer : undefined);
        },
      },
    });
    const totals = await fix.fix(names.map((name) => world.file(name)));
    return { output: stdout(), errors: stderr(), totals };
  }

  /** The lookups of a diff's added lines, in their order. */
  function lookups(output: string): readonly string[] {
    return [...output.matchAll(/^\+.*process\.env\.(\w+)/gm)].map(([, name]) => name ?? '');
  }

  /** The lookups that the files have now. */
  function added(...names: readonly string[]): readonly string[] {
    return names.flatMap((name) => [...world.read(name).matchAll(/process\.env\.(\w+)/g)].map(([, variable]) => variable ?? ''));
  }
});
