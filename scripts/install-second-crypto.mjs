// Puts a second JavaScript runtime, whose cryptography is BoringSSL instead of OpenSSL, into the test cache: the vault's file
// must be the same to both. About 100 MB, once.
// usage: node scripts/install-second-crypto.mjs     KEYWARD_TEST_CACHE moves the cache (default ~/.cache/keyward-test)
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const VERSION = '1.4.5';
/** SHA-256 of the program, so that a changed package is noticed. */
const HASH = 'f05d28a3862f4b84395c7fa32480b835dd47482e80b7e7a49a115227f0c06083';

const cache = process.env.KEYWARD_TEST_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');
const folder = path.join(cache, `bun-${VERSION}`);
const program = path.join(folder, 'node_modules', '@oven', 'bun-linux-x64', 'bin', 'bun');

if (process.platform !== 'linux' || process.arch !== 'x64') fail('this runtime is fetched for Linux on x64 only');
if (!fs.existsSync(program)) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  const installed = spawnSync('npm', ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, `@oven/bun-linux-x64@${VERSION}`], { stdio: 'inherit' });
  if (installed.status !== 0) fail('npm could not install it');
}
const hash = createHash('sha256').update(fs.readFileSync(program)).digest('hex');
if (hash !== HASH) {
  fs.rmSync(folder, { recursive: true });
  fail(`the program is not the known one: ${hash}`);
}
process.stdout.write(`${program}\n`);

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
