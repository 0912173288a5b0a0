import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { projectRoot } from '../../support/requirements';

/**
 * What V8 compiled under other flags it refuses to take, which is how a change of them shows. Each time another text of the same
 * length is asked for, because V8 remembers the texts themselves and tells those in a cache apart by their length.
 */
const TELL = `
const { Script } = require('node:vm');
const text = (number) => '(function () { return ' + number + '; })';
const cachedData = new Script(text(1)).createCachedData();
const isTaken = (number) => !new Script(text(number), { cachedData }).cachedDataRejected;
const before = isTaken(2);
inlining.inlineLess(process.env.ENGINE);
console.log(JSON.stringify({ before, after: isTaken(3) }));
`;

describe('inlining less', () => {
  /** In a process of its own: flags hold for all of one. */
  function tell(engine: string): unknown {
    const bundle = buildSync({
      absWorkingDir: projectRoot, entryPoints: ['shared/src/host/inlining.ts'], bundle: true, write: false, platform: 'node', format: 'iife', globalName: 'inlining',
    });
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', `${bundle.outputFiles[0]?.text ?? ''}${TELL}`], { encoding: 'utf8', env: { ENGINE: engine } });
    assert.equal(stderr, '', 'V8 knows the flag');
    return JSON.parse(stdout);
  }

  it('is told to the engine of Node 20', () => {
    assert.deepEqual(tell('11.3.244.8-node.23'), { before: true, after: false });
  });

  it('is not told to engines that nobody measured it with', () => {
    for (const engine of ['10.9.194.9-node.16', '12.4.254.21-node.33', '13.6.233.10-node.28', '99.1.2', '']) assert.deepEqual(tell(engine), { before: true, after: true }, engine);
  });
});
