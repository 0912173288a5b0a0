// Puts detect-secrets into the test cache: its own baselines and marks are what our import is tested with.
// usage: node scripts/install-detect-secrets.mjs     KEYWARD_TEST_CACHE moves the cache (default ~/.cache/keyward-test)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Tests look for a folder of this name. */
const VERSION = '1.5.0';

const cache = process.env.KEYWARD_TEST_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');
const folder = path.join(cache, `detect-secrets-${VERSION}`);
const complete = path.join(folder, 'complete');

if (!fs.existsSync(complete)) {
  fs.rmSync(folder, { recursive: true, force: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--root-user-action=ignore', '--target', folder];
  if (spawnSync('python3', [...pip, `detect-secrets==${VERSION}`], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) {
    process.stderr.write('pip could not install detect-secrets\n');
    process.exit(1);
  }
  fs.writeFileSync(complete, '');
}
process.stdout.write(`${folder}\n`);
