import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { errorCode } from '../../../shared/src/host/error-code';
import { mergeJsonReports, parseJsonReport } from '../../../shared/src/scan/report/merge-json';
import type { JsonReport } from '../../../shared/src/scan/report/merge-json';
import type { CommandHost } from '../command-host';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { reportMessage } from '../output/report-message';
import { codeFor, failOnOption } from '../scan/fail-on';
import type { FailOn } from '../scan/fail-on';

interface MergeOptions {
  readonly output?: string;
  readonly failOn: FailOn;
}

export function addReportCommand(program: Command, { context, finish }: CommandHost): void {
  const report = program.command('report').description('work with reports of earlier scans')
    .addHelpText('after', '\nExamples:\n  keyward report merge part-1.json part-2.json -o keyward.json\n');
  report.command('merge')
    .argument('<files...>', 'reports in JSON')
    .description('make one report of the parts of a job')
    .option('-o, --output <file>', 'write the report to this file')
    .addOption(failOnOption())
    .addHelpText('after', EXAMPLES)
    .action((files: readonly string[], options: MergeOptions) => {
      finish(merge(context, files, options));
    });
}

const EXAMPLES = `
The exit code is what one scan of everything would have given.

Examples:
  keyward scan --shard 1/2 --format json -o part-1.json
  keyward scan --shard 2/2 --format json -o part-2.json
  keyward report merge part-1.json part-2.json -o keyward.json
`;

function merge(context: CliContext, files: readonly string[], { output, failOn }: MergeOptions): number {
  const merged = mergeFiles(context, files);
  if (!merged.ok) return failed(context, merged.error);
  const text = `${JSON.stringify(merged.value, undefined, 2)}\n`;
  if (output === undefined) context.stdout.write(text);
  else {
    const written = writeTo(path.resolve(context.cwd, output), text);
    if (written !== undefined) return failed(context, written);
  }
  const { findings, summary } = merged.value;
  return codeFor(findings.map(({ severity }) => severity), summary.incomplete, failOn);
}

function mergeFiles({ cwd }: CliContext, files: readonly string[]): Result<JsonReport, Message> {
  const reports: JsonReport[] = [];
  for (const name of files) {
    const report = readReport(path.resolve(cwd, name));
    if (!report.ok) return report;
    reports.push(report.value);
  }
  const merged = mergeJsonReports(reports);
  return merged.ok ? merged : err({
    what: 'The reports are of different versions of Keyward.', kept: 'Nothing was written.', next: 'Scan all parts with one version.',
  });
}

function readReport(file: string): Result<JsonReport, Message> {
  try {
    const report = parseJsonReport(readFileSync(file, 'utf8'));
    return report === undefined ? err(unreadable(file, 'it is no JSON report of Keyward')) : ok(report);
  } catch (error) {
    return err(unreadable(file, errorCode(error)));
  }
}

function unreadable(file: string, reason: string): Message {
  return {
    what: `The report ${safeText(file)} cannot be read (${reason}).`, kept: 'Nothing was written.',
    next: 'Give files that "keyward scan --format json --output FILE" has written.',
  };
}

function writeTo(file: string, text: string): Message | undefined {
  try {
    writeFileSync(file, text);
    return undefined;
  } catch (error) {
    return { what: `The report ${safeText(file)} cannot be written (${errorCode(error)}).`, next: 'Choose another place with --output.' };
  }
}

function failed(context: CliContext, message: Message): number {
  reportMessage(context.stderr, message);
  return exitCode.usage;
}
