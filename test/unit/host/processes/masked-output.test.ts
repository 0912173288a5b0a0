import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import { err, ok } from '../../../../shared/src/core/result';
import type { MaskedOutput } from '../../../../shared/src/host/processes/masked-output';
import type { SecretRunFailure } from '../../../../shared/src/host/processes/run-with-secrets';
import { startWithSecrets } from '../../../../shared/src/host/processes/run-with-secrets';

const VALUE = ['p/ä', '"wörd', '$(id)'].join(' ');

interface Printed {
  readonly result: Result<number, SecretRunFailure>;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of Node's with VALUE in KEY; `open` says whether a stream is still read. */
async function printed(script: string, value = VALUE, open: () => boolean = () => true): Promise<Printed> {
  const pieces = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const to = (name: 'stdout' | 'stderr'): MaskedOutput['stdout'] => (bytes) => {
    pieces[name].push(Buffer.from(bytes));
    return Promise.resolve(open());
  };
  const started = await startWithSecrets({
    executable: process.execPath, args: ['-e', script], cwd: tmpdir(), env: {}, secrets: new Map([['KEY', SecretValue.fromText(value)]]),
    signals: Object.assign(new EventEmitter(), { platform: process.platform }), terminal: false, output: { stdout: to('stdout'), stderr: to('stderr') },
  });
  const result = started.ok ? ok(await started.value.ended) : err(started.error);
  return { result, stdout: Buffer.concat(pieces.stdout).toString(), stderr: Buffer.concat(pieces.stderr).toString() };
}

describe('the masked output of a program with secrets', () => {
  it('has no value on either stream, and the exit code is the program\'s', async () => {
    const out = await printed(`
      const key = process.env.KEY;
      console.log('out', key, Buffer.from('x' + key).toString('base64'));
      console.error(JSON.stringify({ key }), encodeURIComponent(key));
      process.exitCode = 7;`);
    assert.deepEqual(out.result, ok(7));
    assert.match(out.stdout, /^out \[keyward:KEY\] [\w+/]{0,4}\[keyward:KEY\][\w+/=]*\n$/);
    assert.equal(out.stderr, '{"key":"[keyward:KEY]"} [keyward:KEY]\n');
  });

  it('finds a value that is printed in two writes', async () => {
    const out = await printed(`
      const key = Buffer.from(process.env.KEY);
      process.stdout.write(key.subarray(0, 4), () => setTimeout(() => process.stdout.write(key.subarray(4)), 20));`);
    assert.equal(out.stdout, '[keyward:KEY]');
  });

  it('passes much output on, all of it and in order', async () => {
    const out = await printed('for (let line = 0; line < 50000; line += 1) console.log(line, process.env.KEY);');
    const lines = out.stdout.trimEnd().split('\n');
    assert.equal(lines.length, 50_000);
    assert(lines.every((line, index) => line === `${index} [keyward:KEY]`));
  });

  it('closes the program\'s output when nobody reads any more', async () => {
    const out = await printed('setInterval(() => process.stdout.write("line\\n".repeat(1000)), 1); process.stdout.on("error", () => process.exit(3));', VALUE, () => false);
    assert.deepEqual(out.result, ok(3));
  });

  it('is refused for a value that ordinary text holds by chance', async () => {
    assert.deepEqual((await printed('process.exit(0)', 'short')).result, err({ kind: 'value-too-short', name: 'KEY' }));
  });
});
