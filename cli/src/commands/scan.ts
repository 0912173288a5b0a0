import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { isSecret } from '../../../shared/src/core/model/finding';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { errorCode } from '../../../shared/src/host/error-code';
import type { Report } from '../../../shared/src/scan/report/report';
import { ruleDescriptions } from '../../../shared/src/sources/detection-settings';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import type { Shard } from '../../../shared/src/sources/shard';
import { parseShard } from '../../../shared/src/sources/shard';
import { acceptedHere } from '../baseline/accepted-here';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import type { ReportFormat } from '../output/print-report';
import { printReport, REPORT_FORMATS } from '../output/print-report';
import { reportMessage, suggest } from '../output/report-message';
import type { CommandHost } from '../command-host';
import { explainLine } from '../scan/explain-line';
import type { LinePlace } from '../scan/explain-line';
import { codeFor, failOnOption } from '../scan/fail-on';
import type { FailOn } from '../scan/fail-on';
import { patternSettings } from '../scan/pattern-settings';
import { readInput } from '../scan/read-input';
import { scanCommits } from '../scan/scan-commits';
import { scanIndex, scanText } from '../scan/scan-texts';
import { scanTree } from '../scan/scan-tree';
import type { ScannedTree } from '../scan/scan-tree';
import { scannerSettings } from '../scan/scanner-settings';
import type { SettingsHere } from '../scan/scanner-settings';
import { resolvePaths } from '../user-folders';
import type { VerifyChoices, VerifyFiles } from '../verify/prepare-verification';

interface ScanOptions extends VerifyChoices {
  readonly format: ReportFormat;
  readonly failOn: FailOn;
  readonly workers?: number;
  readonly output?: string;
  readonly explain?: LinePlace;
  readonly ignore: boolean;
  readonly workspaceConfig: boolean;
  readonly history?: boolean;
  readonly range?: string;
  readonly shard?: Shard;
  /** False for --no-baseline. */
  readonly baseline?: string | false;
  readonly staged?: boolean;
  readonly stdin?: boolean;
  readonly stdinName: string;
  readonly maxFileSize?: number;
  readonly archives?: boolean;
  readonly evidence?: boolean;
  readonly only?: keyof typeof KINDS;
}

export function addScanCommand(program: Command, { context, finish }: CommandHost): void {
  program.command('scan')
    .argument('[paths...]', 'files and folders; this folder when there are none')
    .description('look for secrets, and for code that lets them out; values are never printed')
    .addOption(new Option('-f, --format <format>', 'how to report').choices(REPORT_FORMATS).default('text'))
    .addOption(failOnOption())
    .option('-o, --output <file>', 'write the report to this file')
    .option('--workers <number>', 'threads; 0 scans in the main one', wholeNumber)
    .addOption(new Option('--only <kind>', 'report only secrets, or only unsafe patterns').choices(Object.keys(KINDS)))
    .option('--staged', 'scan what the next commit would hold')
    .addOption(new Option('--history', 'scan every content that any commit ever held').conflicts(['staged', 'stdin', 'explain']))
    .addOption(new Option('--range <A..B>', 'scan what these commits added or changed').argParser(commitRange)
      .conflicts(['history', 'staged', 'stdin', 'explain']))
    .addOption(new Option('--shard <i/n>', 'scan one of n parts, chosen by the path').argParser(shardPart)
      .conflicts(['staged', 'stdin', 'explain']))
    .option('--stdin', 'scan standard input')
    .option('--stdin-name <name>', 'the file name that standard input stands for', 'stdin.txt')
    .option('--no-ignore', 'scan also what .gitignore leaves out')
    .option('--baseline <file>', 'report only what this baseline does not accept; .keyward-baseline.json at the repository\'s root when it is not given')
    .option('--no-baseline', 'report also what a baseline accepts')
    .addOption(new Option('--archives', 'look into zip, tar and gzip files, too').conflicts(['history', 'range', 'stdin', 'explain']))
    .option('--no-workspace-config', 'report also what comments in the files, keyward.yaml and the repository\'s baseline silence')
    .option('--max-file-size <megabytes>', 'leave out larger files', megabytes)
    .option('--evidence', 'print what speaks for and against each finding')
    .option('--explain <file:line>', 'say why something on this line is reported or not', linePlace)
    .addOption(new Option('--verify', 'ask each found key\'s vendor whether it is active, after a question that names the hosts')
      .conflicts(['staged', 'stdin', 'history', 'range', 'archives', 'explain']))
    .option('--yes', 'with --verify: agreed, do not ask')
    .option('--verify-proxy <http://host:port>', 'with --verify: ask through this proxy, which takes CONNECT')
    .option('--verify-ca <file>', 'with --verify: trust these certificates (PEM) in place of the usual ones')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], options: ScanOptions) => {
      finish(await scan(context, paths, options));
    });
}

const EXAMPLES = `
A path that is named is scanned even where .gitignore leaves it out. Ctrl-C reports what was found until then.

Examples:
  keyward scan
  keyward scan src config.yaml --fail-on error
  keyward scan --staged                        for a pre-commit hook
  keyward scan --history                       what was deleted is still in the repository
  keyward scan --range origin/main..HEAD       for a pull request
  keyward scan --shard 2/5                     one of five machines
  keyward scan --archives dist vendor           also in jar, whl, docx, tar.gz and the like
  keyward scan --format sarif -o keyward.sarif
  keyward scan --verify                        are they active? Asks before anything is sent
  keyward scan --explain src/app.js:12
  keyward scan --only secrets                  without unsafe patterns, which takes a fraction of the time
`;

async function scan(context: CliContext, paths: readonly string[], options: ScanOptions): Promise<number> {
  const userPaths = resolvePaths(context);
  if (userPaths === undefined) return exitCode.usage;
  const roots = (paths.length === 0 ? ['.'] : paths).map((name) => path.resolve(context.cwd, name));
  const missing = inHistory(options) ? undefined : roots.find((root) => !existsSync(root));
  if (missing !== undefined) return failed(context, missingPath(missing));
  const baseline = acceptedHere(context, options);
  if (!baseline.ok) return failed(context, baseline.error);
  const here = await scannerSettings(context, userPaths, options);
  if (!here.ok) return failed(context, here.error);
  const settings = { ...here.value.settings, ...baseline.value, ...kindsHere(context, options) };
  if (options.explain !== undefined) return printExplanation(context, settings, options.explain);
  const verify = await verification(context, options);
  if (!verify.ok) return failed(context, verify.error);
  const scanned = await scanChosen(context, settings, { paths, roots }, options);
  if (!scanned.ok) return failed(context, scanned.error);
  const files = await verify.value(scanned.value.files, settings);
  const complete = withGap({ ...scanned.value, files }, here.value);
  const written = writeReport(context, complete, options, settings);
  if (written !== undefined) return failed(context, written);
  const { summary } = complete;
  if (options.format === 'text' && options.stdin !== true && !inHistory(options)) {
    const found = files.flatMap(({ findings }) => findings);
    if (found.some(isSecret)) suggest(context.stderr, '"keyward fix" moves secrets into the vault, "keyward fix --dry-run" shows how.');
    if (!found.every(isSecret)) suggest(context.stderr, '"keyward fix --patterns" makes unsafe code safe, and asks before each change.');
  }
  return codeFor(files.flatMap(({ findings }) => findings.map(({ severity }) => severity)), summary.incomplete, options.failOn);
}

const KINDS = { secrets: 'secret', patterns: 'pattern' } as const;

/** Where only secrets are wanted, nothing else is looked for. A history's patterns are in programs that nobody runs any more. */
function kindsHere(context: CliContext, options: ScanOptions): Pick<ScannerSettings, 'only' | 'patterns'> {
  const only = options.only === undefined ? undefined : KINDS[options.only];
  return {
    ...(only === undefined ? {} : { only }),
    ...(only === 'secret' || inHistory(options) ? {} : { patterns: patternSettings(context) }),
  };
}

/** What asks vendors is loaded only when it is wanted. */
async function verification(context: CliContext, options: ScanOptions): Promise<Result<VerifyFiles, Message>> {
  if (options.verify !== true) return ok((files) => Promise.resolve(files));
  const { prepareVerification } = await import('../verify/prepare-verification');
  return prepareVerification(context, options);
}

async function scanChosen(
  context: CliContext, settings: ScannerSettings, places: Places, options: ScanOptions,
): Promise<Result<ScannedTree, Message>> {
  const { range, shard, workers } = options;
  if (inHistory(options)) {
    const revisions = range === undefined ? { kind: 'all' as const } : { kind: 'range' as const, range };
    return scanCommits(context, { settings, revisions, paths: places.paths, workers, shard });
  }
  if (options.staged === true) return scanIndex(context, settings);
  if (options.stdin === true) {
    const input = await readInput(context, settings.maxFileBytes);
    return input.ok ? ok(await scanText(context, settings, options.stdinName, input.value)) : input;
  }
  return ok(await scanTree(context, { settings, roots: places.roots, respectIgnoreFiles: options.ignore, workers, shard }));
}

interface Places {
  /** As they were named. */
  readonly paths: readonly string[];
  /** Absolute, and this folder when none was named. */
  readonly roots: readonly string[];
}

/** A path of the history need not be there any more. */
function inHistory({ history, range }: ScanOptions): boolean {
  return history === true || range !== undefined;
}

/** A rule that could not be used is something that was not looked for. */
function withGap(scanned: ScannedTree, { incomplete }: SettingsHere): ScannedTree {
  return incomplete ? { ...scanned, summary: { ...scanned.summary, incomplete } } : scanned;
}

/** Undefined when it was written, to standard output or to the file. */
function writeReport(context: CliContext, scanned: ScannedTree, options: ScanOptions, { detection }: ScannerSettings): Message | undefined {
  const { summary, counted = 'file' } = scanned;
  let rules: Report['rules'] | undefined;
  const report: Report = {
    ...scanned, tool: { name: 'Keyward', version: context.version },
    // All of them are described for the first finding: most checks of a commit have none.
    get rules() {
      rules ??= ruleDescriptions(detection);
      return rules;
    },
  };
  const { format, evidence } = options;
  const { colour, interactive, width } = context.stdout.traits;
  const toTerminal = options.output === undefined && interactive ? { width } : {};
  const text = printReport(report, { format, colour: options.output === undefined && colour, explain: evidence === true, ...toTerminal });
  if (options.output === undefined) {
    context.stdout.write(text);
    return undefined;
  }
  const file = path.resolve(context.cwd, options.output);
  try {
    writeFileSync(file, text);
  } catch (error) {
    return { what: `The report ${safeText(file)} cannot be written (${errorCode(error)}).`, next: 'Choose another place with --output.' };
  }
  const count = summary.findings;
  const where = `${summary.files} ${counted}${summary.files === 1 ? '' : 's'}`;
  context.stderr.write(`${count} ${count === 1 ? 'finding' : 'findings'} in ${where}. Report: ${safeText(file)}\n`);
  return undefined;
}

async function printExplanation(context: CliContext, settings: ScannerSettings, place: LinePlace): Promise<number> {
  const lines = await explainLine(context, settings, place);
  if (!lines.ok) return failed(context, lines.error);
  for (const line of lines.value) context.stdout.write(`${line}\n`);
  return exitCode.clean;
}

function failed(context: CliContext, message: Message): number {
  reportMessage(context.stderr, message);
  return exitCode.usage;
}

function missingPath(file: string): Message {
  return { what: `There is no file or folder ${safeText(file)}.`, kept: 'Nothing was scanned.', next: 'Check the path.' };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('A number from 0 to 999 is meant.');
  return Number(text);
}

function megabytes(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 64)) throw new InvalidArgumentError('A number of megabytes up to 64 is meant.');
  return number;
}

function commitRange(text: string): string {
  if (!/^(?!-).*\.\./.test(text) || text === '..') throw new InvalidArgumentError('A range looks like main..HEAD.');
  return text;
}

function shardPart(text: string): Shard {
  const shard = parseShard(text);
  if (shard === undefined) throw new InvalidArgumentError('A part looks like 2/5.');
  return shard;
}

function linePlace(text: string): LinePlace {
  const match = /^(.+):(\d{1,9})$/.exec(text);
  if (match?.[1] === undefined || Number(match[2]) < 1) throw new InvalidArgumentError('A place looks like src/app.js:12.');
  return { file: match[1], line: Number(match[2]) };
}
