import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { commandsFor } from '../../../cli/src/command-list';
import { createProgram } from '../../../cli/src/program';
import { projectRoot } from '../../support/requirements';
import { testContext } from './test-context';

/** A command as texts of the program name it: in quotes, or as a line of its own in an example. */
const NAMED = /["`]keyward ([a-z][^"`\n]*)["`]|^ {2}keyward ([a-z].*)$/gm;

describe('every "keyward …" in a text of the program', () => {
  let program: Command;
  const named = ['shared', 'server', 'client', 'cli'].flatMap((room) => textsOf(path.join(projectRoot, room, 'src')));

  before(async () => {
    program = createProgram({ context: testContext().context, finish: () => undefined }, await commandsFor([]));
  });

  it('is found', () => {
    assert(named.length > 40, `${named.length} are found`);
    assert(named.some(({ text }) => text === 'secret restore'), 'the messages are among what is read');
  });

  it('is a command with these options', () => {
    const wrong = named.filter(({ text }) => !isCommand(program, text)).map(({ file, text }) => `${path.relative(projectRoot, file)}: keyward ${text}`);
    assert.deepEqual(wrong, []);
  });

  it('is wrong where the command or an option does not exist', () => {
    for (const text of ['set-up', 'store accept', 'policy explain', 'secret', 'secret movee x', 'audit show --evnt X']) {
      assert.equal(isCommand(program, text), false, text);
    }
    for (const text of ['run -- npm --wrong', 'audit show --event X', 'secret …', 'scan | head']) assert.equal(isCommand(program, text), true, text);
  });
});

interface NamedCommand {
  readonly file: string;
  readonly text: string;
}

function textsOf(folder: string): readonly NamedCommand[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.map((name) => path.join(folder, name)).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(NAMED)].map(([, quoted, example]) => ({ file, text: (quoted ?? example ?? '').trim() })));
}

/** Whether the words lead to a command that does something, and its options are among those that it has. */
function isCommand(program: Command, text: string): boolean {
  const [line = ''] = text.split(/ -- | [|<#] | {2,}/);
  let command = program;
  for (const word of line.split(' ')) {
    // All commands of a group are meant.
    if (word === '…') return command !== program;
    if (word.startsWith('--') && !command.options.some(({ long }) => long === word)) return false;
    const next = command.commands.find((sub) => sub.name() === word || sub.aliases().includes(word));
    if (next === undefined && command.commands.length > 0) return false;
    command = next ?? command;
  }
  return command.commands.length === 0;
}
