import assert from 'node:assert/strict';
import { filePath, isWritten, languageOf, relativePath } from '../../../server/src/documents/document-place';

describe('the place of a document', () => {
  before(function () { if (process.platform === 'win32') this.skip(); });

  it('is a path for files only', () => {
    assert.equal(filePath('file:///work/a%20b/c.js'), '/work/a b/c.js');
    assert.equal(filePath('file:///work/../etc/x'), '/etc/x');
    for (const uri of ['untitled:Untitled-1', 'https://example.invalid/a.js', '', 'file://host.invalid/x', 'file:///%00', 'file:///%zz']) {
      assert.equal(filePath(uri), undefined, uri);
    }
  });

  it('is relative to the innermost folder', () => {
    const folders = ['/work', '/work/shop', '/work/shop-two'];
    assert.equal(relativePath('file:///work/shop/src/a.js', folders), 'src/a.js');
    assert.equal(relativePath('file:///work/shop-two/a.js', folders), 'a.js');
    assert.equal(relativePath('file:///work/x/a.js', folders), 'x/a.js');
    assert.equal(relativePath('file:///elsewhere/deep/a.js', folders), 'a.js');
  });

  it('of a cell is its notebook', () => {
    assert.equal(relativePath('vscode-notebook-cell:/work/shop/a.ipynb#W0sZmlsZQ==', ['/work/shop']), 'a.ipynb');
    assert.equal(relativePath('vscode-notebook-cell:///work/shop/a.ipynb', ['/work/shop']), 'a.ipynb');
  });

  it('is none for what has no file', () => {
    assert.equal(relativePath('untitled:Untitled-1', ['/work']), undefined);
    assert.equal(relativePath('vscode-vfs://github/a/b.js', ['/work']), undefined);
  });

  it('decides what is written and what is only shown', () => {
    for (const uri of ['file:///a', 'untitled:a', 'vscode-notebook-cell:/a#b', 'vscode-vfs://github/a']) assert(isWritten(uri), uri);
    for (const uri of ['output:x', 'git:/a', 'debug:x', 'search-editor:x', 'comment:x', 'vscode-terminal:/1', '', 'file', ':']) assert(!isWritten(uri), uri);
  });
});

describe('the language of a document', () => {
  const cases: readonly (readonly [string, string | undefined, string, string])[] = [
    ['python', 'a.js', '', 'python'],
    ['plaintext', 'a.py', '', 'python'],
    ['unheard-of', 'a.rb', '', 'ruby'],
    ['unheard-of', undefined, '', 'plaintext'],
    ['yaml', 'docker-compose.yml', '', 'dockercompose'],
    ['yaml', 'k8s/secret.yaml', 'apiVersion: v1\nkind: Secret\n', 'kubernetes'],
    ['yaml', '.github/workflows/ci.yml', '', 'github-actions-workflow'],
    ['yaml', undefined, 'a: b', 'yaml'],
    ['properties', '.env', '', 'dotenv'],
    ['plaintext', 'run', '#!/usr/bin/env python3\n', 'python'],
    ['json', 'a.json', '', 'json'],
    ['plaintext', 'keyward.env', '', 'keyward'],
  ];
  for (const [editor, place, text, expected] of cases) {
    it(`is ${expected} for ${editor} ${place ?? 'without a file'}`, () => {
      assert.equal(languageOf(editor, place, text), expected);
    });
  }
});
