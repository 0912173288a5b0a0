import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ProcessInterruption } from '../../../cli/src/process-interruption';
import { CliUser } from './cli-user';

describe('run, before it starts anything', () => {
  const MARK = ['run', '--', process.execPath, '-e', 'require("node:fs").writeFileSync("started", "")'];
  let user: CliUser;
  beforeEach(() => { user = new CliUser(); });

  const started = (): boolean => existsSync(path.join(user.project, 'started'));

  function interrupted(): ProcessInterruption {
    const source = new EventEmitter();
    const interruption = new ProcessInterruption(source, () => undefined);
    source.emit('SIGINT');
    return interruption;
  }

  it('refuses a folder without a manifest, and names where it looked and what to do', async () => {
    const { code, stderr } = await user.run(MARK);
    assert.equal(code, 125);
    assert(stderr.replace(/\s+/g, ' ').includes(`There is no keyward.env in ${user.project}`), stderr);
    assert.match(stderr, /Nothing was started/);
    assert.match(stderr, /keyward fix/);
    assert(!started());
    mkdirSync(path.join(user.project, 'api'));
    const below = (await user.run(MARK, { cwd: path.join(user.project, 'api') })).stderr.replace(/\s+/g, ' ');
    assert(below.includes(`shop/api, nor in a folder above it up to ${user.project}`), below);
  });

  it('starts a program whose manifest asks for nothing', async () => {
    user.write('keyward.env', '');
    assert.equal((await user.run(MARK)).code, 0);
    assert(started());
  });

  it('starts nothing after a Ctrl-C', async () => {
    user.write('keyward.env', '');
    const { code, stderr } = await user.run(MARK, { interruption: interrupted() });
    assert.equal(code, 130);
    assert.match(stderr, /Cancelled[\s\S]*Nothing was started/);
    assert(!started());
  });

  it('takes a store that was opened during a Ctrl-C for no yes', async () => {
    const owner = await CliUser.withVault();
    const { stdout, stderr } = await owner.runWithPassword(['secret', 'list'], { interruption: interrupted() });
    assert.match(stderr, /Cancelled/);
    assert.equal(stdout, '');
  });

  it('writes down that a manifest was refused', async () => {
    user.write('keyward.env', 'KEY=keyward://local/shop/key#value\n');
    assert.equal((await user.run(MARK)).code, 125);
    const denied = (await user.entries()).filter(({ event_type }) => event_type === 'ACCESS_DENIED');
    assert.deepEqual(denied.map(({ action, secret_name, result }) => [action, secret_name, result]), [['run', 'shop/key#value', 'denied']]);
  });
});

describe('Ctrl-C', () => {
  it('asks the command to end, then ends the program', () => {
    const source = new EventEmitter();
    let ends = 0;
    const interruption = new ProcessInterruption(source, () => { ends += 1; });
    source.emit('SIGINT');
    assert.deepEqual([interruption.signal.aborted, interruption.happened, ends], [true, true, 0]);
    source.emit('SIGINT');
    assert.equal(ends, 1);
  });

  it('is the child\'s after the hand-over, and so is the exit code', () => {
    const source = new EventEmitter();
    const interruption = new ProcessInterruption(source, () => assert.fail('the program goes on'));
    interruption.handOver();
    interruption.interrupt();
    assert.deepEqual([interruption.happened, source.listenerCount('SIGINT')], [false, 0]);
  });
});
