// What ordinary source costs in false alarms, and how fast it is scanned: `node bench/noise.mjs FOLDER [--list | --sample]`
// prints findings in a megabyte by severity and rule, the throughput of one thread, with --list every finding, and with
// --sample twenty, chosen by a hash of their places so that everybody opens the same ones. Values are masked.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { shipped } from './shipped.mjs';

const { compileRules, scanContent, fingerprinter, builtInRules } = shipped(
  'shared/src/scan/engine.ts',
  'shared/src/sources/scan-content.ts',
  'shared/src/core/redact/fingerprint.ts',
  'shared/src/scan/detection/rules/registry.ts',
);

const [folder = 'node_modules', ...flags] = process.argv.slice(2);
const options = { rules: compileRules(builtInRules), fingerprint: fingerprinter(Buffer.alloc(32)), now: () => performance.now(), budget: { maxLength: 20e6, maxMilliseconds: 10_000 } };
const totals = { files: 0, bytes: 0, read: 0, scan: 0, error: 0, warning: 0, information: 0, skipped: 0 };
const rules = new Map();
const places = [];
let slowest = { rate: Infinity, file: '' };

walk(folder);
const megabytes = totals.bytes / 1e6;
console.log(`${totals.files} files, ${megabytes.toFixed(1)} MB: ${(megabytes / (totals.scan / 1000)).toFixed(1)} MB/s scanning, ${(megabytes / ((totals.scan + totals.read) / 1000)).toFixed(1)} MB/s with reading; ${totals.skipped} skipped`);
console.log(`a megabyte: ${((totals.error + totals.warning) / megabytes).toFixed(2)} at warning or above, ${((totals.error + totals.warning + totals.information) / megabytes).toFixed(2)} in all (${totals.error} errors, ${totals.warning} warnings, ${totals.information} informations)`);
console.log(`slowest file over 50 kB: ${slowest.rate.toFixed(1)} MB/s ${slowest.file}`);
for (const [rule, count] of [...rules].sort((a, b) => b[1] - a[1]).slice(0, 25)) console.log(`  ${String(count).padStart(5)} ${rule}`);
if (flags.includes('--list')) for (const place of places) console.log(place);
if (flags.includes('--sample')) for (const place of sample(places)) console.log(place);

/** Where a finding is and what stands before it; the value itself is not shown. */
function placeOf({ severity, ruleId, confidence, span }, relative, text) {
  const line = text.slice(0, span.start).split('\n').length;
  const before = text.slice(Math.max(0, span.start - 45), span.start).replace(/\s+/g, ' ');
  return `${severity} ${confidence.toFixed(2)} ${ruleId} | ${relative}:${line} | ${before}***`;
}

function sample(all) {
  const hash = (place) => createHash('sha256').update(place).digest('hex');
  return all.map((place) => [hash(place), place]).sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 20).map(([, place]) => place);
}

function walk(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const full = path.join(directory, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') walk(full);
    else if (entry.isFile() && statSync(full).size < 20e6) scanFile(full);
  }
}

function scanFile(file) {
  const started = performance.now();
  const bytes = readFileSync(file);
  const read = performance.now();
  const relative = path.relative(folder, file);
  const content = scanContent(bytes, relative, options);
  if (content === undefined) return;
  const { result, text } = content;
  const took = performance.now() - read;
  totals.files++;
  totals.bytes += bytes.length;
  totals.read += read - started;
  totals.scan += took;
  totals.skipped += result.skipped.length;
  if (bytes.length > 50_000 && bytes.length / took / 1000 < slowest.rate) slowest = { rate: bytes.length / took / 1000, file: `${relative} ${(bytes.length / 1e6).toFixed(2)} MB` };
  for (const { severity, ruleId, confidence, span } of result.findings) {
    totals[severity]++;
    rules.set(ruleId, (rules.get(ruleId) ?? 0) + 1);
    if (flags.includes('--list') || flags.includes('--sample')) places.push(placeOf({ severity, ruleId, confidence, span }, relative, text));
  }
}
