import type { Command } from 'commander';
import { safeText } from '../../../shared/src/core/text/safe-text';

/**
 * What commander says of a wrong command line, in this program's form: what is wrong, and on a line of its own what is
 * right. What was typed is made harmless, as a script may have put anything there.
 */
export function commandLineError(text: string, program: Command): string {
  const argument = /^error: command-argument value '([\s\S]*)' is invalid for argument '([^']+)'\. (.+)\n$/.exec(text);
  if (argument !== null) {
    const [, value = '', name = '', advice = ''] = argument;
    return `error: "${safeText(value)}" is no <${name}>.\n  → ${advice}\n`;
  }
  const command = /^error: too many arguments for '(set|new|rotate)'/.exec(text)?.[1];
  if (command !== undefined) return valueOnCommandLine(command === 'rotate' ? command : `secret ${command}`);
  const unknown = /^error: unknown command '([^']*)'\n$/.exec(text)?.[1];
  if (unknown === undefined) return text;
  const groups = program.commands.filter((command) => subcommand(command, unknown) !== undefined).map((command) => `"keyward ${command.name()} ${unknown}"`);
  return groups.length === 0 ? text : `${text}  → ${groups.join(' or ')} is meant, perhaps.\n`;
}

/** What came too much is a value, most likely: it is in the shell's history by now, and not shown once more. */
function valueOnCommandLine(command: string): string {
  return 'error: too many arguments: a value never goes on the command line.\n'
    + '  Nothing was stored. If that was a value, it is in your shell\'s history now, and others on this machine could see it: delete it there, and replace it where it is in use.\n'
    + `  → Leave it out: "keyward ${command} <secret>" takes it in a terminal, typed without echo. A program gives it with --value-stdin.\n`;
}

/** `help secret list` as `secret list --help`, so that a wrong name is an error here as it is without `help`. */
export function withHelpSpelledOut(args: readonly string[], program: Command): readonly string[] {
  const [first, ...names] = args;
  if (first !== 'help' || names.length === 0) return args;
  let command = program;
  for (const [index, name] of names.entries()) {
    const next = subcommand(command, name);
    if (next === undefined) return [...names.slice(0, index), command.commands.length === 0 ? '--help' : name];
    command = next;
  }
  return [...names, '--help'];
}

function subcommand(command: Command, name: string): Command | undefined {
  return command.commands.find((sub) => sub.name() === name || sub.aliases().includes(name));
}
