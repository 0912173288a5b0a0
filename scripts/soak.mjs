// `npm run soak`: the tests with random inputs and random kills, over and over with new seeds, until the time is over or
// one fails. What it prints of a failure holds the seed.
//   npm run soak                      ten minutes
//   npm run soak -- --minutes 60      an hour
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const end = Date.now() + Number(values.minutes) * 60_000;

const files = fs.readdirSync(path.join(root, 'test'), { recursive: true })
  .filter((file) => file.endsWith('.test.ts') && !file.startsWith('e2e'))
  .map((file) => path.join('test', file))
  .filter((file) => file.startsWith(path.join('test', 'crash')) || /\bfc\.assert\(/.test(fs.readFileSync(path.join(root, file), 'utf8')));

let rounds = 0;
let failed = 0;
while (Date.now() < end && failed === 0) {
  for (const file of files) {
    if (Date.now() >= end || failed > 0) break;
    if (await mocha(file) !== 0) failed++;
  }
  if (failed === 0) rounds++;
}
console.log(`${rounds} whole rounds of ${files.length} files, ${failed} failed`);
process.exit(failed);

function mocha(file) {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules', '.bin', 'mocha'), ['--reporter', 'test/support/ring-reporter.cjs', file], { cwd: root, stdio: 'inherit' });
    child.once('close', (code) => resolve(code ?? 1));
  });
}
