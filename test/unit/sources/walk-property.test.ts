import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { scanFiles } from '../../../shared/src/sources/scan-files';
import { walk } from '../../../shared/src/sources/walk';
import { stripeKey } from '../../protocol/made-up-secrets';

/** A folder's entries by name; a text is a file's content, and a link names where it leads. */
interface Tree { readonly [name: string]: string | Tree | { readonly link: string } }

const names = fc.constantFrom('a', 'b', 'c.js', 'd.py', 'ü.txt', 'with space', '-dash', '[x]', '.hidden', '.git', 'node_modules');
const leaf = fc.oneof(
  fc.constantFrom('', 'const a = 1;\n', `key = "${stripeKey}"\n`),
  fc.record({ link: fc.constantFrom('..', '.', '/', 'a', 'nowhere', '../..') }),
);
const { tree } = fc.letrec<{ tree: Tree; node: Tree[string] }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('tree')),
  tree: fc.dictionary(names, tie('node'), { maxKeys: 5 }),
}));

function plant(folder: string, content: Tree): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, entry] of Object.entries(content)) {
    const file = path.join(folder, name);
    if (typeof entry === 'string') writeFileSync(file, entry);
    else if ('link' in entry && typeof entry.link === 'string') symlinkSync(entry.link, file);
    else plant(file, entry);
  }
}

/** All regular files by the plainest means, caches left out. */
function plainly(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const status = lstatSync(file);
    if (status.isDirectory()) return name === '.git' || name === 'node_modules' ? [] : plainly(file);
    return status.isFile() ? [file] : [];
  });
}

describe('any tree', () => {
  let root: string;
  before(function () { if (process.platform === 'win32') this.skip(); });
  beforeEach(() => { root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-tree-'))); });
  afterEach(() => { rmSync(root, { recursive: true, force: true }); });

  async function inFreshFolder(content: Tree, check: (folder: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(path.join(root, 'tree-'));
    plant(folder, content);
    await check(folder);
    rmSync(folder, { recursive: true });
  }

  it('is walked file by file, each once, never through a link', async () => {
    await fc.assert(fc.asyncProperty(tree, (content) => inFreshFolder(content, async (folder) => {
      const files: string[] = [];
      for await (const entry of walk({ roots: [folder], base: folder, respectIgnoreFiles: false })) {
        if (entry.kind === 'file') files.push(entry.file);
        else assert(entry.reason === 'link' || entry.reason === 'ignored', entry.reason);
      }
      assert.deepEqual([...files].sort(), [...plainly(folder)].sort());
    })), { numRuns: 80 });
  });

  it('is scanned as often as it is walked, and every planted key is found', async () => {
    await fc.assert(fc.asyncProperty(tree, (content) => inFreshFolder(content, async (folder) => {
      const files = plainly(folder);
      const leaking = files.filter((file) => lstatSync(file).size > 20);
      const found: string[] = [];
      const summary = await scanFiles({
        roots: [folder], base: folder, respectIgnoreFiles: false, now: () => 0,
        settings: { fingerprintKey: Buffer.alloc(32), maxFileBytes: 1000 },
      }, { onResult: (result) => { if (result.findings.length > 0) found.push(result.file); } });
      assert.equal(summary.files, files.length);
      assert.equal(summary.incomplete, false);
      assert.deepEqual([...found].sort(), [...leaking].sort());
    })), { numRuns: 25 });
  });
});
