import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleScript } from '../support/bundle';
import { requires } from '../support/requirements';
import { canRun } from './programs';
import { isInstalled, readersCache } from './readers';

const APPLICATIONS = 'applications-1';
const PASSWORD = ['plain', 'Wooden', '42', 'lantern'].join('-');

interface Application {
  readonly title: string;
  readonly folder: string;
  /** Its own tests. */
  readonly test: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** So many values at least become lookups: the package's credentials are what its tests compute with. */
  readonly moved: number;
  readonly probe: readonly [string, ...string[]];
  readonly howToGet: string;
}

const at = (...parts: readonly string[]): string => path.join(readersCache, APPLICATIONS, ...parts);

const applications: readonly Application[] = [
  {
    title: 'an npm package: oauth-1.0a', folder: 'npm', moved: 30, probe: [process.execPath, '--version'], howToGet: '',
    test: [process.execPath, at('npm', 'node_modules', 'mocha', 'bin', 'mocha.js'), 'test/twitter_sample_data.js', 'test/options'],
    env: { NODE_PATH: at('npm', 'node_modules') },
  },
  {
    title: 'a Python package: oauthlib', folder: 'python', moved: 80, probe: ['python3', '--version'], howToGet: 'apt-get install python3',
    test: ['python3', '-W', 'ignore', '-m', 'unittest', 'discover', '-s', '.'],
    env: { PYTHONPATH: at('python', 'needs'), PYTHONDONTWRITEBYTECODE: '1' },
  },
  {
    title: 'a Go module: golang-jwt', folder: 'go', moved: 40, probe: ['go', 'version'], howToGet: 'https://go.dev/dl/',
    test: ['go', 'test', '-count=1', './...'], env: { GOFLAGS: '-mod=mod' },
  },
];

/** Nothing is planted: these are the literals that their authors wrote. */
describe('keyward fix --all on published packages', function () {
  this.timeout(300_000);
  let program = '';
  let work = '';

  before(function () {
    requires(this, 'published packages', isInstalled(APPLICATIONS), 'node scripts/install-applications.mjs');
    program = bundleScript('cli/src/main.ts');
    work = mkdtempSync(path.join(tmpdir(), 'keyward-applications-'));
  });
  after(() => { if (work !== '') rmSync(work, { recursive: true, force: true }); });

  for (const application of applications) {
    const { title, folder, test, env, moved, probe, howToGet } = application;

    it(`${title}: its own tests pass as before, and --undo brings every byte back`, function () {
      requires(this, probe[0], canRun(...probe), howToGet);
      const project = path.join(work, folder);
      cpSync(at(folder, 'package'), project, { recursive: true });
      const original = filesIn(project);
      assertPasses(start(project, test, env), 'before');

      const fixed = keyward(project, ['fix', '--all', '--yes', '--no-ignore', '--password-stdin']);
      const count = Number(/(\d+) moved/.exec(fixed.stdout)?.[1]);
      assert(count >= moved, `${count} moved\n${fixed.stdout.slice(-2000)}\n${fixed.stderr}`);
      assertPasses(keyward(project, ['run', '--password-stdin', '--', ...test], env), 'with lookups');
      assert.notEqual(start(project, test, env).status, 0, 'the tests do not read what was moved: nothing is proved');

      const undone = keyward(project, ['fix', '--undo', '--yes', '--password-stdin']);
      assert.equal(undone.status, 0, undone.stdout.slice(-2000) + undone.stderr);
      assert.deepEqual(changed(original, filesIn(project)), []);
    });
  }

  function keyward(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ReturnType<typeof start> {
    return start(cwd, [process.execPath, program, ...args], { ...env, KEYWARD_HOME: path.join(work, 'keyward-home') }, `${PASSWORD}\n`);
  }

  function start(cwd: string, [command, ...args]: readonly [string, ...string[]], env: Readonly<Record<string, string>>, input = '') {
    return spawnSync(command, args, { cwd, env: { ...process.env, ...env }, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  }
});

function assertPasses({ status, stdout, stderr }: ReturnType<typeof spawnSync>, when: string): void {
  assert.equal(status, 0, `its tests fail ${when}:\n${String(stdout).slice(-3000)}\n${String(stderr).slice(-3000)}`);
}

/** Each file's bytes, by its path. */
function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), readFileSync(file)];
  }));
}

/** Files that came, went or have other bytes. */
function changed(before: ReadonlyMap<string, Buffer>, after: ReadonlyMap<string, Buffer>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((file) => {
    const [old, now] = [before.get(file), after.get(file)];
    return old === undefined || now === undefined || !old.equals(now);
  });
}
