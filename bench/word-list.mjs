// Makes shared/src/scan/detection/signals/words.ts: the words of ordinary source code and its documentation with how
// rare each is, and how rare each letter is after another. Run it as `node bench/word-list.mjs FOLDER…` over any large
// body of text; only counts leave it.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const KEEP = 5200;
const LONGEST = 14;
const LARGEST_FILE = 400_000;
const TEXT = /\.(?:md|rst|txt|py|d\.ts|ts|js|mjs|go|c|h|rb|pod|html)$/;
const target = path.resolve(import.meta.dirname, '../shared/src/scan/detection/signals/words.ts');

const counts = new Map();
const files = new Map();
const pairs = Array.from({ length: 27 }, () => new Array(27).fill(1));

for (const folder of process.argv.slice(2)) walk(folder);
writeFileSync(target, render());

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) walk(full);
    else if (entry.isFile() && TEXT.test(entry.name) && !/\.min\./.test(entry.name) && statSync(full).size < LARGEST_FILE) count(readFileSync(full, 'utf8'));
  }
}

/** Each word counts a few times a file at most, so that no single package makes a word common. */
function count(text) {
  const here = new Map();
  for (const [run] of text.matchAll(/[A-Za-z]+/g)) {
    if (run.length > 40) continue;
    for (const part of run.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []) {
      const word = part.toLowerCase();
      if (word.length >= 3 && word.length <= LONGEST) here.set(word, Math.min(5, (here.get(word) ?? 0) + 1));
    }
  }
  for (const [word, times] of here) {
    counts.set(word, (counts.get(word) ?? 0) + times);
    files.set(word, (files.get(word) ?? 0) + 1);
  }
}

function render() {
  const kept = [...counts].filter(([word]) => files.get(word) >= 12 && /[aeiouy]/.test(word)).sort((a, b) => b[1] - a[1]).slice(0, KEEP);
  const total = kept.reduce((sum, [, times]) => sum + times, 0);
  const byBits = new Map();
  for (const [word, times] of kept) {
    const bits = Math.max(6, Math.round(Math.log2(total / times)));
    byBits.set(bits, [...(byBits.get(bits) ?? []), word]);
    let before = 26;
    for (const letter of word) {
      pairs[before][letter.charCodeAt(0) - 97] += Math.sqrt(times);
      before = letter.charCodeAt(0) - 97;
    }
  }
  const groups = [...byBits].sort(([a], [b]) => a - b)
    .map(([bits, words]) => `  [${bits}, '${wrap(words.sort().join(' '))}'],`).join('\n');
  const rows = pairs.map((row) => {
    const sum = row.reduce((all, one) => all + one, 0);
    return row.slice(0, 26).map((one) => Math.min(35, Math.round(2.5 * -Math.log2(one / sum))).toString(36)).join('');
  });
  return `/**
 * Made by bench/word-list.mjs from the counts of words in packages' sources and documentation: what is ordinary in code,
 * and so what is not a random value. Bits are -log2 of a word's share.
 */
export const wordsByBits: readonly (readonly [bits: number, words: string])[] = [
${groups}
];

/** By letter before (the 27th row: start of a word), for each letter: -log2 of its share in base 36, times 2.5. */
export const pairCosts: readonly string[] = [
${rows.map((row) => `  '${row}',`).join('\n')}
];
`;
}

function wrap(text) {
  return text.replace(/(.{160,190}) /g, "$1 '\n    + '");
}
