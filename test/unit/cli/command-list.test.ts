import assert from 'node:assert/strict';
import { commandsFor } from '../../../cli/src/command-list';
import { createProgram } from '../../../cli/src/program';
import { testContext } from './test-context';

describe('the list of commands', () => {
  it('loads the one command that a line starts with', async () => {
    for (const name of await namesFor([])) assert.deepEqual(await namesFor([name, '--help']), [name]);
  });

  it('loads all where a line starts with anything else, since help and advice speak of all', async () => {
    const all = await namesFor([]);
    assert(all.length > 12, all.join(' '));
    assert.deepEqual(await namesFor(['--version']), []);
    for (const first of ['--help', '-h', 'help', 'scna', '']) assert.deepEqual(await namesFor([first]), all, first);
  });
});

async function namesFor(args: readonly string[]): Promise<readonly string[]> {
  const program = createProgram({ context: testContext().context, finish: () => undefined }, await commandsFor(args));
  return program.commands.map((command) => command.name()).filter((name) => name !== 'help');
}
