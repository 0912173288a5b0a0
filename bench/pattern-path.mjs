// What a keystroke costs until the unsafe patterns of an open document are known again, in the thread of the real server's kind, with
// the pause that it makes: `node --import tsx bench/pattern-path.mjs`. Secrets do not wait for this (bench/editor-path.mjs).
import { createRequire } from 'node:module';
import path from 'node:path';
import { source } from './made-up-text.mjs';

const require = createRequire(import.meta.url);
const { PatternThread } = require('../shared/src/sources/patterns/pattern-thread.ts');

const dist = path.resolve(import.meta.dirname, '../dist');
const SIZES = [10_000, 50_000, 100_000];
const KEYSTROKES = 60;
const WARMING = 20;

const thread = new PatternThread({ file: path.join(dist, 'pattern-worker.js') }, { grammars: path.join(dist, 'grammars') });
for (const size of SIZES) await typing(size);
await abandoned();
thread.dispose();

async function typing(size) {
  const times = [];
  for (let run = 0; run < KEYSTROKES; run++) {
    const started = performance.now();
    await look(program(size, run), new AbortController().signal);
    times.push(performance.now() - started);
  }
  const sorted = times.slice(WARMING).sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  console.log(`  TypeScript of ${size / 1000} KB: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`);
}

/** How soon the thread is free for another text when nobody wants the first one any more. */
async function abandoned() {
  const times = [];
  for (let run = 0; run < WARMING; run++) {
    const controller = new AbortController();
    void look(program(100_000, run), controller.signal);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    controller.abort();
    const started = performance.now();
    await look('const small = password;\n', new AbortController().signal);
    times.push(performance.now() - started);
  }
  console.log(`  a small text behind one of 100 KB that is given up: ${Math.max(...times).toFixed(1)} ms at most`);
}

function look(text, signal) {
  return thread.find({ document: { text, languageId: 'typescript', path: 'src/app.ts' }, knownValues: [], maxMilliseconds: 10_000, signal });
}

function program(size, run) {
  return `${source(size)}\nexport function pay(apiKey: string) {\n  console.log(apiKey, ${run});\n}\n`;
}
