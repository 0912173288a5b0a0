// Keyward's built program and its peers over the bench tree, in turn: `node bench/speed.mjs [--rounds 3] [--only keyward,kingfisher]`.
// MB per CPU second is what counts: it holds however many cores there are and whatever else they do.
import path from 'node:path';
import { cacheFolder } from './cache.mjs';
import { keyward } from './keyward.mjs';
import { inTurn } from './measure.mjs';
import { optionOf } from './options.mjs';
import { peers } from './peers.mjs';
import { table } from './table.mjs';
import { benchTree, partOfTree } from './tree.mjs';

const rounds = Number(optionOf('--rounds') ?? 3);
const only = optionOf('--only')?.split(',');
const reports = cacheFolder('reports');
const tree = benchTree();
/** Peers end with 0, 1 or a number of their own when they found something. */
const ENDINGS = [0, 1, 200, 205];

const programs = {};
if (only === undefined || only.includes('keyward')) {
  programs['Keyward, one thread'] = { ...scanWith(0), part: 1 };
  programs['Keyward, two threads'] = { ...scanWith(2), part: 1 };
}
for (const peer of peers(only?.filter((name) => name !== 'keyward'))) {
  if (peer.kind === 'ready') programs[`${peer.name} ${peer.version}`] = { codes: ENDINGS, part: peer.part, ...peer.scan(partOfTree(tree, peer.part).folder, { threads: peer.name === 'kingfisher' ? 1 : undefined, report: path.join(reports, `${peer.name}.json`) }) };
  else console.log(`${peer.name} ${peer.version} could not be had: ${peer.why}`);
}

console.log(`${tree.files} files, ${megabytes(1).toFixed(1)} MB, medians of ${rounds}`);
console.log(table([
  ['scanner', 'wall s', 'CPU s', 'MB per CPU s', 'peak MB'],
  ...[...inTurn(programs, rounds)].map(([name, { wall, cpu, peak }]) => {
    const { part } = programs[name];
    return [part === 1 ? name : `${name}, each ${part}th file`, wall.toFixed(2), cpu.toFixed(2), (megabytes(part) / cpu).toFixed(2), peak.toFixed(0)];
  }),
]));

function scanWith(workers) {
  return keyward(['scan', tree.folder, '--only', 'secrets', '--workers', String(workers), '--format', 'json', '--output', path.join(reports, `keyward-${workers}.json`)]);
}

function megabytes(part) {
  return partOfTree(tree, part).bytes / 1e6;
}
