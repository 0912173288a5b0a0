import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { projectRoot } from '../support/requirements';

/**
 * Exactly these files go to users. A new one is a decision: add it to vsix-contents.txt and say why in the commit.
 * `<platform>` stands for the one that dist/ was built for, `<part>` for the parts of the terminal program, `<language>` for each that is analysed.
 */
describe('the package', () => {
  before(() => assert.ok(existsSync(path.join(projectRoot, 'dist', 'client.js')), 'run `npm run build` first'));

  it('holds the files of test/architecture/vsix-contents.txt and no other', async function () {
    this.timeout(60_000);
    const files = await listFiles({ cwd: projectRoot, packageManager: PackageManager.None });
    const expected = readFileSync(path.join(__dirname, 'vsix-contents.txt'), 'utf8').trimEnd().split('\n');
    assert.deepEqual([...new Set(files.map(withoutPlatform))].sort(), expected);
  });
});

function withoutPlatform(file: string): string {
  return file.split(path.sep).join('/')
    .replace(/(@napi-rs\/keyring-|keyring\.)[a-z0-9-]+(?=[/.])/g, '$1<platform>')
    .replace(/^(dist\/grammars\/tree-sitter)-[\w-]+(?=\.wasm$)/, '$1-<language>')
    .replace(/^dist\/chunks\/[\w-]+\.js$/, 'dist/chunks/<part>.js')
    .replace(/^dist\/chunks\/[\w-]+\.[a-z0-9]+-[a-z0-9]+\.v8$/, 'dist/chunks/<part>.<platform>.v8')
    .replace(/prebuilds\/[^/]+\//, 'prebuilds/<platform>/');
}
