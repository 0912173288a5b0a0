import { Command, CommanderError } from 'commander';
import type { CliContext } from './context';
import { exitCode } from './exit-code';
import type { CommandHost } from './command-host';
import { commandsFor } from './command-list';
import type { AddCommand } from './command-list';
import { commandLineError, withHelpSpelledOut } from './output/command-line-error';

/** Reads the command line, does what it says and gives the exit code. */
export async function runProgram(context: CliContext, args: readonly string[]): Promise<number> {
  let code: number = exitCode.clean;
  const program = createProgram({ context, finish: (answer) => { code = answer; } }, await commandsFor(args));
  try {
    await program.parseAsync([...withHelpSpelledOut(args, program)], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCode.clean;
    return args[0] === 'run' ? exitCode.runFailed : exitCode.usage;
  }
}

/** The program with these commands; its help speaks of those that it has. */
export function createProgram(host: CommandHost, commands: readonly AddCommand[]): Command {
  const { stdout, stderr, version } = host.context;
  const program = new Command('keyward')
    .description('Finds secrets in code, moves them into a vault and leaves a lookup that still runs.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => { stdout.write(text); },
      writeErr: (text) => { stderr.write(text); },
      outputError: (text, write) => { write(commandLineError(text, program).replace(/^error:/, `${stderr.paint('red', 'error')}:`)); },
      getOutHelpWidth: () => Math.min(stdout.traits.width, HELP_WIDTH),
      getErrHelpWidth: () => Math.min(stderr.traits.width, HELP_WIDTH),
      getOutHasColors: () => stdout.traits.colour,
      getErrHasColors: () => stderr.traits.colour,
    })
    .addHelpText('after', EXAMPLES);
  for (const add of commands) add(program, host);
  return program;
}

const HELP_WIDTH = 110;

const EXAMPLES = `
Examples:
  keyward scan                     look for secrets in this folder
  keyward fix --dry-run            show what would be moved, and how the code would read it
  keyward fix                      move each one, asking first
  npm test | keyward redact        mask secrets in what a program prints
  keyward run -- npm start         start a program with this folder's secrets
  keyward setup                    make a cloned folder ready for you
  keyward secret set shop/stripe   store a secret, typed without echo
  keyward rotate shop/session      give a secret a new value; the old one is kept

Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 incomplete, 130 interrupted.
"run" passes on its program's code; its own failures are 125.
KEYWARD_HOME=/a/folder moves everything that Keyward keeps.
`;
