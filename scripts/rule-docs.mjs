// Writes docs/rules: a page for each rule, made from the rule's own data, and an index.
// `--check` writes nothing and ends with 1 when a page is missing, out of date or left over.
import fs from 'node:fs';
import path from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { genericPage, indexPage, vendorPage } from './rule-docs/pages.mjs';
import { patternPage } from './rule-docs/pattern-pages.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/rules');
const detection = '../shared/src/scan/detection';

const { builtInRules } = await tsImport(`${detection}/rules/registry.ts`, import.meta.url);
const { genericRules } = await tsImport(`${detection}/generic/generic-rules.ts`, import.meta.url);
const { patternClasses } = await tsImport('../shared/src/scan/analysis/classes/registry.ts', import.meta.url);
const { patternExamples } = await tsImport('../shared/src/scan/analysis/languages/examples.ts', import.meta.url);

const pages = new Map([
  ...patternClasses.map((one) => [fileName(one), patternPage(one, patternExamples)]),
  ...builtInRules.map((rule) => [fileName(rule), vendorPage(rule)]),
  ...genericRules.map((rule) => [fileName(rule), genericPage(rule)]),
  ['README.md', indexPage(builtInRules, genericRules, patternClasses, fileName)],
]);

if (process.argv.includes('--check')) {
  const stale = stalePages();
  for (const page of stale) console.error(`docs/rules/${page} is not what the rules say: run node scripts/rule-docs.mjs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  fs.mkdirSync(folder, { recursive: true });
  for (const page of stalePages()) {
    const text = pages.get(page);
    if (text === undefined) fs.rmSync(path.join(folder, page));
    else fs.writeFileSync(path.join(folder, page), text);
  }
}

/** The names of all pages whose text on disk is not the text that the rules make. */
function stalePages() {
  const present = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return [...new Set([...pages.keys(), ...present])].filter((page) => {
    const file = path.join(folder, page);
    return !pages.has(page) || !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== pages.get(page);
  });
}

/** `keyward/stripe-secret-key` → `stripe-secret-key.md`; diagnostics link to this name. */
function fileName({ id }) {
  return `${id.slice(id.indexOf('/') + 1)}.md`;
}
