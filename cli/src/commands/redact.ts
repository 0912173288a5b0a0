import { createReadStream, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Fingerprint } from '../../../shared/src/core/model/finding';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { errorCode } from '../../../shared/src/host/error-code';
import type { UserPaths } from '../../../shared/src/host/paths/user-paths';
import type { RedactFormat } from '../../../shared/src/scan/redact/choose-shape';
import { REDACT_FORMATS } from '../../../shared/src/scan/redact/choose-shape';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import type { RedactionSource } from '../../../shared/src/sources/redact/open-redactor';
import { redactorMaker } from '../../../shared/src/sources/redact/open-redactor';
import { redactStream } from '../../../shared/src/sources/redact/redact-stream';
import { acceptedHere } from '../baseline/accepted-here';
import type { CommandHost } from '../command-host';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { RedactionCount, redactionLines } from '../output/redaction-report';
import type { RedactionReport } from '../output/redaction-report';
import { reportMessage } from '../output/report-message';
import type { FailOn } from '../scan/fail-on';
import { codeFor, failOnOption } from '../scan/fail-on';
import { pathShower, scannerSettings } from '../scan/scanner-settings';
import { resolvePaths } from '../user-folders';

interface RedactOptions {
  readonly format: RedactFormat;
  readonly stdinName?: string;
  readonly report?: boolean;
  readonly reportFile?: string;
  readonly failOn: FailOn;
  /** False for --no-baseline. */
  readonly baseline?: string | false;
  readonly workspaceConfig: boolean;
}

export function addRedactCommand(program: Command, { context, finish }: CommandHost): void {
  program.command('redact')
    .argument('[files...]', 'what is printed, one after the other; standard input when there are none, or for -')
    .description('print a text or stream with its secrets masked')
    .addOption(new Option('-f, --format <format>', 'what is read: masks keep JSON, and lines of it, valid').choices(REDACT_FORMATS).default('auto'))
    .option('--stdin-name <name>', 'the file name that standard input stands for')
    .option('--report', 'say on standard error what was masked, by rule')
    .addOption(new Option('--report-file <file>', 'write that to this file as JSON'))
    .addOption(failOnOption().default('never'))
    .option('--baseline <file>', 'leave what this baseline accepts; .keyward-baseline.json at the repository\'s root when it is not given')
    .option('--no-baseline', 'mask also what a baseline accepts')
    .option('--no-workspace-config', 'mask also what the repository\'s own configuration leaves out')
    .addHelpText('after', HELP)
    .action(async (files: readonly string[], options: RedactOptions) => {
      finish(await redact(context, files, options));
    });
}

const HELP = `
A value becomes [keyward:RULE]; lines and their ends stay what they are. A line is printed as soon as it is
complete. Comments in the text that silence a finding are not heeded here.

Examples:
  kubectl logs -f shop | keyward redact
  npm test 2>&1 | keyward redact --report
  keyward redact build.log > build-masked.log
  env | keyward redact --fail-on warning > /dev/null
`;

async function redact(context: CliContext, files: readonly string[], options: RedactOptions): Promise<number> {
  const paths = resolvePaths(context);
  if (paths === undefined) return exitCode.usage;
  const named = (files.length === 0 ? ['-'] : files).map((name) => ({ name, file: name === '-' ? undefined : path.resolve(context.cwd, name) }));
  const missing = named.find(({ file }) => file !== undefined && statSync(file, { throwIfNoEntry: false })?.isDirectory() !== false);
  if (missing !== undefined) return failed(context, missingFile(missing.name));
  const baseline = acceptedHere(context, options);
  if (!baseline.ok) return failed(context, baseline.error);
  const here = await scannerSettings(context, paths, options);
  if (!here.ok) return failed(context, here.error);
  const settings = { ...here.value.settings, ...baseline.value };
  const count = new RedactionCount();
  const unread = await copyAll(context, settings, named.map(({ file }) => file), options, count);
  const problem = await report(context, paths, count, options);
  if (problem !== undefined) return failed(context, problem);
  return context.interruption.signal.aborted ? exitCode.interrupted : codeFor(count.severities, unread || here.value.incomplete, options.failOn);
}

/** Copies one file after the other, undefined for standard input. True where one could not be read to its end. */
async function copyAll(
  context: CliContext, settings: ScannerSettings, files: readonly (string | undefined)[], { stdinName, format }: RedactOptions, count: RedactionCount,
): Promise<boolean> {
  const makeRedactor = await redactorMaker(settings, context.monotonic);
  const show = pathShower(context.cwd);
  let incomplete = false;
  for (const file of files) {
    const source: RedactionSource = {
      path: file === undefined ? stdinName : show(file), format, onMasked: (masked) => { count.add(masked); }, onLeft: () => { count.addLeft(); },
    };
    const input = file === undefined ? context.openInput() : createReadStream(file, { highWaterMark: PIECE_BYTES });
    const stop = stopAtInterruption(input, context);
    try {
      const end = await redactStream({ input, send: (bytes) => context.stdout.send(bytes), open: (head) => makeRedactor(source, head) });
      if (end === 'unread') break;
      if (end === 'binary') reportMessage(context.stderr, binaryMessage(file), 'note');
    } catch (error) {
      if (context.interruption.signal.aborted) break;
      incomplete = true;
      reportMessage(context.stderr, unreadable(file, errorCode(error)));
    } finally {
      stop();
      input.destroy();
    }
  }
  return incomplete;
}

/** A file is read in larger pieces than a pipe gives: each piece is looked at together with what came before it. */
const PIECE_BYTES = 256 * 1024;

/** At Ctrl-C nothing more is read; what was held back until then is not printed, as it was not judged. */
function stopAtInterruption(input: Readable, { interruption: { signal } }: CliContext): () => void {
  const stop = (): void => { input.destroy(); };
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  return () => { signal.removeEventListener('abort', stop); };
}

async function report(context: CliContext, paths: UserPaths, count: RedactionCount, { report: toPeople, reportFile }: RedactOptions): Promise<Message | undefined> {
  if (toPeople !== true && reportFile === undefined) return undefined;
  const summary = count.report(await storedReferences(context, paths));
  if (toPeople === true) for (const line of redactionLines(summary)) context.stderr.write(`${line}\n`);
  return reportFile === undefined ? undefined : writeReport(path.resolve(context.cwd, reportFile), summary);
}

/** Which secret each fingerprint belongs to: Keyward noted it when it stored them, so that no store is asked or opened. */
async function storedReferences(context: CliContext, paths: UserPaths): Promise<ReadonlyMap<Fingerprint, readonly string[]>> {
  // Loaded only here: a filter must start quickly.
  const { openVault } = await import('../vault');
  const vault = await openVault(context, paths);
  try {
    const references = new Map<Fingerprint, string[]>();
    for (const { ref, fingerprints } of await vault.known.all()) {
      for (const fingerprint of fingerprints) references.set(fingerprint, [...references.get(fingerprint) ?? [], printReference(ref)]);
    }
    return references;
  } finally {
    vault.dispose();
  }
}

function writeReport(file: string, summary: RedactionReport): Message | undefined {
  try {
    writeFileSync(file, `${JSON.stringify({ version: 1, ...summary }, null, 2)}\n`);
    return undefined;
  } catch (error) {
    return { what: `The report ${safeText(file)} cannot be written (${errorCode(error)}).`, kept: 'The text was printed with its secrets masked.', next: 'Choose another place with --report-file.' };
  }
}

function failed(context: CliContext, message: Message): number {
  reportMessage(context.stderr, message);
  return exitCode.usage;
}

function missingFile(name: string): Message {
  return { what: `There is no file ${safeText(name)}.`, kept: 'Nothing was printed.', next: 'Check the path.' };
}

function unreadable(file: string | undefined, code: string): Message {
  return {
    what: `${file === undefined ? 'Standard input' : safeText(file)} could not be read to its end (${code}).`,
    kept: 'What was printed until then is masked.', next: 'Check that it may be read.',
  };
}

function binaryMessage(file: string | undefined): Message {
  return {
    what: `${file === undefined ? 'Standard input' : safeText(file)} is no text.`, kept: 'It was copied as it is, and nothing in it is masked.',
    next: 'Look for secrets in its text form, where it has one.',
  };
}
