// How long `keyward scan` takes for one small file beyond what Node itself needs to start: `node bench/start.mjs [--rounds 25]`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache.mjs';
import { keyward } from './keyward.mjs';
import { inTurn } from './measure.mjs';
import { optionOf } from './options.mjs';
import { table } from './table.mjs';

const rounds = Number(optionOf('--rounds') ?? 25);
const folder = cacheFolder('one-file');
writeFileSync(path.join(folder, 'app.js'), 'export const port = 8080;\n'.repeat(40));

const runs = inTurn({
  'node -e 0': { command: process.execPath, args: ['-e', '0'] },
  'keyward --version': keyward(['--version'], { cwd: folder }),
  'keyward scan app.js': keyward(['scan', 'app.js'], { cwd: folder }),
}, rounds);
const bare = runs.get('node -e 0');
const milliseconds = (seconds) => (seconds * 1000).toFixed(0);
console.log(`medians of ${rounds}`);
console.log(table([
  ['command', 'wall ms', 'more than Node', 'CPU ms', 'more than Node '],
  ...[...runs].map(([name, { wall, cpu }]) => [name, milliseconds(wall), milliseconds(wall - bare.wall), milliseconds(cpu), milliseconds(cpu - bare.cpu)]),
]));
