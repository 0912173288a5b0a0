// Runs the terminal program as people do, and keeps what V8 compiled of its parts beside them (shared/src/host/program-parts.ts).
// As a program it is one such run: `node scripts/compile-ahead.mjs DIST COMMAND…`
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** A process for each of `runs`, which goes on with what the ones before have compiled. What they find does not matter here. */
export async function compileAhead(out, { cwd, runs }) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'keyward-build-'));
  for (const args of runs) {
    const { signal, error } = spawnSync(process.execPath, [import.meta.filename, out, ...args], { cwd, env: { ...process.env, KEYWARD_HOME: home }, stdio: ['ignore', 'ignore', 'inherit'] });
    if (error !== undefined || signal !== null) throw error ?? new Error(`keyward ${args.join(' ')} ended by ${signal}`);
  }
  fs.rmSync(home, { recursive: true });
}

async function run([out, ...args]) {
  const { ProgramParts } = await programParts();
  const parts = new ProgramParts(path.join(out, 'chunks'), { folder: out, require: createRequire(path.join(out, 'cli.js')) });
  process.on('exit', () => {
    for (const [file, compiled] of parts.compiled()) fs.writeFileSync(file, compiled);
  });
  process.argv = [process.execPath, path.join(out, 'cli.js'), ...args];
  parts.load('scan-worker.js');
  parts.load('cli.js');
}

async function programParts() {
  const { outputFiles: [bundle] } = await build({ entryPoints: [path.join(root, 'shared/src/host/program-parts.ts')], bundle: true, write: false, platform: 'node', format: 'esm', logLevel: 'warning' });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
}

if (process.argv[1] === import.meta.filename) await run(process.argv.slice(2));
