// The check before a commit: ten changed files of the bench tree in a repository of a thousand. `node bench/staged.mjs [--rounds 15]`
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache.mjs';
import { keyward } from './keyward.mjs';
import { inTurn } from './measure.mjs';
import { optionOf } from './options.mjs';
import { table } from './table.mjs';
import { benchTree, filesIn } from './tree.mjs';

const rounds = Number(optionOf('--rounds') ?? 15);
const repository = staged();
const runs = inTurn({
  'node -e 0': { command: process.execPath, args: ['-e', '0'] },
  'keyward scan --staged': keyward(['scan', '--staged'], { cwd: repository }),
  'keyward scan --staged --only secrets': keyward(['scan', '--staged', '--only', 'secrets'], { cwd: repository }),
}, rounds);
console.log(`ten changed files, medians of ${rounds}`);
console.log(table([['command', 'wall ms', 'CPU ms'], ...[...runs].map(([name, { wall, cpu }]) => [name, (wall * 1000).toFixed(0), (cpu * 1000).toFixed(0)])]));

function staged() {
  const folder = cacheFolder('staged');
  if (existsSync(path.join(folder, '.git'))) return folder;
  const files = filesIn(benchTree().folder).filter((_, index) => index % 18 === 0);
  for (const [index, file] of files.entries()) {
    const target = path.join(folder, `part${index % 30}`, `${index}-${path.basename(file)}`);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(file, target);
    files[index] = target;
  }
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.invalid', 'commit', '--quiet', '--message', 'start');
  for (const file of files.filter((_, index) => index % 100 === 0)) appendFileSync(file, '\n// one line more\n');
  git('add', '.');
  return folder;

  function git(...args) {
    const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ended with ${status}: ${stderr}`);
  }
}
