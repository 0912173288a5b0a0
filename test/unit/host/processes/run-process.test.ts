import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { MAX_ERROR_BYTES, runProcess, streamProcess } from '../../../../shared/src/host/processes/run-process';
import type { ProcessRequest } from '../../../../shared/src/host/processes/run-process';

function node(script: string, more: Partial<ProcessRequest> = {}): ProcessRequest {
  return {
    executable: process.execPath, args: ['-e', script], cwd: process.cwd(), env: {}, timeoutMs: 15_000, ...more,
  };
}

describe('running a process', () => {
  it('gives output, errors and the exit code', async () => {
    const result = await runProcess(node('process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3'));
    assert(result.ok);
    assert.equal(result.value.stdout.toString(), 'out');
    assert.equal(result.value.stderr.toString(), 'err');
    assert.equal(result.value.code, 3);
  });

  it('passes arguments as they are, whatever a shell would make of them', async () => {
    const hostile = ['$(id)', '`id`', '; id', '"\'', 'a b', '*'];
    const request = node('');
    const result = await runProcess({ ...request, args: ['-p', 'JSON.stringify(process.argv.slice(1))', ...hostile] });
    assert(result.ok);
    assert.deepEqual(JSON.parse(result.value.stdout.toString()), hostile);
  });

  it('gives the child the environment it is told, and nothing of ours', async () => {
    const result = await runProcess(node('process.stdout.write(Object.keys(process.env).join())', { env: { ONE: '1' } }));
    assert(result.ok);
    assert.equal(result.value.stdout.toString(), 'ONE');
  });

  it('feeds standard input, also to a program that does not read it', async () => {
    const input = Buffer.alloc(300_000, 'x');
    const count = await runProcess(node('let n = 0; process.stdin.on("data", (d) => n += d.length).on("end", () => console.log(n))', { stdin: input }));
    assert(count.ok);
    assert.equal(count.value.stdout.toString().trim(), '300000');
    const deaf = await runProcess(node('process.exit(0)', { stdin: input }));
    assert(deaf.ok && deaf.value.code === 0);
  });

  it('says that a program could not be started', async () => {
    const result = await runProcess({ ...node(''), executable: '/nowhere/at/all' });
    assert.deepEqual(result, { ok: false, error: { kind: 'not-started', code: 'ENOENT' } });
  });

  it('says so as well where the system throws it: an argument that is too long', async () => {
    const result = await runProcess({ ...node(''), args: ['-e', `//${'x'.repeat(3_000_000)}`] });
    assert.deepEqual(result, { ok: false, error: { kind: 'not-started', code: 'E2BIG' } });
  });

  it('starts nothing in a folder that is not there', async () => {
    const result = await runProcess(node('', { cwd: '/nowhere/at/all' }));
    assert.deepEqual(result, { ok: false, error: { kind: 'not-started', code: 'ENOENT' } });
  });

  it('tells a signal from an exit code', async () => {
    const result = await runProcess(node('process.kill(process.pid, "SIGKILL")'));
    assert(result.ok);
    assert.equal(result.value.code, null);
  });

  it('feeds a stream as it comes, and outlives one that the program closes early', async () => {
    const pieces = Readable.from([Buffer.from('one '), Buffer.from('two')]);
    const echo = await runProcess(node('process.stdin.pipe(process.stdout)', { stdin: pieces }));
    assert(echo.ok);
    assert.equal(echo.value.stdout.toString(), 'one two');
    const endless = Readable.from((function* (): Generator<Buffer> { for (;;) yield Buffer.alloc(65_536); })());
    const deaf = await runProcess(node('process.stdin.destroy(); process.exitCode = 4', { stdin: endless }));
    endless.destroy();
    assert(deaf.ok && deaf.value.code === 4);
  });

  it('accepts output up to the limit to the byte', async () => {
    const exact = await runProcess(node('process.stdout.write("x".repeat(1000))'), 1000);
    assert(exact.ok && exact.value.stdout.length === 1000);
    assert.deepEqual(await runProcess(node('process.stdout.write("x".repeat(1001))'), 1000), { ok: false, error: { kind: 'output-too-large' } });
  });

  it('listens no more to a cancellation once the program has ended', async () => {
    const { signal } = new AbortController();
    assert((await runProcess(node('', { signal }))).ok);
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
  });

  it('ends a program after its time, and its grandchildren\'s hold on the pipes', async () => {
    const script = 'require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 20000)"], { stdio: "inherit" }); setInterval(() => {}, 1000)';
    const result = await runProcess(node(script, { timeoutMs: 400 }));
    assert.deepEqual(result, { ok: false, error: { kind: 'timeout' } });
  });

  it('ends a program when it is cancelled, and starts none when it already was', async () => {
    const controller = new AbortController();
    const running = streamProcess(node('console.log("up"); setInterval(() => {}, 1000)', { signal: controller.signal }), () => {
      controller.abort();
      return 'more';
    });
    assert.deepEqual(await running, { ok: false, error: { kind: 'cancelled' } });
    assert.deepEqual(await runProcess(node('', { signal: controller.signal })), { ok: false, error: { kind: 'cancelled' } });
  });

  it('refuses output that is too large, and stops where the receiver has enough', async () => {
    const endless = 'const b = Buffer.alloc(65536, 120); const w = () => process.stdout.write(b, w); w()';
    assert.deepEqual(await runProcess(node(endless), 1_000_000), { ok: false, error: { kind: 'output-too-large' } });
    const stopped = await streamProcess(node(endless), () => 'stop');
    assert(stopped.ok && stopped.value.stopped);
  });

  it('keeps a bounded part of the errors', async () => {
    const result = await runProcess(node('process.stderr.write("e".repeat(200000))'));
    assert(result.ok);
    assert.equal(result.value.stderr.length, MAX_ERROR_BYTES);
  });

  it('looks into no shell: a line with operators is not a program', async () => {
    const marker = `/tmp/keyward-shell-${process.pid}`;
    const result = await runProcess({ ...node(''), executable: `${process.execPath} --version; touch ${marker}`, args: [] });
    assert(!result.ok);
    assert(!existsSync(marker));
  });
});
