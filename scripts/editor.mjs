// Starts a real editor in a browser with the packaged extension installed, for trying things by hand.
// usage: npm run editor -- FOLDER [--port N] [--data FOLDER]
// Its vaults, settings and audit log lie under --data (a temporary folder by default), never in the user's own.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { require as tsRequire } from 'tsx/cjs/api';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  options: { port: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } }, allowPositionals: true,
});
const [given] = positionals;
if (values.help || given === undefined || !fs.existsSync(given)) {
  process.stderr.write('usage: npm run editor -- FOLDER [--port N] [--data FOLDER]\n');
  process.exit(values.help ? 0 : 2);
}

const { findEditor } = tsRequire('../test/e2e/support/editor-install.ts', import.meta.url);
const { startCodeServer, installExtension } = tsRequire('../test/e2e/support/code-server.ts', import.meta.url);
const install = findEditor();
if (install === undefined) {
  process.stderr.write('There is no editor in the test cache yet. Run: node scripts/install-editor.mjs\n');
  process.exit(1);
}

const temporary = values.data === undefined;
const data = path.resolve(values.data ?? fs.mkdtempSync(path.join(os.tmpdir(), 'keyward-editor-')));
const vsix = path.join(data, 'keyward.vsix');
run(['scripts/build.mjs']);
run(['scripts/package.mjs', '--out', vsix]);

const options = {
  install, dataFolder: path.join(data, 'editor'), workspaceTrust: true,
  environment: { KEYWARD_HOME: path.join(data, 'keyward') },
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
};
await installExtension(options, vsix);
const server = await startCodeServer(options);
process.stdout.write(`\n  ${server.origin}/?folder=${encodeURIComponent(path.resolve(given))}\n\nCtrl+C ends it${temporary ? ' and removes its vaults and settings' : ''}.\n`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end());

async function end() {
  await server.stop();
  if (temporary) fs.rmSync(data, { recursive: true, force: true });
  process.exit(0);
}

function run(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
