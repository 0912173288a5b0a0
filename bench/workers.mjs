// One thread, two threads, and the memory of each, over the bench tree: `node bench/workers.mjs [--rounds 3]`.
// Two threads are worth what two free cores make of them: the ratio is of wall time, so it needs a machine that does nothing else.
import path from 'node:path';
import { cacheFolder } from './cache.mjs';
import { keyward } from './keyward.mjs';
import { inTurn } from './measure.mjs';
import { optionOf } from './options.mjs';
import { table } from './table.mjs';
import { benchTree } from './tree.mjs';

const rounds = Number(optionOf('--rounds') ?? 3);
const { folder } = benchTree();
const scanWith = (workers) => keyward(['scan', folder, '--only', 'secrets', '--workers', String(workers), '--format', 'json', '--output', path.join(cacheFolder('reports'), 'workers.json')]);
const runs = inTurn({ 'in the main thread': scanWith(0), 'one thread': scanWith(1), 'two threads': scanWith(2) }, rounds);
const one = runs.get('one thread');
console.log(`medians of ${rounds}`);
console.log(table([
  ['threads', 'wall s', 'times as fast', 'CPU s', 'peak MB'],
  ...[...runs].map(([name, { wall, cpu, peak }]) => [name, wall.toFixed(2), (one.wall / wall).toFixed(2), cpu.toFixed(2), peak.toFixed(0)]),
]));
