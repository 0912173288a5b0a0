import { statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { Message } from '../../../shared/src/core/messages/message';
import { SHORTEST_MASKED_VALUE } from '../../../shared/src/core/redact/value-forms';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { nearestManifest } from '../../../shared/src/flows/manifest-file';
import { brokenManifestMessage } from '../../../shared/src/flows/move-notice';
import type { ChildLauncher } from '../../../shared/src/flows/ports';
import { runWithManifest } from '../../../shared/src/flows/run';
import type { UnresolvedName } from '../../../shared/src/flows/resolve-values';
import type { RunRefusal } from '../../../shared/src/flows/run';
import { findExecutable } from '../../../shared/src/host/processes/find-executable';
import { startWithSecrets } from '../../../shared/src/host/processes/run-with-secrets';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { FileSideFiles } from '../files/file-side-files';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { codingAgent } from '../prompts/agent-environment';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../command-host';
import { addPasswordOptions, storeOpener, withSession } from '../session';
import type { Session } from '../session';

interface RunOptions extends GivenSources {
  readonly folder: string;
  readonly redactOutput?: boolean;
}

export function addRunCommand(program: Command, { context, finish }: CommandHost): void {
  addPasswordOptions(program.command('run'))
    .argument('<command...>', 'the program and its arguments')
    .description('start a program with the secrets of this folder\'s keyward.env in its environment')
    .option('-C, --folder <folder>', 'start in this folder, with its manifest', '.')
    .option('--redact-output', 'mask the secrets in what the program prints; always so under a coding agent')
    .passThroughOptions()
    .addHelpText('after', HELP)
    .action(async (command: readonly string[], options: RunOptions) => {
      finish(await withSession(context, options, (session) => run(session, command, options), exitCode.runFailed));
    });
}

const HELP = `
Everything or nothing: where one name cannot be resolved, nothing is started and the exit code is 125.
Otherwise the exit code is the program's own.

With --redact-output the program prints to a pipe: what it prints appears as [keyward:NAME] where it is a value of the
manifest, as it is or in base64, hex, percent-encoded, in JSON. That is hygiene: a program that is to hide one can.

Examples:
  keyward run -- npm start
  keyward run -C services/api -- python app.py
  keyward run --redact-output -- ./ci.sh
  keyward run --password-fd 3 -- ./deploy.sh 3<password-file
`;

async function run(session: Session, command: readonly string[], options: RunOptions): Promise<number> {
  const { context, vault: { service, approvals } } = session;
  const folder = path.resolve(context.cwd, options.folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    reportMessage(context.stderr, { what: `There is no folder ${safeText(folder)}.`, kept: 'Nothing was started.', next: 'Check what -C names.' });
    return exitCode.runFailed;
  }
  const sideFiles = new FileSideFiles({ ...context, cwd: folder });
  const manifest = await nearestManifest(path.join(folder, 'keyward.env'), sideFiles);
  const executable = await findProgram(context, command[0] ?? '', folder);
  if (executable === undefined) {
    reportMessage(context.stderr, notFound(command[0] ?? ''));
    return exitCode.runFailed;
  }
  const masked = options.redactOutput === true || codingAgent(context.environment) !== undefined;
  const launch = launcher(context, { executable, args: command.slice(1), cwd: folder }, masked);
  const calledOff = (): boolean => context.interruption.signal.aborted;
  const ended = await runWithManifest(manifest, {
    service, approvals, sideFiles, openStore: storeOpener(session), launch, command, calledOff,
  });
  if (ended.ok) return ended.value;
  for (const message of refusalMessages(ended.error, { command, folder })) reportMessage(context.stderr, message);
  return ended.error.kind === 'cancelled' && calledOff() ? exitCode.interrupted : exitCode.runFailed;
}

interface ChildProgram {
  readonly executable: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** `masked`: what the program prints goes through us, and without its secrets. */
function launcher(context: CliContext, child: ChildProgram, masked: boolean): ChildLauncher {
  const output = { stdout: (bytes: Uint8Array) => context.stdout.send(bytes), stderr: (bytes: Uint8Array) => context.stderr.send(bytes) };
  return (secrets) => {
    // Ctrl-C is the child's from here on; a program may want to end in its own time.
    context.interruption.handOver();
    return startWithSecrets({
      ...child, secrets, env: definedOnly(context.environment), signals: process, terminal: process.stdin.isTTY,
      ...(masked ? { output } : {}),
    });
  };
}

/** A bare name is looked up in PATH, a path is taken from the folder that the program starts in. */
function findProgram({ platform, environment }: CliContext, name: string, folder: string): Promise<string | undefined> {
  const isPath = name.includes('/') || name.includes(path.sep);
  const extensions = environment['PATHEXT'];
  return findExecutable(isPath ? path.resolve(folder, name) : name, {
    platform, searchPath: environment['PATH'] ?? '', forbidden: [], ...(extensions === undefined ? {} : { extensions }),
  });
}

function definedOnly(environment: CliContext['environment']): Record<string, string> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value !== undefined) defined[name] = value;
  return defined;
}

interface Attempt {
  readonly command: readonly string[];
  readonly folder: string;
}

function refusalMessages(refusal: RunRefusal, { command, folder }: Attempt): readonly Message[] {
  const kept = 'Nothing was started.';
  switch (refusal.kind) {
    case 'no-manifest': return [noManifest(folder, refusal.root)];
    case 'manifest-broken': return [brokenManifestMessage(refusal)];
    case 'unresolved': return unresolvedMessages(refusal.names);
    case 'not-started': return [{
      what: `${safeText(command[0] ?? '')} could not be started (${refusal.code}).`, kept,
      next: refusal.code === 'E2BIG' ? 'The environment is too large: give large values by a file.' : 'Check that it is a program and may be executed.',
    }];
    case 'debug-output': return [{
      what: 'NODE_DEBUG asks for a record of every process that is started, and that would show the values.', kept,
      next: 'Take child_process (and *) out of NODE_DEBUG and start again.',
    }];
    case 'value-too-large': return [{
      what: `The value of ${refusal.name} is larger than a variable may be (128 KiB on Linux).`, kept,
      next: 'Give it to the program by a file, for example with "keyward secret get --show" into a descriptor.',
    }];
    case 'value-has-nul': return [{
      what: `The value of ${refusal.name} has a NUL byte, which no variable can hold.`, kept,
      next: 'Store it as text, for example in base64.',
    }];
    case 'value-not-text': return [{
      what: `The value of ${refusal.name} is not UTF-8 text.`, kept, next: 'Store it as text, for example in base64.',
    }];
    case 'value-too-short': return [{
      what: `The value of ${refusal.name} has fewer than ${SHORTEST_MASKED_VALUE} characters: it cannot be told from ordinary text in the output, and so not be masked.`, kept,
      next: 'Give it a longer value, or start the program yourself without --redact-output.',
    }];
    default: return [{ ...describeHere(refusal), kept }];
  }
}

function noManifest(folder: string, root: string): Message {
  const above = folder === root ? '' : `, nor in a folder above it up to ${safeText(root)}`;
  return {
    what: `There is no keyward.env in ${safeText(folder)}${above}, so the program would start without any secret.`,
    kept: 'Nothing was started.',
    next: 'Start it in the folder that is meant (-C <folder>), move the secrets of this one with "keyward fix", or write '
      + 'a keyward.env: a line of it is NAME=keyward://local/shop/name#value',
  };
}

/** All that is missing at once: each cause comes first, with the names that lack for it, and has one advice for all of them. */
function unresolvedMessages(names: readonly UnresolvedName[]): readonly Message[] {
  const byCause = new Map<string, UnresolvedName[]>();
  for (const unresolved of names) {
    const { error } = unresolved;
    const cause = error.kind === 'not-found' ? `not-found ${error.store}` : describeHere(error).what;
    const same = byCause.get(cause);
    if (same === undefined) byCause.set(cause, [unresolved]);
    else same.push(unresolved);
  }
  return [...byCause.values()].map((same, index) => ({
    ...causeOf(same), ...(index === byCause.size - 1 ? { kept: 'Nothing was started.' } : {}),
  }));
}

function causeOf(same: readonly UnresolvedName[]): Message {
  const [{ error } = { error: { kind: 'cancelled' as const } }, ...others] = same;
  const { what, next } = describeHere(error);
  const lines = same.map(({ name, reference }) => `${safeText(name)} from ${safeText(reference)}`).join(', ');
  if (error.kind !== 'not-found') return { what: `${what} Without a value: ${lines}.`, next };
  const cause = others.length === 0 ? what : `The store "${safeText(error.store)}" does not have these secrets, or not any more.`;
  return { what: `${cause} Without a value: ${lines}.`, next: 'Run "keyward setup": it shows all that this folder lacks, and asks for it.' };
}

function notFound(name: string): Message {
  return {
    what: `There is no program "${safeText(name)}".`, kept: 'Nothing was started.',
    next: 'Check its name, and give options of "keyward run" before it: keyward run -- npm start',
  };
}
