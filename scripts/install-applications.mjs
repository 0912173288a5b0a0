// Puts three published packages with their own tests into the test cache: `keyward fix` is tried on them. They carry literal
// credentials, made up by their authors, in sources and tests.
// usage: node scripts/install-applications.mjs     KEYWARD_TEST_CACHE moves the cache (default ~/.cache/keyward-test)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Tests look for a folder of this name; another list of packages gets another one. */
const NAME = 'applications-1';
const NPM = 'oauth-1.0a@1.0.1';
const NPM_TESTS_NEED = ['mocha@10.8.2', 'chai@4.5.0', 'crypto-js@3.1.8'];
const PYPI = 'oauthlib==3.2.2';
const PYPI_TESTS_NEED = ['pyjwt==2.8.0', 'blinker==1.9.0', 'cryptography==44.0.3'];
const GO = 'github.com/golang-jwt/jwt/v5@v5.2.1';

const cache = process.env.KEYWARD_TEST_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');
const folder = path.join(cache, NAME);

if (!fs.existsSync(path.join(folder, 'complete'))) {
  fs.rmSync(folder, { recursive: true, force: true });
  installNpm();
  installPython();
  installGo();
  fs.writeFileSync(path.join(folder, 'complete'), '');
}
process.stdout.write(`${folder}\n`);

function installNpm() {
  const at = made('npm');
  fs.writeFileSync(path.join(at, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--silent', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', ...NPM_TESTS_NEED], at);
  const [archive] = run('npm', ['pack', '--silent', NPM], at).trim().split('\n');
  run('tar', ['-xzf', archive], at);
}

function installPython() {
  const at = made('python');
  const pip = ['-m', 'pip', '--disable-pip-version-check', '--quiet'];
  run('python3', [...pip, 'install', '--root-user-action=ignore', '--target', path.join(at, 'needs'), ...PYPI_TESTS_NEED], at);
  run('python3', [...pip, 'download', '--no-deps', '--no-binary', ':all:', '--dest', at, PYPI], at);
  run('tar', ['-xzf', fs.readdirSync(at).find((name) => name.endsWith('.tar.gz'))], at);
  fs.renameSync(path.join(at, PYPI.replace('==', '-')), path.join(at, 'package'));
}

function installGo() {
  const at = made('go');
  const { Dir } = JSON.parse(run('go', ['mod', 'download', '-json', GO], at));
  fs.cpSync(Dir, path.join(at, 'package'), { recursive: true });
  // The module cache is read-only.
  for (const entry of fs.readdirSync(at, { recursive: true })) fs.chmodSync(path.join(at, entry), 0o755);
}

function made(name) {
  const at = path.join(folder, name);
  fs.mkdirSync(at, { recursive: true });
  return at;
}

function run(program, args, cwd) {
  const { status, stdout } = spawnSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status === 0) return stdout;
  process.stderr.write(`${program} ${args.join(' ')} failed\n`);
  process.exit(1);
}
