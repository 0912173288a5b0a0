import { Command, CommanderError } from 'commander';
import { addAllowCommand } from './commands/allow';
import { addAuditCommand } from './commands/audit';
import { addBaselineCommand } from './commands/baseline';
import { addFixCommand } from './commands/fix';
import { addRedactCommand } from './commands/redact';
import { addReportCommand } from './commands/report';
import { addRotateCommand } from './commands/rotate';
import { addRunCommand } from './commands/run';
import { addScanCommand } from './commands/scan';
import { addSecretCommand } from './commands/secret';
import { addSetupCommand } from './commands/setup';
import { addStoreCommand } from './commands/store';
import { addLockCommand, addStatusCommand, addUnlockCommand } from './commands/lock';
import type { CliContext } from './context';
import { exitCode } from './exit-code';
import type { CommandHost } from './command-host';
import { commandLineError, withHelpSpelledOut } from './output/command-line-error';

/** Reads the command line, does what it says and gives the exit code. */
export async function runProgram(context: CliContext, args: readonly string[]): Promise<number> {
  let code: number = exitCode.clean;
  const program = createProgram({ context, finish: (answer) => { code = answer; } });
  try {
    await program.parseAsync([...withHelpSpelledOut(args, program)], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCode.clean;
    return args[0] === 'run' ? exitCode.runFailed : exitCode.usage;
  }
}

export function createProgram(host: CommandHost): Command {
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
  for (const add of COMMANDS) add(program, host);
  return program;
}

/** Adds a command with its options, help and examples. Commands inherit the program's way of reporting errors. */
type AddCommand = (program: Command, host: CommandHost) => void;

const COMMANDS: readonly AddCommand[] = [
  addScanCommand, addReportCommand, addBaselineCommand, addFixCommand, addRedactCommand, addRunCommand, addSetupCommand, addAllowCommand, addSecretCommand,
  addRotateCommand,
  addStoreCommand, addStatusCommand, addUnlockCommand, addLockCommand, addAuditCommand,
];

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
