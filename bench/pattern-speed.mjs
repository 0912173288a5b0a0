// How long one text's analysis takes, warm, by language: files of 20 to 60 KB of the packages that bench/pattern-noise.mjs reads (Java's
// from the bench tree), each five times, the median of them scaled to 50 KB; the table gives the median and the slowest file.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { benchTree, filesIn, packageTree } from './tree.mjs';
import { table } from './table.mjs';
import { grammarFile } from '../scripts/grammar-file.mjs';
import { shipped } from './shipped.mjs';

const { TreeSitterParsers, analyse, analysisLanguages } = shipped(
  'shared/src/sources/syntax/tree-sitter-parsers.ts',
  'shared/src/scan/analysis/analyse.ts',
  'shared/src/scan/analysis/languages/registry.ts',
);

const require = createRequire(import.meta.url);
const KB = 1024;
const SIZES = { least: 20 * KB, most: 60 * KB };
const FILES = 20;
const ENDINGS = { javascript: /(?<!\.min)\.js$/, typescript: /(?<!\.d)\.ts$/, python: /\.py$/, go: /\.go$/, java: /\.java$/ };
const parsers = new TreeSitterParsers({
  runtime: async () => readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  grammar: async (grammar) => readFileSync(grammarFile(grammar)),
}, () => performance.now());

const folders = [packageTree(path.join(import.meta.dirname, 'pattern-packages.json'), 'patterns').folder, benchTree().folder];
const all = folders.flatMap(filesIn).filter((file) => { const { size } = statSync(file); return size >= SIZES.least && size <= SIZES.most; });
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const rows = [];
for (const [id, ending] of Object.entries(ENDINGS)) {
  const language = analysisLanguages().get(id);
  const parser = await parsers.load(language.grammar);
  const texts = all.filter((file) => ending.test(file)).map((file) => readFileSync(file, 'utf8')).filter((text) => language.libraries.isInteresting(text)).slice(0, FILES);
  const once = (text) => {
    const begun = performance.now();
    analyse({ text, language, parser, knownValues: [], now: () => performance.now(), maxMilliseconds: 10_000 });
    return performance.now() - begun;
  };
  for (const text of texts) once(text);
  const scaled = (text) => (median([1, 2, 3, 4, 5].map(() => once(text))) / text.length) * 50 * KB;
  const walls = texts.map((text) => scaled(text)).sort((a, b) => a - b);
  rows.push([id, texts.length, median(walls).toFixed(1), walls.at(-1)?.toFixed(1) ?? '']);
}
console.log(table([['language', 'files', 'median ms for 50 KB', 'slowest'], ...rows]));
