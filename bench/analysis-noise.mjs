// Unsafe patterns found in ordinary packages, by class, per 1,000 files: `node --import tsx bench/analysis-noise.mjs LANGUAGE FOLDER… [--most N] [--list]`.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { TreeSitterParsers } = require('../shared/src/sources/syntax/tree-sitter-parsers.ts');
const { analyse } = require('../shared/src/scan/analysis/analyse.ts');
const { analysisLanguages } = require('../shared/src/scan/analysis/languages/registry.ts');
const { detectLanguage } = require('../shared/src/scan/language.ts');

const words = process.argv.slice(2);
const most = words.includes('--most') ? Number(words.splice(words.indexOf('--most'), 2)[1]) : 500;
const list = words.includes('--list');
const [id, ...folders] = words.filter((word) => !word.startsWith('--'));
const parsers = new TreeSitterParsers({
  runtime: async () => readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  grammar: async (grammar) => readFileSync(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`)),
}, () => performance.now());
const language = analysisLanguages().get(id);
if (language === undefined) throw new Error(`no tables for ${id}`);
const parser = await parsers.load(language.grammar);

const counts = new Map();
let files = 0; let bytes = 0; let slowest = 0;
const started = process.cpuUsage();
for (const folder of folders) for (const file of walk(folder)) {
  if (files >= most) break;
  if (statSync(file).size > 1_000_000) continue;
  const text = readFileSync(file, 'utf8');
  if (detectLanguage(file, text) !== id) continue;
  files++; bytes += text.length;
  const begun = performance.now();
  const { findings, complete } = analyse({ text, language, parser, path: file, knownValues: [], now: () => performance.now(), maxMilliseconds: 2000 });
  slowest = Math.max(slowest, performance.now() - begun);
  if (!complete) console.log('stopped', file);
  for (const { ruleId, span, word } of findings) {
    counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
    if (list) console.log(`${file}:${text.slice(0, span.start).split('\n').length}`, ruleId, word, '|', text.slice(span.start, span.end).slice(0, 80).replaceAll('\n', '⏎'));
  }
}
const { user, system } = process.cpuUsage(started);
console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${(files / ((user + system) / 1e6)).toFixed(0)} files a CPU second, slowest ${slowest.toFixed(0)} ms`);
for (const [rule, count] of counts) console.log(`  ${rule}: ${count}, ${((count / files) * 1000).toFixed(1)} per 1,000 files`);

function* walk(folder) {
  if (statSync(folder).isFile()) { yield folder; return; }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(inner);
    else if (entry.isFile()) yield inner;
  }
}
