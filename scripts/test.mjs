// `npm test`: builds, checks types and style, then runs every ring of tests that this machine can run (CONTRIBUTING.md).
//   npm test                   everything
//   npm test -- unit protocol  only these rings
// What a machine lacks is skipped and named; with KEYWARD_REQUIRE=all it fails. The last line is `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'keyward-test-'));

/** Steps that pass or fail as a whole. The bundles come first: later rings start them. */
const checks = [
  { name: 'build', command: [process.execPath, 'scripts/build.mjs'] },
  { name: 'types', command: [bin('tsc'), '-b'] },
  { name: 'lint', command: [bin('eslint'), '.'] },
];

/** Rings in the order in which their failures are easiest to understand; `alone` ones measure or need both processors. */
const rings = [
  { name: 'architecture' }, { name: 'rules' }, { name: 'unit' }, { name: 'protocol' }, { name: 'bundle' },
  { name: 'canary' }, { name: 'stores' }, { name: 'runtimes' }, { name: 'crash' }, { name: 'e2e', alone: true },
];

const total = { passed: 0, failed: 0, skipped: 0 };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => ![...checks, ...rings].some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`no such ring: ${unknown.join(', ')}. There are: ${[...checks, ...rings].map((step) => step.name).join(', ')}`);
  process.exit(2);
}
const isWanted = (step) => wanted.length === 0 || wanted.includes(step.name);

await check(checks[0]);
const jobs = [...checks.slice(1).filter(isWanted).map((step) => () => check(step)), ...rings.filter((ring) => isWanted(ring) && !ring.alone).map((ring) => () => run(ring))];
await inParallel(jobs, Math.max(1, Math.min(2, os.availableParallelism())));
for (const ring of rings.filter((each) => isWanted(each) && each.alone)) await run(ring);

fs.rmSync(results, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

async function inParallel(work, width) {
  const queue = [...work];
  await Promise.all(Array.from({ length: width }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await next();
  }));
}

async function check(step) {
  const started = Date.now();
  const { code, output } = await start(step.command, {});
  total[code === 0 ? 'passed' : 'failed']++;
  report(step.name, code === 0 ? 'ok' : 'FAILED', started, code === 0 ? '' : output);
}

async function run(ring) {
  const folder = path.join(root, 'test', ring.name);
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.test.ts')).sort() : [];
  if (files.length === 0) {
    total.failed++;
    report(ring.name, 'FAILED', Date.now(), 'this ring has no tests\n');
    return;
  }
  const started = Date.now();
  const resultFile = path.join(results, `${ring.name}.json`);
  const command = [bin('mocha'), '--reporter', 'test/support/ring-reporter.cjs', ...files.map((file) => path.join('test', ring.name, file))];
  const { code, output } = await start(command, { KEYWARD_RING_RESULT: resultFile });
  const result = fs.existsSync(resultFile) ? JSON.parse(fs.readFileSync(resultFile, 'utf8')) : undefined;
  if (result === undefined || (code !== 0 && result.failed === 0)) total.failed++;
  total.passed += result?.passed ?? 0;
  total.failed += result?.failed ?? 0;
  total.skipped += result?.skipped.length ?? 0;
  const counts = result === undefined ? 'did not finish' : `${result.passed} passed, ${result.failed} failed, ${result.skipped.length} skipped`;
  report(ring.name, counts, started, (code === 0 ? '' : output) + (result?.skipped ?? []).map((title) => `    skipped: ${title}\n`).join(''));
}

function report(name, outcome, started, details) {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${name.padEnd(14)} ${outcome} (${seconds} s)\n${details}`);
}

/** Runs one program and keeps what it prints, so that two that run side by side do not mix their lines. */
function start([file, ...args], extra) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env: { ...process.env, ...extra }, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => resolve({ code: 127, output: `${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
