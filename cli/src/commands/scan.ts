import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Severity } from '../../../shared/src/core/model/finding';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { errorCode } from '../../../shared/src/host/error-code';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { compileRules } from '../../../shared/src/scan/engine';
import { jsonReport } from '../../../shared/src/scan/report/json';
import type { Report } from '../../../shared/src/scan/report/report';
import { sarifReport } from '../../../shared/src/scan/report/sarif';
import { textReport } from '../../../shared/src/scan/report/text';
import type { ScannerSettings } from '../../../shared/src/sources/file-scanner';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { reportMessage, suggest } from '../output/report-message';
import type { CommandHost } from '../command-host';
import { explainLine } from '../scan/explain-line';
import type { LinePlace } from '../scan/explain-line';
import { scanIndex, scanText } from '../scan/scan-texts';
import { scanTree } from '../scan/scan-tree';
import type { ScannedTree } from '../scan/scan-tree';
import { scannerSettings } from '../scan/scanner-settings';
import { resolvePaths } from '../session';

interface ScanOptions {
  readonly format: 'text' | 'json' | 'sarif';
  readonly failOn: Severity | 'never';
  readonly workers?: number;
  readonly output?: string;
  readonly explain?: LinePlace;
  readonly ignore: boolean;
  readonly workspaceConfig: boolean;
  readonly staged?: boolean;
  readonly stdin?: boolean;
  readonly stdinName: string;
  readonly maxFileSize?: number;
  readonly evidence?: boolean;
}

export function addScanCommand(program: Command, { context, finish }: CommandHost): void {
  program.command('scan')
    .argument('[paths...]', 'files and folders; this folder when there are none')
    .description('look for secrets; values are never printed')
    .addOption(new Option('-f, --format <format>', 'how to report').choices(['text', 'json', 'sarif']).default('text'))
    .addOption(new Option('--fail-on <severity>', 'end with 1 from this severity on')
      .choices(['error', 'warning', 'information', 'never']).default('warning'))
    .option('-o, --output <file>', 'write the report to this file')
    .option('--workers <number>', 'threads; 0 scans in the main one', wholeNumber)
    .option('--staged', 'scan what the next commit would hold')
    .option('--stdin', 'scan standard input')
    .option('--stdin-name <name>', 'the file name that standard input stands for', 'stdin.txt')
    .option('--no-ignore', 'scan also what .gitignore leaves out')
    .option('--no-workspace-config', 'report also what comments in the files silence')
    .option('--max-file-size <megabytes>', 'leave out larger files', megabytes)
    .option('--evidence', 'print what speaks for and against each finding')
    .option('--explain <file:line>', 'say why something on this line is reported or not', linePlace)
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
  keyward scan --format sarif -o keyward.sarif
  keyward scan --explain src/app.js:12
`;

async function scan(context: CliContext, paths: readonly string[], options: ScanOptions): Promise<number> {
  const userPaths = resolvePaths(context);
  if (userPaths === undefined) return exitCode.usage;
  const roots = (paths.length === 0 ? ['.'] : paths).map((name) => path.resolve(context.cwd, name));
  const missing = roots.find((root) => !existsSync(root));
  if (missing !== undefined) return failed(context, missingPath(missing));
  const settings = await scannerSettings(context, userPaths, options);
  if (options.explain !== undefined) return printExplanation(context, settings, options.explain);
  const scanned = await scanChosen(context, settings, roots, options);
  if (!scanned.ok) return failed(context, scanned.error);
  const written = writeReport(context, scanned.value, options);
  if (written !== undefined) return failed(context, written);
  if (scanned.value.summary.findings > 0 && options.format === 'text' && options.stdin !== true) {
    suggest(context.stderr, '"keyward fix" moves them into the vault, "keyward fix --dry-run" shows how.');
  }
  return codeFor(scanned.value, options.failOn);
}

async function scanChosen(
  context: CliContext, settings: ScannerSettings, roots: readonly string[], options: ScanOptions,
): Promise<Result<ScannedTree, Message>> {
  if (options.staged === true) return scanIndex(context, settings);
  if (options.stdin === true) return ok(scanText(context, settings, options.stdinName, readFileSync(0)));
  return ok(await scanTree(context, { settings, roots, respectIgnoreFiles: options.ignore, workers: options.workers }));
}

/** Undefined when it was written, to standard output or to the file. */
function writeReport(context: CliContext, { files, summary }: ScannedTree, options: ScanOptions): Message | undefined {
  const report: Report = {
    files, summary, rules: compileRules(builtInRules).descriptions, tool: { name: 'Keyward', version: context.version },
  };
  const text = printReport(report, options, options.output === undefined && context.stdout.traits.colour);
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
  const scanned = `${summary.files} ${summary.files === 1 ? 'file' : 'files'}`;
  context.stderr.write(`${count} ${count === 1 ? 'finding' : 'findings'} in ${scanned}. Report: ${safeText(file)}\n`);
  return undefined;
}

function printReport(report: Report, { format, evidence }: ScanOptions, colour: boolean): string {
  switch (format) {
    case 'json': return jsonReport(report);
    case 'sarif': return sarifReport(report);
    case 'text': return textReport(report, { colour, sanitise: (name) => safeText(name), explain: evidence === true });
  }
}

/** A report that was cut short says so itself; the code of an interruption is the process's. */
function codeFor({ files, summary }: ScannedTree, failOn: ScanOptions['failOn']): number {
  const limit = failOn === 'never' ? Number.POSITIVE_INFINITY : RANK[failOn];
  const fails = files.some(({ findings }) => findings.some(({ severity }) => RANK[severity] >= limit));
  if (fails) return exitCode.findings;
  return summary.incomplete ? exitCode.incomplete : exitCode.clean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1 };

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

function linePlace(text: string): LinePlace {
  const match = /^(.+):(\d{1,9})$/.exec(text);
  if (match?.[1] === undefined || Number(match[2]) < 1) throw new InvalidArgumentError('A place looks like src/app.js:12.');
  return { file: match[1], line: Number(match[2]) };
}
