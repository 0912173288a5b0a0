// Puts grammars of Dart and Swift into the test cache, for which no compiler comes from a package registry: about 20 MB, once.
// usage: node scripts/install-grammars.mjs     KEYWARD_TEST_CACHE moves the cache (default ~/.cache/keyward-test)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Tests look for a folder of this name: change it with the versions below. */
const NAME = 'grammars-1';
const PACKAGES = ['tree-sitter==0.25.2', 'tree-sitter-language-pack==0.9.0'];
const LANGUAGES = ['dart', 'swift'];

const cache = process.env.KEYWARD_TEST_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');
const folder = path.join(cache, NAME);
const complete = path.join(folder, 'complete');

if (!fs.existsSync(complete)) {
  fs.rmSync(folder, { recursive: true, force: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--root-user-action=ignore', '--target', folder];
  if (spawnSync('python3', [...pip, ...PACKAGES], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) {
    process.stderr.write('pip could not install the grammars\n');
    process.exit(1);
  }
  // The package has grammars of 160 languages.
  const bindings = path.join(folder, 'tree_sitter_language_pack', 'bindings');
  for (const file of fs.readdirSync(bindings)) {
    if (file.endsWith('.so') && !LANGUAGES.includes(file.split('.')[0])) fs.rmSync(path.join(bindings, file));
  }
  fs.writeFileSync(complete, '');
}
process.stdout.write(`${folder}\n`);
