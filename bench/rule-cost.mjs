// What each rule, and each keyword of each reader, costs: `node bench/rule-cost.mjs [FOLDER] [--all]`. Each runs alone over
// all files that hold its keyword, with memories of its own, so that none pays for another; its share is that of the CPU time of a scan of the
// same files from the disk, when warm. Ends with 1 when one takes more than the budget of 3 %. Without FOLDER: the bench tree.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { benchTree } from './tree.mjs';
import { shipped } from './shipped.mjs';

const {
  compileRules, DEFAULT_BUDGET, findInBytes, findInText, hitsInDecodedText, HitGates, DecodedTexts, match, OwnRuleTime, readContext, readers, builtInRules, detectLanguage, decodeText, sniffEncoding, FileScanner,
} = shipped(
  'shared/src/scan/engine.ts',
  'shared/src/scan/detection/automaton.ts',
  'shared/src/scan/detection/byte-offsets.ts',
  'shared/src/scan/detection/gates/hit-gates.ts',
  'shared/src/scan/detection/decoded/decoded-texts.ts',
  'shared/src/scan/detection/matcher.ts',
  'shared/src/scan/detection/own-rules/own-rule-time.ts',
  'shared/src/scan/detection/read-context.ts',
  'shared/src/scan/detection/generic/readers.ts',
  'shared/src/scan/detection/rules/registry.ts',
  'shared/src/scan/language.ts',
  'shared/src/host/files/decode-text.ts',
  'shared/src/sources/file-scanner.ts',
);

const BUDGET = 0.03;
const ROUNDS = 3;
const SHOWN = 25;
const LARGEST_FILE = 5_000_000;

const [folder = benchTree().folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const rules = compileRules(builtInRules);
/** Nothing is decoded here: what stands in decoded text would be counted for the rule whose hit led there. */
const shared = { decoded: new DecodedTexts(undefined), ownRuleTime: new OwnRuleTime(() => 0, 1) };
const files = [...textFiles(folder)];
const whole = await wholeScan();
const rows = parts().map(measure).sort((a, b) => b.milliseconds - a.milliseconds);
report();
if (rows.some(({ milliseconds }) => milliseconds > BUDGET * whole)) process.exitCode = 1;

function* textFiles(root) {
  for (const { name, parentPath } of readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())) {
    const file = path.join(parentPath, name);
    const { size } = statSync(file);
    if (size > LARGEST_FILE) continue;
    const bytes = readFileSync(file);
    const encoding = sniffEncoding(bytes);
    if (encoding === undefined) continue;
    const text = decodeText(bytes, encoding);
    const relative = path.relative(root, file);
    const document = { text, path: relative, languageId: detectLanguage(relative, text.slice(0, 4096)) };
    // What is not one byte a character or UTF-8 is searched as a text, and has no gates.
    const wide = encoding.startsWith('utf-16');
    const hits = wide ? findInText(rules.automaton, text) : findInBytes(rules.automaton, bytes);
    yield { task: { file, path: relative, size }, document, hits, bytes: wide ? undefined : bytes, isUtf8: encoding === 'utf-8' };
  }
}

/** Milliseconds of CPU of the quickest of several scans from the disk. */
async function wholeScan() {
  const scanner = await FileScanner.open({ fingerprintKey: Buffer.alloc(32), maxFileBytes: DEFAULT_BUDGET.maxLength }, () => performance.now(), () => false);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (const { task } of files) await scanner.scan(task);
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1000);
  }
  return Math.min(...rounds);
}

/** Every rule with all of its keywords, and every reader with each of its own. */
function parts() {
  const words = [...rules.targets.keys()];
  const ofRules = builtInRules.map(({ id }) => ({ name: id, words: words.filter((word) => rules.targets[word].rules.some(({ rule }) => rule.id === id)) }));
  const ofReaders = readers.flatMap((reader, number) => reader.keywords.map((keyword) => ({ name: `reader ${number}: ${JSON.stringify(keyword)}`, reader, words: words.filter((word) => rules.targets[word].keyword === keyword) })));
  return [...ofRules, ...ofReaders];
}

function measure({ name, reader, words }) {
  const targets = rules.targets.map((target) => ({
    keyword: target.keyword, mark: false, rules: target.rules.filter(({ rule }) => rule.id === name), readers: target.readers.filter((one) => one === reader),
  }));
  const alone = { ...rules, targets, gates: new HitGates(targets) };
  const own = new Set(words);
  const work = files.map((file) => ({ ...file, hits: hitsOf(file.hits, own) })).filter(({ hits }) => hits.length > 0);
  const milliseconds = quickest(() => work.reduce((sum, file) => sum + timed(file, alone), 0));
  return { name, milliseconds, hits: work.reduce((sum, { hits }) => sum + hits.length / 2, 0) };
}

/** Milliseconds of CPU of the gate and of what it lets pass; places in a text are told once for all parts, so none pays for them. */
function timed({ document, hits, bytes, isUtf8 }, alone) {
  const context = readContext(document, rules, shared);
  const started = process.cpuUsage();
  const passed = bytes === undefined ? hits : alone.gates.admitted(hits, bytes, document.languageId, isUtf8 ? 4 : 1);
  const gated = millisecondsSince(started);
  if (passed.length === 0) return gated;
  const places = isUtf8 ? hitsInDecodedText(passed, bytes) : passed;
  const read = process.cpuUsage();
  match(alone, context, places, { proceed: () => true, minConfidence: 0.5 });
  return gated + millisecondsSince(read);
}

function millisecondsSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function hitsOf(hits, own) {
  const chosen = [];
  for (let index = 0; index < hits.length; index += 2) if (own.has(hits[index])) chosen.push(hits[index], hits[index + 1]);
  return chosen;
}

function quickest(run) {
  return Math.min(...Array.from({ length: ROUNDS }, run));
}

function report() {
  const megabytes = files.reduce((sum, { task }) => sum + task.size, 0) / 1e6;
  const together = rows.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  console.log(`${files.length} files, ${megabytes.toFixed(1)} MB: ${whole.toFixed(0)} ms of CPU for a scan, ${(megabytes / whole * 1000).toFixed(1)} MB a second; all parts alone ${together.toFixed(0)} ms`);
  console.log('share of the scan    ms      hits   ns/hit');
  for (const { name, milliseconds, hits } of process.argv.includes('--all') ? rows : rows.slice(0, SHOWN)) {
    const share = `${(100 * milliseconds / whole).toFixed(2)} %`;
    console.log(`${share.padStart(9)}${milliseconds > BUDGET * whole ? ' over' : '     '} ${milliseconds.toFixed(1).padStart(9)} ${String(hits).padStart(9)} ${(milliseconds * 1e6 / Math.max(1, hits)).toFixed(0).padStart(8)}  ${name}`);
  }
}
