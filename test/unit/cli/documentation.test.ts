import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { commandsFor } from '../../../cli/src/command-list';
import { createProgram } from '../../../cli/src/program';
import { projectRoot } from '../../support/requirements';
import { testContext } from './test-context';

const FILE = path.join(projectRoot, 'docs/cli.md');

/**
 * docs/cli.md quotes the help of every command between `<!-- help: NAME -->` and the end of the code block. With
 * KEYWARD_UPDATE=1 the quotes are written anew.
 */
describe('docs/cli.md', () => {
  let helps: ReadonlyMap<string, string> = new Map();

  before(async () => {
    const program = createProgram({ context: testContext().context, finish: () => undefined }, await commandsFor([]));
    helps = new Map(commandsOf(program, []).map(([name, command]) => [name, helpOf(command)]));
  });

  it('quotes the help of every command', () => {
    if (process.env['KEYWARD_UPDATE'] === '1') writeFileSync(FILE, quoteAnew(readFileSync(FILE, 'utf8'), helps));
    const quoted = new Map(quotesIn(readFileSync(FILE, 'utf8')));
    assert.deepEqual([...quoted.keys()].sort(), [...helps.keys()].sort());
    for (const [name, help] of helps) assert.equal(quoted.get(name), help, `the help of "${name}" has changed: run this test with KEYWARD_UPDATE=1`);
  });

  it('has examples in the help of every command that is called by itself', () => {
    const plain = ['status', 'unlock', 'lock'];
    for (const [name, help] of helps) {
      if (!name.includes(' ') && name !== '' && name !== 'audit' && !plain.includes(name)) assert.match(help, /Examples:/, name);
    }
  });
});

const QUOTE = /<!-- help: ?(.*?) -->\n```\n([\s\S]*?)```\n/g;

function quotesIn(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(QUOTE)].map(([, name = '', help = '']) => [name, help]);
}

function quoteAnew(text: string, helps: ReadonlyMap<string, string>): string {
  return text.replace(QUOTE, (_all, name: string) => `<!-- help: ${name} -->\n\`\`\`\n${helps.get(name) ?? ''}\`\`\`\n`);
}

function commandsOf(command: Command, trail: readonly string[]): readonly (readonly [string, Command])[] {
  const below = command.commands.filter((sub) => sub.name() !== 'help').flatMap((sub) => commandsOf(sub, [...trail, sub.name()]));
  return [[trail.join(' '), command], ...below];
}

function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => { help += text; }, getOutHelpWidth: () => 100 });
  command.outputHelp();
  return `${help.trim()}\n`;
}
