// `npm run soak`: what random inputs, random edits and random kills can find, with new seeds each time, until the time is
// over or something fails. What it prints of a failure holds the seed.
//   npm run soak                      ten minutes
//   npm run soak -- --minutes 1       as CI does
//   npm run soak -- --minutes 60      an hour
// Two thirds of the time go to the tests named `robustness`: each of their properties is tried for its share of seconds.
// In the rest every other test with random inputs has its turn, over and over.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const budget = Number(values.minutes) * 60_000;
if (!(budget > 0)) {
  console.error(`--minutes ${values.minutes}: a number of minutes is meant`);
  process.exit(2);
}
const started = Date.now();

const tests = fs.readdirSync(path.join(root, 'test'), { recursive: true })
  .filter((file) => file.endsWith('.test.ts') && !file.startsWith('e2e'))
  .map((file) => path.join('test', file));
const source = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const robustness = tests.filter((file) => file.includes(`${path.sep}robustness${path.sep}`) && /\btries\(/.test(source(file)));
const others = tests.filter((file) => !robustness.includes(file) && (file.startsWith(path.join('test', 'crash')) || /\bfc\.assert\(/.test(source(file))));

let failed = 0;
for (const [index, file] of robustness.entries()) {
  const left = (budget * 2) / 3 - (Date.now() - started);
  const share = left / (robustness.length - index) / 1000;
  if (failed === 0) await run(file, { KEYWARD_SOAK_SECONDS: String(Math.max(0.2, share / await properties(file))) });
}
let rounds = 0;
while (Date.now() - started < budget && failed === 0) {
  for (const file of others) {
    if (Date.now() - started >= budget || failed > 0) break;
    await run(file, {});
  }
  if (failed === 0) rounds++;
}
console.log(`${robustness.length} files of properties, ${rounds} whole rounds of ${others.length} others in ${Math.round((Date.now() - started) / 1000)} s, ${failed} failed`);
process.exit(failed);

/** How many tests a file has: some are made in a loop, so mocha is asked. */
async function properties(file) {
  const { output } = await mocha(['--dry-run', '--reporter', 'json', file], {}, 'pipe');
  return Math.max(1, JSON.parse(output.slice(output.indexOf('{'))).stats.tests);
}

async function run(file, environment) {
  const begun = Date.now();
  const { code } = await mocha(['--reporter', 'test/support/ring-reporter.cjs', file], environment, 'inherit');
  if (code !== 0) failed++;
  if (code !== 0 || robustness.includes(file)) console.log(`${file} ${code === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - begun) / 1000)} s)`);
}

function mocha(args, environment, output) {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules', '.bin', 'mocha'), args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', output, 'inherit'] });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
