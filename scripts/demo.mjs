// Keyward's main path on a real program: a leaky shop is scanned, mended and run. Offline, in a temporary folder, with a
// vault of its own; nothing of the user's is read or written.
// `--without-python` shows the Node half alone, `--program FILE` takes another build of the CLI than dist/cli.js.
// Ends with 1 when any step is not as promised.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Keyward } from './demo/keyward.mjs';
import { writeLeakyShop } from './demo/leaky-shop.mjs';
import { createNarrator } from './demo/narrator.mjs';
import * as steps from './demo/steps.mjs';

const { values: options } = parseArgs({
  options: {
    'without-python': { type: 'boolean', default: false },
    program: { type: 'string', default: path.resolve(import.meta.dirname, '../dist/cli.js') },
  },
});
const started = performance.now();
const narrator = createNarrator();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keyward-demo-'));
const services = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void leave(130));

try {
  await demo();
  narrator.say(`\nAll of it as promised, in ${((performance.now() - started) / 1000).toFixed(0)} s. The temporary folder is removed.`);
  await leave(0);
} catch (error) {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
  await leave(1);
}

async function demo() {
  const shop = path.join(folder, 'leaky-shop');
  const home = path.join(folder, 'home');
  fs.mkdirSync(home, { mode: 0o700 });
  const values = writeLeakyShop(shop);
  const before = new Map(steps.filesOf(shop).map((file) => [file, fs.readFileSync(path.join(shop, file), 'utf8')]));
  const keyward = new Keyward({ program: path.resolve(options.program), cwd: shop, home, password: randomBytes(18).toString('base64url') });
  const scene = { keyward, narrator, values, shop, before, services, python: findPython() };
  narrator.say(`A copy of examples/leaky-shop, with made-up keys, is in ${shop}`);
  await steps.scan(scene);
  await steps.fix(scene);
  steps.diff(scene);
  await steps.run(scene);
  await steps.runWithoutSecret(scene);
  await steps.reveal(scene);
  await steps.verify(scene);
  await steps.scanAgain(scene);
}

/** The name of a Python 3 in PATH, or undefined. */
function findPython() {
  if (options['without-python']) return undefined;
  return ['python3', 'python'].find((name) => {
    const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
    return status === 0 && stdout.startsWith('Python 3');
  });
}

async function leave(code) {
  await steps.stopAll(services);
  fs.rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}
