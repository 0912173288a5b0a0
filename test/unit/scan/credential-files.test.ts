import assert from 'node:assert/strict';
import fc from 'fast-check';
import { credentialFiles, formsOf } from '../../../shared/src/scan/detection/credential-files/forms';
import { rescan, scan } from '../../../shared/src/scan/engine';
import { DOCUMENTED, scanOptions } from './credential-file-examples';

/** The value in an example stands between these marks, which are taken out before the scan. */
const MARKED = /«([^»]*)»/g;

function unmark(example: string): { readonly text: string; readonly values: readonly string[] } {
  return { text: example.replace(MARKED, '$1'), values: [...example.matchAll(MARKED)].map((match) => match[1] ?? '') };
}

describe('credential files', () => {
  for (const { path, example } of DOCUMENTED) {
    it(`are read by their form: ${path}`, () => {
      const { text, values } = unmark(example);
      const { findings } = scan({ text, languageId: 'plaintext', path }, scanOptions);
      assert.deepEqual(findings.map(({ span }) => text.slice(span.start, span.end)), values);
    });
  }

  it('have an example for each form', () => {
    const shown = new Set(DOCUMENTED.flatMap(({ path, example }) => formsOf(path).filter(({ value }) => [...unmark(example).text.matchAll(value)].length > 0)));
    assert.deepEqual(credentialFiles.filter((form) => !shown.has(form)).map(({ name, value }) => `${name.source} ${value.source}`), []);
  });

  for (const { name, ends = [] } of credentialFiles.filter((form) => form.ends !== undefined)) {
    it(`end as is said of them: ${name.source}`, () => {
      assert.deepEqual(ends.filter((end) => !/^[^A-Z]{2,}$/.test(end)), []);
      fc.assert(fc.property(fc.stringMatching(new RegExp(name.source)), (file) => ends.some((end) => file.toLowerCase().endsWith(end))), { numRuns: 50 });
    });
  }

  it('are known in capital letters, too, and not by a part of their name', () => {
    assert.equal(formsOf('HOME/.PGPASS').length, 1);
    assert.deepEqual(['', 's', 'pgpass.js', '.pgpassed', 'a/.pgpass/b'].flatMap(formsOf), []);
  });

  it('are no others of the same content', () => {
    const loud = DOCUMENTED.filter(({ elsewhere }) => elsewhere === 'nothing').filter(({ example }) => {
      const { text } = unmark(example);
      return scan({ text, languageId: 'plaintext', path: 'notes/list' }, scanOptions).findings.length > 0;
    });
    assert.deepEqual(loud.map(({ path }) => path), []);
  });

  it('are read again as a whole when a character changes anywhere', () => {
    const path = '/home/me/.pgpass';
    const before = { text: 'db:5432:shop:me:garnetlake\n', languageId: 'plaintext' as const, path };
    const after = { ...before, text: 'db:5432:shop:garnetlake\n' };
    const result = rescan(scan(before, scanOptions), after, { span: { start: 13, end: 16 }, newLength: 0 }, scanOptions);
    assert.deepEqual(result.findings, scan(after, scanOptions).findings);
    assert.equal(result.findings.length, 0);
  });

  it('with placeholders are templates', () => {
    for (const value of ['your_password', '<password>', 'changeme', '${PGPASSWORD}']) {
      assert.deepEqual(scan({ text: `db:5432:shop:me:${value}\n`, languageId: 'plaintext', path: '.pgpass' }, scanOptions).findings, [], value);
    }
  });
});
