import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { walk } from '../../../shared/src/sources/walk';

const hasGit = ((): boolean => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('ignore files', () => {
  let root: string;
  beforeEach(() => { root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-ignore-'))); });
  afterEach(() => { rmSync(root, { recursive: true }); });

  function write(name: string, text = ''): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }

  async function files(from = '.'): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const entry of walk({ roots: [path.join(root, from)], base: root, respectIgnoreFiles: true })) {
      if (entry.kind === 'file' && !entry.path.endsWith('.gitignore')) found.push(entry.path);
    }
    return found.sort();
  }

  it('hold for their folder and below, and the nearest word counts', async () => {
    write('.git/HEAD');
    write('.gitignore', '*.log\n/build/\n');
    write('a/.gitignore', '!kept.log\nlocal\n');
    for (const name of ['x.log', 'x.js', 'build/x.js', 'a/build/x.js', 'a/kept.log', 'a/other.log', 'a/local/x.js', 'local/x.js']) write(name);
    assert.deepEqual(await files(), ['a/build/x.js', 'a/kept.log', 'local/x.js', 'x.js']);
  });

  it('of the folders above a root hold in it, up to the repository', async () => {
    write('.gitignore', 'x.js\n');
    write('repository/.git/info/exclude', 'secret.js\n');
    write('repository/.gitignore', '*.log\n');
    for (const name of ['x.js', 'x.log', 'secret.js']) write(`repository/deep/er/${name}`);
    assert.deepEqual(await files('repository/deep/er'), ['repository/deep/er/x.js']);
  });

  it('do not hold for what is named', async () => {
    write('.git/HEAD');
    write('.gitignore', 'node_modules/\n*.log\n');
    for (const name of ['node_modules/a/x.js', 'node_modules/a/node_modules/b/x.js', 'node_modules/a/x.log', 'x.log']) write(name);
    assert.deepEqual(await files('.'), []);
    assert.deepEqual(await files('node_modules'), ['node_modules/a/node_modules/b/x.js', 'node_modules/a/x.js', 'node_modules/a/x.log']);
    assert.deepEqual(await files('x.log'), ['x.log']);
  });

  it('that would take for ever are passed over', async () => {
    write('.git/HEAD');
    write('.gitignore', `${'*a'.repeat(40)}b\n${'**/a/'.repeat(30)}b\n*.log\n`);
    write(`${'a'.repeat(200)}.js`);
    write(`${'a/'.repeat(60)}c.js`);
    write('x.log');
    assert.equal((await files()).length, 2);
  });

  it('are read without a byte order mark and with either line end, as in git', async () => {
    write('.git/HEAD');
    write('.gitignore', '\ufeff*.log\r\nlocal/\r\n\r\n# a note\r\n!kept.log');
    for (const name of ['x.log', 'kept.log', 'local/x.js', 'x.js']) write(name);
    assert.deepEqual(await files(), ['kept.log', 'x.js']);
  });

  it('take back through several folders, each by its own word', async () => {
    write('.git/HEAD');
    write('.gitignore', '*.js\n');
    write('a/.gitignore', '!*.js\n');
    write('a/b/.gitignore', 'x.js\n');
    write('a/b/c/.gitignore', '!x.js\n');
    for (const folder of ['', 'a/', 'a/b/', 'a/b/c/']) for (const name of ['x.js', 'y.js']) write(`${folder}${name}`);
    assert.deepEqual(await files(), ['a/b/c/x.js', 'a/b/c/y.js', 'a/b/y.js', 'a/x.js', 'a/y.js']);
  });

  it('cannot take back what lies in an ignored folder', async () => {
    write('.git/HEAD');
    write('.gitignore', 'out/\n!out/kept.js\n');
    write('out/.gitignore', '!kept.js\n');
    write('out/kept.js');
    assert.deepEqual(await files(), []);
  });

  it('that are too long are passed over', async () => {
    write('.git/HEAD');
    write('.gitignore', `${'*.none\n'.repeat(150_000)}x.js\n`);
    write('x.js');
    assert.deepEqual(await files(), ['x.js']);
  });

  it('that are no regular files are passed over', async function () {
    if (process.platform === 'win32') this.skip();
    write('.git/HEAD');
    execFileSync('mkfifo', [path.join(root, '.gitignore')]);
    write('x.js');
    assert.deepEqual(await files(), ['x.js']);
  });

  it('mean what they mean to git', async function () {
    this.timeout(60_000);
    if (!hasGit) this.skip();
    const rule = fc.constantFrom('*.js', '!*.js', 'a', 'a/', '/a', '/a/b', 'b/*', '!b/x.js', '**/c', 'a/**', 'a/**/x.js', '# note', '', '[ab]', '?.js', '\\!x', 'x.j*', '!a/');
    const rules = fc.array(rule, { maxLength: 5 });
    const names = ['x.js', 'a', 'b/x.js', 'b/y.txt', 'c/x.js', 'c/a/b/x.js', 'c/a/y.txt', 'd/c', 'd/b/b'].filter((name) => name !== 'a');
    execFileSync('git', ['init', '-q'], { cwd: root });
    for (const name of names) write(name);
    await fc.assert(fc.asyncProperty(rules, rules, rules, async (top, inC, inA) => {
      write('.gitignore', `${top.join('\n')}\n`);
      write('c/.gitignore', `${inC.join('\n')}\n`);
      write('c/a/.gitignore', `${inA.join('\n')}\n`);
      const listed = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard'], { cwd: root }).toString().split('\0');
      const expected = listed.filter((name) => name !== '' && !name.endsWith('.gitignore')).sort();
      const found = await files();
      // A folder that a nearer file takes back is scanned whole: more than git lists, never less.
      if ([...top, ...inC, ...inA].includes('!a/')) assert.deepEqual(expected.filter((name) => !found.includes(name)), []);
      else assert.deepEqual(found, expected);
    }), { numRuns: 60 });
  });
});
