// Unsafe patterns found in ordinary packages, by class and per 1,000 files: 500 files each of JavaScript and TypeScript, Python and
// Go, from the packages of bench/pattern-packages.json, the same share of each, chosen by a hash of their paths so that everybody reads
// the same ones. `node bench/pattern-noise.mjs [--list]`; a folder and a language read that folder instead:
// `node bench/pattern-noise.mjs php src --most 200 --list`.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesIn, packageTree } from './tree.mjs';
import { grammarFile } from '../scripts/grammar-file.mjs';
import { shipped } from './shipped.mjs';

const require = createRequire(import.meta.url);
const { TreeSitterParsers, analyse, analysisLanguages, detectLanguage } = shipped(
  'shared/src/sources/syntax/tree-sitter-parsers.ts',
  'shared/src/scan/analysis/analyse.ts',
  'shared/src/scan/analysis/languages/registry.ts',
  'shared/src/scan/language.ts',
);

const GROUPS = { 'JavaScript and TypeScript': ['npm', ['javascript', 'typescript', 'javascriptreact', 'typescriptreact']], Python: ['pypi', ['python']], Go: ['go', ['go']] };
/** Declarations and packed code are not what people write. */
const NOT_WRITTEN = /\.d\.[cm]?ts$|\.min\.js$|_pb2?\.|\.pb\.go$|[\\/](?:dist|bundle)[\\/].*\.umd\./;
const LONGEST_LINE = 2000;
const LARGEST = 1e6;

const words = process.argv.slice(2);
const most = words.includes('--most') ? Number(words.splice(words.indexOf('--most'), 2)[1]) : 500;
const list = words.includes('--list');
const [only, ...folders] = words.filter((word) => !word.startsWith('--'));
const parsers = new TreeSitterParsers({
  runtime: async () => readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  grammar: async (grammar) => readFileSync(grammarFile(grammar)),
}, () => performance.now());

if (only !== undefined && folders.length > 0) {
  await measure(only, folders.map((folder) => [folder, folder]), [only]);
} else {
  const { folder } = packageTree(path.join(import.meta.dirname, 'pattern-packages.json'), 'patterns');
  for (const [name, [source, languages]] of Object.entries(GROUPS)) await measure(name, packagesOf(path.join(folder, source)), languages);
}

function packagesOf(folder) {
  const names = new Set(filesIn(folder).map((file) => path.relative(folder, file).split(path.sep)[0]));
  return [...names].sort().map((name) => [name, path.join(folder, name)]);
}

async function measure(name, packages, languages) {
  const sample = chosen(packages.map(([, folder]) => writtenIn(folder, languages)));
  const counts = new Map();
  const places = [];
  let bytes = 0;
  let slowest = 0;
  const started = process.cpuUsage();
  for (const { file, shown, text, languageId } of sample) {
    const language = analysisLanguages().get(languageId);
    const parser = await parsers.load(language.grammar);
    const begun = performance.now();
    const { findings, complete } = analyse({ text, language, parser, path: shown, knownValues: [], now: () => performance.now(), maxMilliseconds: 2000 });
    slowest = Math.max(slowest, performance.now() - begun);
    bytes += text.length;
    if (!complete) console.log(`stopped: ${file}`);
    for (const { ruleId, severity, span, word } of findings) {
      const { all, warned } = counts.get(ruleId) ?? { all: 0, warned: 0 };
      counts.set(ruleId, { all: all + 1, warned: warned + (severity === 'information' ? 0 : 1) });
      places.push(`${severity} ${shown}:${text.slice(0, span.start).split('\n').length} ${ruleId} ${word} | ${text.slice(span.start, span.end).slice(0, 80).replaceAll('\n', ' ')}`);
    }
  }
  const { user, system } = process.cpuUsage(started);
  console.log(`${name}: ${sample.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${(sample.length / ((user + system) / 1e6)).toFixed(0)} files a CPU second, slowest ${slowest.toFixed(0)} ms`);
  const rate = (count) => ((count / sample.length) * 1000).toFixed(1);
  for (const [rule, { all, warned }] of [...counts].sort(([, a], [, b]) => b.warned - a.warned)) console.log(`  ${rule}: ${rate(warned)} per 1,000 files at warning or above, ${rate(all)} in all`);
  if (list) for (const place of places) console.log(`    ${place}`);
}

/** The files of a package in the order of their hash, each with its text. */
function writtenIn(folder, languages) {
  const hash = (text) => createHash('sha256').update(text).digest('hex');
  const files = filesIn(folder).filter((file) => !NOT_WRITTEN.test(file)).map((file) => [hash(path.relative(folder, file)), file]).sort(([a], [b]) => (a < b ? -1 : 1));
  return (function* texts() {
    for (const [, file] of files) {
      if (statSync(file).size > LARGEST) continue;
      const text = readFileSync(file, 'utf8');
      const languageId = detectLanguage(file, text);
      if (!languages.includes(languageId) || text.split('\n').some((line) => line.length > LONGEST_LINE)) continue;
      yield { file, shown: path.join(path.basename(folder), path.relative(folder, file)), text, languageId };
    }
  })();
}

/** One of each package in turn, until there are enough. */
function chosen(packages) {
  const sample = [];
  let left = packages;
  while (left.length > 0 && sample.length < most) {
    left = left.filter((files) => {
      const { value, done } = files.next();
      if (done !== true && sample.length < most) sample.push(value);
      return done !== true;
    });
  }
  return sample;
}
