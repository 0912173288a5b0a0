import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import { ok } from '../../../../shared/src/core/result';
import { startWithSecrets } from '../../../../shared/src/host/processes/run-with-secrets';
import type { SecretRunFailure, SecretRunRequest } from '../../../../shared/src/host/processes/run-with-secrets';
import { projectRoot } from '../../../support/requirements';

describe('running a program with secrets', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'keyward-run-')); });
  afterEach(() => { rmSync(folder, { recursive: true }); });

  function request(script: string, secrets: Record<string, SecretValue>, more: Partial<SecretRunRequest> = {}): SecretRunRequest {
    return {
      executable: process.execPath, args: ['-e', script], cwd: folder, env: { PLAIN: 'plain' },
      secrets: new Map(Object.entries(secrets)), signals: source(), terminal: false, ...more,
    };
  }

  it('gives the child the values exactly, and only the child', async () => {
    const value = 'päss wörd\n$(id) "quoted" 🔑';
    const script = 'require("node:fs").writeFileSync("seen", process.env.KEY + "|" + process.env.PLAIN)';
    const result = await run(request(script, { KEY: SecretValue.fromText(value) }));
    assert.deepEqual(result, { ok: true, value: 0 });
    assert.equal(readFileSync(path.join(folder, 'seen'), 'utf8'), `${value}|plain`);
    assert.equal(process.env['KEY'], undefined);
  });

  it('gives the child\'s exit code, and 128 + n for a signal', async () => {
    assert.deepEqual(await run(request('process.exit(42)', {})), { ok: true, value: 42 });
    assert.deepEqual(await run(request('process.kill(process.pid, "SIGTERM")', {})), { ok: true, value: 143 });
  });

  for (const [signal, code] of [['SIGHUP', 129], ['SIGINT', 130], ['SIGQUIT', 131], ['SIGKILL', 137], ['SIGUSR2', 140]] as const) {
    it(`gives ${code} for a program that ${signal} ended`, async () => {
      assert.deepEqual(await run(request(`process.kill(process.pid, '${signal}'); setInterval(() => {}, 1000)`, {})), { ok: true, value: code });
    });
  }

  it('lets a secret replace a plain variable of its name', async () => {
    const script = 'require("node:fs").writeFileSync("seen", process.env.PLAIN)';
    await run(request(script, { PLAIN: SecretValue.fromText('from the store') }));
    assert.equal(readFileSync(path.join(folder, 'seen'), 'utf8'), 'from the store');
  });

  it('gives the child no variable that it was not told', async () => {
    await run(request('require("node:fs").writeFileSync("seen", Object.keys(process.env).sort().join())', { KEY: SecretValue.fromText('x') }));
    assert.equal(readFileSync(path.join(folder, 'seen'), 'utf8'), 'KEY,PLAIN');
  });

  it('gives an empty value as an empty variable', async () => {
    await run(request('require("node:fs").writeFileSync("seen", JSON.stringify(process.env.KEY))', { KEY: SecretValue.fromText('') }));
    assert.equal(readFileSync(path.join(folder, 'seen'), 'utf8'), '""');
  });

  it('passes arguments as they are, and no value among them', async () => {
    const hostile = ['$KEY', '`id`', '; id', '"\'', 'a b', '*', ''];
    const script = 'require("node:fs").writeFileSync("seen", JSON.stringify(process.argv.slice(1)))';
    const base = request(script, { KEY: SecretValue.fromText('value-of-the-key') });
    await run({ ...base, args: ['-e', script, '--', ...hostile] });
    assert.deepEqual(JSON.parse(readFileSync(path.join(folder, 'seen'), 'utf8')), hostile);
  });

  it('starts nothing when the second of two values does not fit', async () => {
    const secrets = { FIRST: SecretValue.fromText('fits'), SECOND: SecretValue.fromText('a\0b') };
    assert.deepEqual(await run(request('require("node:fs").writeFileSync("seen", "")', secrets)), { ok: false, error: { kind: 'value-has-nul', name: 'SECOND' } });
    assert(!existsSync(path.join(folder, 'seen')));
  });

  it('measures a value by the platform that starts the program', async () => {
    const value = SecretValue.fromText('x'.repeat(40_000));
    const signals = Object.assign(new EventEmitter(), { platform: 'win32' as const });
    assert.deepEqual(await run(request('', { KEY: value }, { signals })), { ok: false, error: { kind: 'value-too-large', name: 'KEY' } });
  });

  for (const [reason, value] of [
    ['value-has-nul', SecretValue.fromText('a\0b')],
    ['value-not-text', SecretValue.fromBytes(Buffer.from([0xff, 0xfe]))],
    ['value-too-large', SecretValue.fromText('x'.repeat(128 * 1024 - 4))],
  ] as const) {
    it(`refuses before the start: ${reason}`, async () => {
      const result = await run(request('require("node:fs").writeFileSync("seen", "")', { KEY: value }));
      assert.deepEqual(result, { ok: false, error: { kind: reason, name: 'KEY' } });
      assert(!existsSync(path.join(folder, 'seen')));
    });
  }

  it('takes the largest value that fits', async () => {
    const value = SecretValue.fromText('x'.repeat(128 * 1024 - 5));
    assert.deepEqual(await run(request('process.exit(process.env.KEY.length === 131067 ? 0 : 1)', { KEY: value })),
      { ok: true, value: 0 });
  });

  it('refuses where Node itself would print the environment that it starts a program with', () => {
    const module = path.join(projectRoot, 'shared', 'src', 'host', 'processes', 'run-with-secrets.ts');
    const script = `require(${JSON.stringify(module)}).startWithSecrets({}).then(({ error }) => console.log(error.kind))`;
    for (const sections of ['http,CHILD_PROCESS', 'child*']) {
      const printed = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
        cwd: projectRoot, env: { ...process.env, NODE_DEBUG: sections }, encoding: 'utf8',
      });
      assert.equal(printed.stdout, 'debug-output\n', sections);
    }
  });

  it('says that a program could not be started', async () => {
    const result = await run(request('', {}, { executable: '/nowhere' }));
    assert.deepEqual(result, { ok: false, error: { kind: 'not-started', code: 'ENOENT' } });
  });

  it('says that what is no program, or may not be run, could not be started, and listens to nothing after it', async () => {
    const signals = source();
    writeFileSync(path.join(folder, 'text'), '#!/bin/sh\n', { mode: 0o600 });
    for (const executable of [folder, path.join(folder, 'text')]) {
      assert.deepEqual(await run(request('', {}, { executable, signals })), { ok: false, error: { kind: 'not-started', code: 'EACCES' } });
    }
    assert.deepEqual(await run(request('', {}, { cwd: path.join(folder, 'gone'), signals })), { ok: false, error: { kind: 'not-started', code: 'ENOENT' } });
    assert.deepEqual(signals.eventNames(), []);
  });

  it('says so for an argument that no system takes, before it listens to anything', async () => {
    const signals = source();
    const result = await run({ ...request('', {}, { signals }), args: ['a\0b'] });
    assert.deepEqual(result, { ok: false, error: { kind: 'not-started', code: 'ERR_INVALID_ARG_VALUE' } });
    assert.deepEqual(signals.eventNames(), []);
  });

  it('says so as well where the system throws it: an environment that is too large', async () => {
    const secrets = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`KEY_${index}`, SecretValue.fromText('x'.repeat(100_000))]));
    assert.deepEqual(await run(request('', secrets)), { ok: false, error: { kind: 'not-started', code: 'E2BIG' } });
  });

  it('answers when the program runs, and stops it when asked to', async () => {
    const started = await startWithSecrets(request('setInterval(() => {}, 1000)', {}));
    assert(started.ok);
    await started.value.stop();
    assert.equal(await started.value.ended, 143);
  });

  for (const signal of ['SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGQUIT'] as const) {
    it(`passes ${signal} on`, async () => {
      const signals = source();
      const script = `process.on('${signal}', () => process.exit(9)); setInterval(() => {}, 1000); require('node:fs').writeFileSync('ready', '')`;
      const running = run(request(script, {}, { signals }));
      await until(() => existsSync(path.join(folder, 'ready')));
      signals.emit(signal);
      assert.deepEqual(await running, { ok: true, value: 9 });
      assert.deepEqual(signals.eventNames(), []);
    });
  }

  it('passes signals on, but not what the terminal sends by itself', async () => {
    const signals = source();
    const script = `
      const fs = require('node:fs');
      process.on('SIGINT', () => fs.appendFileSync('seen', 'INT '));
      process.on('SIGTERM', () => { fs.appendFileSync('seen', 'TERM'); process.exit(7); });
      setInterval(() => {}, 1000);
      fs.writeFileSync('ready', '');`;
    for (const terminal of [true, false]) {
      rmSync(path.join(folder, 'ready'), { force: true });
      rmSync(path.join(folder, 'seen'), { force: true });
      const running = run(request(script, {}, { signals, terminal }));
      await until(() => existsSync(path.join(folder, 'ready')));
      signals.emit('SIGINT');
      if (!terminal) await until(() => existsSync(path.join(folder, 'seen')));
      signals.emit('SIGTERM');
      assert.deepEqual(await running, { ok: true, value: 7 });
      assert.equal(readFileSync(path.join(folder, 'seen'), 'utf8'), terminal ? 'TERM' : 'INT TERM');
    }
    assert.equal(signals.listenerCount('SIGINT') + signals.listenerCount('SIGTERM'), 0);
  });
});

/** Its exit code, or why it was not started. */
async function run(request: SecretRunRequest): Promise<Result<number, SecretRunFailure>> {
  const started = await startWithSecrets(request);
  return started.ok ? ok(await started.value.ended) : started;
}

/** What `process` is to the runner, on Linux. */
function source(): EventEmitter & { readonly platform: NodeJS.Platform } {
  return Object.assign(new EventEmitter(), { platform: 'linux' as const });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
