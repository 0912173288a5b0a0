import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkPath } from '../../../../shared/src/core/reference';
import { namesBelow } from '../../../../shared/src/secrets/stores/names-below';

/** Few letters, so that names and folders meet: `a` beside `a/b`, `a-b` beside `a/`. */
const segment = fc.string({ unit: fc.constantFrom('a', 'b', '-', '0', 'é', '🔑', ' '), minLength: 1, maxLength: 3 });
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/')).filter((text) => checkPath(text) === undefined);
const paths = fc.uniqueArray(path, { maxLength: 30 });
const folder = fc.oneof(fc.constant(''), path.map((text) => `${text}/`));

describe('names below a folder', () => {
  it('are, at every depth, each secret that begins with it, in the order of code units', () => {
    fc.assert(fc.property(paths, folder, (all, below) => {
      const expected = all.filter((text) => text.startsWith(below)).sort().map((text) => ({ kind: 'secret', path: text }));
      assert.deepEqual(namesBelow(below, all, 'all'), expected);
    }));
  });

  it('are found all by going down level by level, each once', () => {
    const walk = (all: readonly string[], below: string): readonly string[] =>
      namesBelow(below, all, 'level').flatMap((name) => (name.kind === 'folder' ? walk(all, name.path) : [name.path]));
    fc.assert(fc.property(paths, folder, (all, below) => {
      assert.deepEqual([...walk(all, below)].sort(), all.filter((text) => text.startsWith(below)).sort());
    }));
  });

  it('are at one level sorted and different, and none is empty', () => {
    fc.assert(fc.property(paths, folder, (all, below) => {
      const names = namesBelow(below, all, 'level').map((name) => name.path);
      assert.deepEqual(names, [...new Set(names)].sort());
      for (const name of names) assert.match(name.slice(below.length), /^[^/]+\/?$/);
    }));
  });
});
