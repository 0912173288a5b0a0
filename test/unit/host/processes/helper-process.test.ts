import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HelperProcess } from '../../../../shared/src/host/processes/helper-process';

/** Answers doubled bytes, or does what a keyring may: block, crash. */
const SCRIPT = `
process.on('message', ({ id, request }) => {
  if (request === 'block') for (;;);
  if (request === 'crash') process.abort();
  if (request === 'pid') process.send({ id, reply: process.pid });
  else process.send({ id, reply: Buffer.concat([request, request]) });
});`;

describe('helper process', () => {
  let folder: string;
  let helper: HelperProcess<unknown, unknown>;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'keyward-helper-'));
    const script = path.join(folder, 'helper.cjs');
    writeFileSync(script, SCRIPT);
    helper = new HelperProcess({ script, execPath: process.execPath, env: {} });
  });
  afterEach(() => {
    helper.dispose();
    rmSync(folder, { recursive: true });
  });

  it('answers with bytes, many at a time', async () => {
    const replies = await Promise.all([1, 2, 3].map((n) => helper.call(Buffer.from([n]), 10_000)));
    assert.deepEqual(replies.map((reply) => reply.ok && [...(reply.value as Uint8Array)]), [[1, 1], [2, 2], [3, 3]]);
  });

  it('says when it crashed, and starts again', async () => {
    const before = await helper.call('pid', 10_000);
    assert.deepEqual(await helper.call('crash', 10_000), { ok: false, error: { kind: 'ended' } });
    const after = await helper.call('pid', 10_000);
    assert(before.ok && after.ok);
    assert.notEqual(after.value, before.value);
  });

  it('is killed when it blocks, and starts again', async () => {
    const blocked = helper.call('block', 700);
    const behind = helper.call('pid', 10_000);
    assert.deepEqual(await blocked, { ok: false, error: { kind: 'timeout' } });
    assert.deepEqual(await behind, { ok: false, error: { kind: 'ended' } });
    assert((await helper.call('pid', 10_000)).ok);
  });

  it('says that a script is missing', async () => {
    const missing = new HelperProcess({ script: path.join(folder, 'missing.cjs'), execPath: process.execPath, env: {} });
    assert.deepEqual(await missing.call('pid', 10_000), { ok: false, error: { kind: 'ended' } });
  });
});
