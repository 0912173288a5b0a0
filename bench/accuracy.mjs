// Precision and recall on the labelled cases that lie beside the project (see their README for how each file is to be
// read). `node --import tsx bench/accuracy.mjs [file] [--misses] [--false]` lists what was missed and wrongly reported,
// `--rules` the rules that do not count as hit. A rule counts when at least half of its true rows are found; the share of rules
// with at least one row found stands beside it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { compileRules, scan } = require('../shared/src/scan/engine.ts');
const { detectLanguage } = require('../shared/src/scan/language.ts');
const { fingerprinter } = require('../shared/src/core/redact/fingerprint.ts');
const { builtInRules } = require('../shared/src/scan/detection/rules/registry.ts');

const folder = path.resolve(import.meta.dirname, '../../shared/tuning');
const OUTSIDE = /UUID|Salt|Nonce/;
const NOT_SECRETS = new Set(['high_entropy_strings', 'ip_public']);
// The `secret` of these rows is the first group of the source's pattern, often a user or a host: any finding in the row counts.
const SECRET_IS_ANY_GROUP = new Set(['noseyparker']);

const options = { rules: compileRules(builtInRules), fingerprint: fingerprinter(Buffer.alloc(32)), now: () => performance.now() };
const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith('--')));
const only = process.argv.slice(2).find((word) => !word.startsWith('--'));

if (!existsSync(folder)) {
  console.log('the labelled cases (../shared/tuning) are not here; nothing was measured');
} else {
  if (only === undefined || only === 'real-lines') realLines();
  for (const name of ['gitleaks', 'betterleaks', 'noseyparker', 'detect-secrets', 'secretlint']) if (only === undefined || only === name) byRule(name);
}

function cases(name) {
  return readFileSync(path.join(folder, `${name}.jsonl`), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

function findings(text, file) {
  const languageId = file === undefined ? 'plaintext' : detectLanguage(file, text);
  return scan({ text, languageId, ...(file === undefined ? {} : { path: file }) }, options).findings;
}

/** A row is found when a finding overlaps its secret; a line labelled F counts against us when anything is found where no T row of the line has its secret. */
function realLines() {
  const rows = cases('real-lines');
  const secretsOf = new Map();
  for (const { text, path: file, label, secret } of rows) {
    const key = `${file}\n${text}`;
    if (label !== 'F') secretsOf.set(key, [...(secretsOf.get(key) ?? []), secret ?? text]);
  }
  const byKind = new Map();
  let found = 0; let core = 0; let wrong = 0; let severe = 0;
  const bins = new Map();
  for (const row of rows) {
    if (row.label === 'X') continue;
    const all = findings(row.text, row.path);
    if (row.label === 'T') {
      if (OUTSIDE.test(row.rule)) continue;
      core++;
      const hit = all.find(({ span }) => covers(row, span));
      const kind = byKind.get(row.rule) ?? { found: 0, all: 0 };
      kind.all++;
      if (hit !== undefined) { found++; kind.found++; count(bins, hit.confidence, true); }
      else if (flags.has('--misses')) console.log('miss ', row.rule, '|', row.path.slice(-14), '|', row.text.slice(0, 160).trim(), '|', row.secret);
      byKind.set(row.rule, kind);
    } else {
      const others = secretsOf.get(`${row.path}\n${row.text}`) ?? [];
      const bad = all.filter(({ span }) => !others.some((secret) => covers({ text: row.text, secret }, span)));
      if (bad.length === 0) continue;
      wrong++;
      count(bins, bad[0].confidence, false);
      if (bad.some(({ severity }) => severity !== 'information')) severe++;
      if (flags.has('--false')) console.log('false', row.rule, '|', row.path.slice(-14), '|', row.text.slice(0, 160).trim(), '|', bad.map(({ ruleId, confidence, span }) => `${ruleId} ${confidence.toFixed(2)} ${row.text.slice(span.start, span.end)}`).join('; '));
    }
  }
  console.log(`real-lines: recall ${ratio(found, core)} (${found}/${core}), precision ${ratio(found, found + wrong)} (${wrong} wrong, ${severe} at warning or above)`);
  if (flags.has('--kinds')) for (const [kind, { found: hit, all }] of byKind) console.log(`  ${kind}: ${hit}/${all}`);
  if (flags.has('--calibration')) for (const [bin, { right, all }] of [...bins].sort()) console.log(`  confidence ${bin}: ${right}/${all}`);
}

function count(bins, confidence, right) {
  const bin = (Math.floor(confidence * 10) / 10).toFixed(1);
  const entry = bins.get(bin) ?? { right: 0, all: 0 };
  entry.all++;
  if (right) entry.right++;
  bins.set(bin, entry);
}

function covers({ text, secret }, span) {
  if (secret === undefined || secret === '' || secret === null) return true;
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) if (span.start < at + secret.length && at < span.end) return true;
  return false;
}

/** Rules hit (at least half of a rule's true rows found, and at least one), rows found, and rows labelled fp with a finding. */
function byRule(name) {
  const rules = new Map();
  let wrong = 0; let negatives = 0; let rowsFound = 0; let rows = 0;
  for (const row of cases(name)) {
    if (NOT_SECRETS.has(row.rule)) continue;
    const all = findings(row.text, row.path);
    if (row.kind === 'fp') {
      negatives++;
      if (all.length > 0) { wrong++; if (flags.has('--false')) console.log('false', row.rule, '|', row.text.slice(0, 160).replaceAll('\n', '⏎'), '|', all.map(({ ruleId, confidence }) => `${ruleId} ${confidence.toFixed(2)}`).join('; ')); }
      continue;
    }
    rows++;
    const entry = rules.get(row.rule) ?? { found: 0, all: 0 };
    entry.all++;
    if (SECRET_IS_ANY_GROUP.has(name) ? all.length > 0 : all.some(({ span }) => covers(row, span))) { entry.found++; rowsFound++; }
    else if (flags.has('--misses') && entry.all <= 2) console.log('miss ', row.rule, '|', row.text.slice(0, 200).replaceAll('\n', '⏎'), '|', row.secret?.slice(0, 60));
    rules.set(row.rule, entry);
  }
  const hit = [...rules.values()].filter(({ found, all }) => found * 2 >= all).length;
  const touched = [...rules.values()].filter(({ found }) => found > 0).length;
  console.log(`${name}: rules ${ratio(hit, rules.size)} (${hit}/${rules.size}), with a row found ${ratio(touched, rules.size)}, rows ${ratio(rowsFound, rows)}, fp rows hit ${ratio(wrong, negatives)} (${wrong}/${negatives})`);
  if (flags.has('--rules')) for (const [rule, { found, all }] of rules) if (found * 2 < all) console.log(`  ${rule}: ${found}/${all}`);
}

function ratio(part, whole) {
  return whole === 0 ? '-' : (part / whole).toFixed(3);
}
