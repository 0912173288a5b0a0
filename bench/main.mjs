// `npm run bench` measures everything, `npm run bench -- accuracy` one part; further arguments go to the part.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { benchTree } from './tree.mjs';

/** The parts in the order in which a reader wants them, each with the arguments that it gets when none are given. */
const parts = {
  tree: () => [],
  accuracy: () => [],
  noise: () => [benchTree().folder],
  speed: () => [],
  workers: () => [],
  start: () => [],
  staged: () => [],
  history: () => [],
  'scan-50kb': () => [],
  'editor-path': () => [],
  'pattern-path': () => [],
  'pattern-noise': () => [],
  'pattern-speed': () => [],
  'rule-cost': () => [],
  'hostile-text': () => [],
  'local-vault': () => [],
  audit: () => [],
};
const [part, ...rest] = process.argv.slice(2);
const chosen = part === undefined ? Object.keys(parts) : [part];

for (const name of chosen) {
  const defaults = parts[name];
  if (defaults === undefined) {
    console.error(`there is no part ${name}; there are: ${Object.keys(parts).join(', ')}`);
    process.exit(2);
  }
  console.log(`\n# ${name}`);
  const script = path.join(import.meta.dirname, `${name}.mjs`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...(rest.length > 0 ? rest : defaults())], { stdio: 'inherit', cwd: path.resolve(import.meta.dirname, '..') });
  if (status !== 0) process.exit(status ?? 1);
}
