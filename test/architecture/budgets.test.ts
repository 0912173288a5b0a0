import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../support/requirements';
import { readSources } from './source-tree';

/** What vendors, libraries and languages call things, and texts about them: data, which tests of its own read line by line. */
const DATA = /^shared\/src\/scan\/(?:detection\/rules\/|analysis\/classes\/|analysis\/languages\/[\w-]+\/(?:tables|examples)\.ts$)/;

/** The budgets of CONTRIBUTING.md. The linter keeps the maxima as well; the shares are kept here. */
describe('budgets', () => {
  const sources = readSources().filter((source) => !DATA.test(source.path));

  it('keep files short', () => {
    const lengths = sources.map((source) => ({ path: source.path, lines: nonBlankLines(source.text) }));
    assert.deepEqual(lengths.filter(({ lines }) => lines > 300), []);
    assert.ok(share(lengths, ({ lines }) => lines <= 200) >= 0.9, 'nine files of ten have at most 200 lines');
  });

  it('keep functions short', () => {
    const lengths = sources.flatMap((source) => functionLengths(source.path, source.syntax));
    assert.deepEqual(lengths.filter(({ lines }) => lines > 50), []);
    assert.ok(share(lengths, ({ lines }) => lines <= 35) >= 0.9, 'nine functions of ten have at most 35 lines');
  });

  it('have at least as many lines of tests as of source in the libraries and the server', () => {
    const source = sources.filter(({ room }) => room.startsWith('shared/') || room === 'server/src').reduce((sum, { text }) => sum + nonBlankLines(text), 0);
    const tests = readdirSync(path.join(projectRoot, 'test'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') || LABELLED.test(file))
      .reduce((sum, file) => sum + nonBlankLines(readFileSync(path.join(projectRoot, 'test', file), 'utf8')), 0);
    assert.ok(tests >= source, `${tests} lines of tests for ${source} lines of source`);
  });

  it('escape neither types nor lint', () => {
    const escapes = /@ts-(ignore|nocheck|expect-error)|eslint-disable/;
    assert.deepEqual(sources.filter((source) => escapes.test(source.text)).map((source) => source.path), []);
  });

  it('name files after one concept in kebab-case', () => {
    const vague = /(^|[/-])(utils?|helpers?|common|manager|misc)\.ts$|(^|\/)index\.ts$/;
    assert.deepEqual(sources.filter(({ path: file }) => vague.test(file) || !/^[a-z0-9-]+(\.d)?\.ts$/.test(path.basename(file))).map((source) => source.path), []);
  });
});

/** Programs whose every line is a case: what must be found there is marked, and nothing else may be. */
const LABELLED = /^fixtures[\\/](?:analysis|programs)[\\/].+\.\w+$/;

function nonBlankLines(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

function share<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.length === 0 ? 1 : items.filter(test).length / items.length;
}

function functionLengths(file: string, root: ts.SourceFile): readonly { readonly at: string; readonly lines: number }[] {
  const found: { readonly at: string; readonly lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const first = root.getLineAndCharacterOfPosition(node.getStart()).line;
      found.push({ at: `${file}:${first + 1}`, lines: nonBlankLines(node.getText()) });
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}
