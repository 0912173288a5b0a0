import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import type { CliWorld as World } from '../bundle/support/cli-world';
import { CliWorld, PASSWORD, stripeKey } from '../bundle/support/cli-world';

/** One value a file, so that each file has two states and no more. */
const SOURCES: Readonly<Record<string, string>> = {
  'pay.js': `const stripeKey = '${stripeKey('kill one')}'; // note\r\n`,
  'job.py': `"""Doc."""\nSTRIPE_JOB_KEY = "${stripeKey('kill two')}"\n`,
  'tool.rb': `STRIPE_TOOL_KEY = '${stripeKey('kill three')}'`,
};
/** After so many changes in the project and in the user's own folder the process is killed. */
const FIX_KILLS = [1, 9, 17, 25, 33, 45] as const;
const UNDO_KILLS = [1, 4, 8, 14] as const;

describe('a fix or its undo killed on the way', function killSuite() {
  this.timeout(300_000);
  let kills = 0;
  let template: World;
  let fixed: Readonly<Record<string, string>>;

  before(async () => {
    template = new CliWorld();
    await template.init();
    const whole = newWorld();
    await finished(whole, ['fix', '--yes']);
    fixed = stateOf(whole);
    for (const name of Object.keys(SOURCES)) assert.notEqual(fixed[name], SOURCES[name]);
  });

  for (const changes of FIX_KILLS) {
    it(`fix, after ${changes} changes: each file is its old self or its new one, and can be taken back`, async () => {
      const world = newWorld();
      kills += await killed(world, ['fix', '--yes'], changes);
      assertOldOrNew(world);
      await finished(world, ['fix', '--undo', '--yes']);
      assert.deepEqual(stateOf(world), SOURCES);
    });
  }

  for (const changes of UNDO_KILLS) {
    it(`undo, after ${changes} changes: the same command does the rest`, async () => {
      const world = newWorld();
      await finished(world, ['fix', '--yes']);
      kills += await killed(world, ['fix', '--undo', '--yes'], changes);
      assertOldOrNew(world);
      await finished(world, ['fix', '--undo', '--yes']);
      assert.deepEqual(stateOf(world), SOURCES);
    });
  }

  it('did kill most of them', () => {
    assert(kills >= (FIX_KILLS.length + UNDO_KILLS.length) / 2, `${kills} were killed`);
  });

  function newWorld(): World {
    const world = template.copy();
    for (const [name, text] of Object.entries(SOURCES)) world.write(name, text);
    return world;
  }

  function assertOldOrNew(world: World): void {
    for (const [name, text] of Object.entries(stateOf(world))) assert([SOURCES[name], fixed[name]].includes(text), `${name} is neither: ${text.length} characters`);
  }
});

function stateOf(world: World): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(SOURCES).map((name) => [name, world.read(name)]));
}

async function finished(world: World, args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await world.runWithPassword(args);
  assert.equal(code, 0, stdout + stderr);
}

/** Ends the process at the so-many-th change that is seen; one that is quicker ends by itself, and is not counted. */
async function killed(world: World, [command = '', ...rest]: readonly string[], changes: number): Promise<0 | 1> {
  const child = world.start([command, '--password-fd', '3', ...rest], { fd3: PASSWORD });
  let seen = 0;
  const watchers = [world.project, world.home].map((folder) => watch(folder, { recursive: true }, () => {
    seen += 1;
    if (seen === changes) child.kill('SIGKILL');
  }));
  child.stdout?.resume();
  child.stderr?.resume();
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => { child.once('close', (_, by) => { resolve(by); }); });
  for (const watcher of watchers) watcher.close();
  return signal === 'SIGKILL' ? 1 : 0;
}
