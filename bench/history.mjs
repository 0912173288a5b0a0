// The whole history of a repository with 5,000 commits, made here from a seed: Keyward beside the peers that read histories.
// `node bench/history.mjs [--rounds 3] [--commits 5000] [--only keyward,gitleaks]`
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache.mjs';
import { keyward } from './keyward.mjs';
import { inTurn } from './measure.mjs';
import { optionOf } from './options.mjs';
import { peers } from './peers.mjs';
import { table } from './table.mjs';
import { benchTree, filesIn } from './tree.mjs';

const rounds = Number(optionOf('--rounds') ?? 3);
const commits = Number(optionOf('--commits') ?? 5000);
const only = optionOf('--only')?.split(',');
const repository = repositoryWith(commits);
const reports = cacheFolder('reports');

const programs = {};
if (only === undefined || only.includes('keyward')) programs.Keyward = keyward(['scan', '--history', '--only', 'secrets', '--workers', '2', '--format', 'json', '--output', path.join(reports, 'keyward-history.json')], { cwd: repository });
for (const peer of peers(only?.filter((name) => name !== 'keyward') ?? ['gitleaks', 'betterleaks'])) {
  if (peer.kind === 'ready') programs[`${peer.name} ${peer.version}`] = { codes: [0, 1], ...peer.history(repository, { report: path.join(reports, `${peer.name}-history.json`) }) };
  else console.log(`${peer.name} ${peer.version} could not be had: ${peer.why}`);
}
console.log(`${commits} commits, medians of ${rounds}`);
console.log(table([
  ['scanner', 'wall s', 'CPU s', 'peak MB'],
  ...[...inTurn(programs, rounds)].map(([name, { wall, cpu, peak }]) => [name, wall.toFixed(2), cpu.toFixed(2), peak.toFixed(0)]),
]));

/** Files of the bench tree that grow and change: each commit touches one to four of two hundred files in some twenty lines. */
function repositoryWith(count) {
  const folder = path.join(cacheFolder(), `history-${count}`);
  if (existsSync(path.join(folder, 'src'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  git(['init', '--quiet', '--initial-branch=main', folder]);
  git(['-C', folder, 'fast-import', '--quiet'], changes(count));
  git(['-C', folder, 'reset', '--quiet', '--hard']);
  return folder;
}

/** The input of git fast-import: https://git-scm.com/docs/git-fast-import */
function changes(count) {
  const random = generator(1);
  const lines = linesOfTree();
  const files = Array.from({ length: 200 }, (_, index) => ({ name: `src/part${index % 20}/file${index}.${['ts', 'py', 'go', 'yaml'][index % 4]}`, lines: [] }));
  const stream = [];
  for (let commit = 1; commit <= count; commit++) {
    const message = `change ${commit}\n`;
    stream.push(`commit refs/heads/main\ncommitter Somebody <somebody@example.invalid> ${1_600_000_000 + commit * 600} +0000\ndata ${message.length}\n${message}`);
    for (let change = 1 + random(4); change > 0; change--) {
      const file = files[random(files.length)];
      const at = random(file.lines.length + 1);
      const added = Array.from({ length: 1 + random(20) }, () => lines[random(lines.length)]);
      file.lines.splice(at, file.lines.length > 400 ? 20 + random(20) : random(4), ...added);
      const text = Buffer.from(`${file.lines.join('\n')}\n`);
      stream.push(`M 100644 inline ${file.name}\ndata ${text.length}\n`, text, '\n');
    }
  }
  return Buffer.concat(stream.map((part) => Buffer.from(part)));
}

function linesOfTree() {
  const tree = benchTree();
  const sample = filesIn(tree.folder).filter((file, index) => index % 40 === 0 && /\.(ts|js|py|go|java|rb|php|ya?ml)$/.test(file));
  return sample.flatMap((file) => readLines(file)).filter((line) => line.length < 300);
}

function readLines(file) {
  return readFileSync(file, 'utf8').split('\n');
}

function git(args, input) {
  const { status, stderr } = spawnSync('git', args, { input, encoding: 'utf8', maxBuffer: 64e6 });
  if (status !== 0) throw new Error(`git ended with ${status}: ${stderr}`);
}

function generator(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % limit;
  };
}
