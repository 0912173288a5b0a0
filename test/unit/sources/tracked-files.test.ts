import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findGit } from '../../../shared/src/host/git/find-git';
import type { TrackedFiles } from '../../../shared/src/host/git/tracked-files';
import { trackedFiles } from '../../../shared/src/host/git/tracked-files';
import type { WalkOptions } from '../../../shared/src/sources/walk';
import { walk } from '../../../shared/src/sources/walk';
import { requires } from '../../support/requirements';

const ENVIRONMENT = { PATH: process.env['PATH'] };
const SEARCH = { environment: ENVIRONMENT, platform: process.platform, forbidden: [] };

describe('files that git tracks and a rule ignores', () => {
  let root: string;
  let asked: string[];

  before(async function () {
    requires(this, 'git', await findGit(SEARCH) !== undefined, 'install git');
  });
  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-tracked-')));
    asked = [];
    git('.', 'init', '-q');
  });
  afterEach(() => { rmSync(root, { recursive: true, force: true }); });

  function git(folder: string, ...args: readonly string[]): void {
    execFileSync('git', args, { cwd: path.join(root, folder), env: { ...ENVIRONMENT, HOME: root }, stdio: 'ignore' });
  }

  function write(...names: readonly string[]): void {
    for (const name of names) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), '');
    }
  }

  function rules(name: string, text: string): void {
    write(name);
    writeFileSync(path.join(root, name), text);
  }

  /** Paths of the files that a walk visits, without rule files. */
  async function visit(more: Partial<WalkOptions> = {}, list: TrackedFiles = trackedFiles(SEARCH)): Promise<readonly string[]> {
    const counted: TrackedFiles = (repository, signal) => {
      asked.push(path.relative(root, repository));
      return list(repository, signal);
    };
    const seen: string[] = [];
    for await (const entry of walk({ roots: [root], base: root, respectIgnoreFiles: true, trackedFiles: counted, ...more })) {
      if (entry.kind === 'file' && !entry.path.endsWith('.gitignore')) seen.push(entry.path);
    }
    return seen;
  }

  it('are visited; what is not tracked stays hidden', async () => {
    write('.env', 'app/.env', 'app/local.env', 'x.js');
    git('.', 'add', '.env', 'app/.env', 'x.js');
    rules('.gitignore', '*.env\n');
    assert.deepEqual(await visit(), ['.env', 'x.js', 'app/.env']);
    assert.deepEqual(asked, [''], 'git is asked once');
  });

  it('are visited in an ignored folder, and nothing else in it', async () => {
    write('out/a/kept.js', 'out/a/made.js', 'out/b/made.js', 'out/é "x"\n.js');
    git('.', 'add', 'out/a/kept.js', 'out/é "x"\n.js');
    rules('.gitignore', 'out/\n');
    assert.deepEqual(await visit(), ['out/é "x"\n.js', 'out/a/kept.js']);
  });

  it('are visited where the walk begins below the root of the repository', async () => {
    write('app/.env', 'app/new.env');
    git('.', 'add', 'app/.env');
    rules('.gitignore', '*.env\n');
    assert.deepEqual(await visit({ roots: [path.join(root, 'app')] }), ['app/.env']);
    assert.deepEqual(asked, ['']);
  });

  it('are visited in a repository inside the repository, whichever of the two ignores them', async () => {
    write('inner/a.env', 'inner/b.key', 'inner/new.key', '.env');
    git('inner', 'init', '-q');
    git('inner', 'add', 'a.env', 'b.key');
    git('.', 'add', '.env');
    rules('.gitignore', '*.env\n');
    rules('inner/.gitignore', '*.key\n');
    assert.deepEqual(await visit(), ['.env', 'inner/a.env', 'inner/b.key']);
    assert.deepEqual(asked, ['', 'inner']);
  });

  it('stay out where the user excludes them, and as folders of caches', async () => {
    write('.env', 'node_modules/a.env');
    git('.', 'add', '-f', '.');
    rules('.gitignore', '*.env\n');
    assert.deepEqual(await visit({ excluded: (name) => name === '.env' }), []);
  });

  it('start no git where nothing is ignored, for a file that is named, and outside repositories', async () => {
    write('.env');
    git('.', 'add', '.env');
    assert.deepEqual(await visit(), ['.env']);
    rules('.gitignore', '.env\n');
    assert.deepEqual(await visit({ roots: [path.join(root, '.env')] }), ['.env']);
    assert.deepEqual(await visit({ respectIgnoreFiles: false }), ['.env']);
    rmSync(path.join(root, '.git'), { recursive: true });
    assert.deepEqual(await visit(), []);
    assert.deepEqual(asked, []);
  });

  it('stay hidden where git is missing or refuses, and nothing fails', async () => {
    write('.env', 'x.js');
    git('.', 'add', '.');
    rules('.gitignore', '.env\n');
    assert.deepEqual(await visit({}, trackedFiles({ ...SEARCH, environment: { PATH: '' } })), ['x.js']);
    writeFileSync(path.join(root, '.git', 'index'), 'damaged');
    assert.deepEqual(await visit(), ['x.js']);
  });

  it('run no program that the repository names', async () => {
    write('.env');
    git('.', 'add', '.');
    rules('.gitignore', '.env\n');
    const mark = path.join(root, 'mark');
    git('.', 'config', 'core.fsmonitor', `touch '${mark}'; false`);
    assert.deepEqual(await visit(), ['.env']);
    assert(!existsSync(mark));
  });
});
