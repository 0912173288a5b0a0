import path from 'node:path';
import type { Command } from 'commander';
import type { Message } from '../../../shared/src/core/messages/message';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { ruleDescriptions } from '../../../shared/src/sources/detection-settings';
import { notAccepted, pruned, withAccepted } from '../../../shared/src/scan/suppress/baseline-changes';
import { readNamedFindings } from '../../../shared/src/scan/suppress/imports/read-named-findings';
import type { BaselinePlace, OpenBaseline } from '../baseline/baseline-file';
import { baselinePlace, newBaseline, openBaseline, readSmallFile, writeBaseline } from '../baseline/baseline-file';
import { findAll } from '../baseline/find-all';
import type { AllFindings, FoundPlace } from '../baseline/find-all';
import { importNamed } from '../baseline/import-named';
import { NO_TERMINAL, review } from '../baseline/review';
import type { CommandHost } from '../command-host';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { reportMessage } from '../output/report-message';
import { Dialogue } from '../prompts/dialogue';
import { patternSettings } from '../scan/pattern-settings';
import { scannerSettings } from '../scan/scanner-settings';
import { resolvePaths } from '../user-folders';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { existsSync } from 'node:fs';

/** Each command reads those that it declares. */
interface BaselineOptions {
  readonly baseline?: string;
  readonly from?: string;
  readonly yes?: boolean;
  readonly all?: boolean;
}

export function addBaselineCommand(program: Command, { context, finish }: CommandHost): void {
  const baseline = program.command('baseline').description('accept findings that are there, so that only new ones are reported')
    .addHelpText('after', EXAMPLES);
  const add = (name: string, about: string, act: (work: Work, options: BaselineOptions) => Promise<number>): Command =>
    baseline.command(name).description(about)
      .option('--baseline <file>', 'the baseline; .keyward-baseline.json at the repository\'s root when it is not given')
      .action(async (options: BaselineOptions) => { finish(await withWork(context, options, (work) => act(work, options))); });
  add('create', 'accept everything that is found now', create)
    .option('--from <file>', 'accept only what this file names: .secrets.baseline, .gitleaksignore or a gitleaks report');
  add('update', 'add what is new, after asking', update).option('--yes', 'add it without asking');
  add('audit', 'look at each finding in the terminal and decide; values are masked', audit)
    .option('--all', 'show also what is accepted already');
  add('prune', 'take out what is not found any more', prune);
}

const EXAMPLES = `
A baseline holds no values, but it holds a fingerprint of each and the key to it: whoever has the file can try guesses
against it, slowly. Accept what is no secret; move what is one.

Examples:
  keyward baseline create
  keyward baseline create --from .secrets.baseline
  keyward baseline audit
  keyward baseline prune
`;

interface Work {
  readonly context: CliContext;
  readonly settings: ScannerSettings;
  readonly place: BaselinePlace;
}

async function withWork(context: CliContext, { baseline }: BaselineOptions, act: (work: Work) => Promise<number>): Promise<number> {
  const paths = resolvePaths(context);
  if (paths === undefined) return exitCode.usage;
  const here = await scannerSettings(context, paths, { workspaceConfig: true });
  if (!here.ok) return failed(context, here.error);
  return act({ context, settings: { ...here.value.settings, patterns: patternSettings(context) }, place: baselinePlace(context.cwd, baseline) });
}

async function create(work: Work, { from }: BaselineOptions): Promise<number> {
  const { context, settings, place } = work;
  if (existsSync(place.file)) {
    return failed(context, { what: `There is a baseline already: ${safeText(place.file)}.`, kept: 'It was left as it is.', next: 'Add to it with "keyward baseline update".' });
  }
  if (from !== undefined) return createFrom(work, path.resolve(context.cwd, from));
  const baseline = newBaseline(context);
  const all = await findAll(context, settings, baseline, place);
  if (!all.ok) return failed(context, all.error);
  return write(work, withAccepted(baseline, all.value.found), undefined, `${counted(all.value.found.length, 'finding')} accepted.`);
}

async function createFrom(work: Work, file: string): Promise<number> {
  const { context, settings, place } = work;
  const bytes = readSmallFile(file);
  if (!bytes.ok) return failed(context, bytes.error);
  const read = readNamedFindings(bytes.value.toString('utf8'));
  if (!read.ok) {
    return failed(context, {
      what: `${safeText(file)} is no baseline or report that Keyward knows.`, kept: 'Nothing was written.',
      next: 'Give a detect-secrets .secrets.baseline, a .gitleaksignore or a gitleaks report in JSON.',
    });
  }
  const { tool, named, leftOut } = read.value;
  const baseline = newBaseline(context);
  const { found, unmatched } = await importNamed(context, settings, place.root, baseline, named);
  const missing = unmatched.map(({ path: name, line, rule }) => `  not matched: ${safeText(name)}${line === undefined ? '' : `:${line}`} ${safeText(rule, 80)}\n`);
  const skipped = leftOut.map((what) => `  left out: ${safeText(what)}\n`);
  for (const line of [...missing, ...skipped]) context.stderr.write(line);
  const rest = missing.length + skipped.length === 0 ? 'all of it' : `${counted(missing.length, 'entry', 'entries')} not matched, ${skipped.length} left out`;
  return write(work, withAccepted(baseline, found), undefined, `${counted(found.length, 'finding')} accepted of what ${tool} names; ${rest}.`);
}

async function update(work: Work, { yes }: BaselineOptions): Promise<number> {
  return withOpen(work, async (open, { found }) => {
    const { context } = work;
    const fresh = notAccepted(open.baseline, found);
    if (fresh.length === 0) {
      context.stdout.write('Nothing new was found. The baseline stays as it is.\n');
      return exitCode.clean;
    }
    for (const one of fresh) context.stderr.write(`  ${placeText(one)}\n`);
    const agreed = yes === true ? true : await ask(context, `Accept ${fresh.length === 1 ? 'this finding' : `these ${fresh.length} findings`}?`);
    if (agreed === undefined) return failed(context, { what: 'Nobody can be asked here.', kept: 'The baseline was left as it is.', next: 'Run it in a terminal, or say --yes when you know what it accepts.' });
    if (!agreed) return exitCode.findings;
    return write(work, withAccepted(open.baseline, fresh), open.bytes, `${counted(fresh.length, 'finding')} added.`);
  });
}

async function prune(work: Work): Promise<number> {
  return withOpen(work, (open, { found, wasScanned }) => {
    const after = pruned(open.baseline, found, wasScanned);
    const times = ({ entries }: typeof after): number => entries.reduce((sum, { count }) => sum + count, 0);
    const gone = times(open.baseline) - times(after);
    if (gone === 0) {
      work.context.stdout.write('Everything in the baseline is still found. It stays as it is.\n');
      return Promise.resolve(exitCode.clean);
    }
    return Promise.resolve(write(work, after, open.bytes, `${counted(gone, 'finding')} taken out.`));
  });
}

async function audit(work: Work, { all }: BaselineOptions): Promise<number> {
  const { context, settings } = work;
  const terminal = context.openTerminal();
  if (terminal === undefined) return failed(context, NO_TERMINAL);
  const descriptions = ruleDescriptions(settings.detection);
  try {
    return await withOpen(work, async (open, { found }) => {
      const { baseline, accepted, real, undecided } = await review(terminal, {
        context, settings, baseline: open.baseline, found, all: all === true, titleOf: (rule) => descriptions.get(rule)?.title ?? rule,
      });
      const code = write(work, baseline, open.bytes, `${counted(accepted, 'finding')} accepted, ${real.length} called real, ${undecided} undecided.`);
      if (code !== exitCode.clean || real.length === 0) return code;
      context.stdout.write(`What is real stays reported. "keyward fix" moves secrets into the vault:\n${real.map((one) => `  ${placeText(one)}\n`).join('')}`);
      return exitCode.findings;
    });
  } finally {
    terminal.dispose();
  }
}

async function withOpen(work: Work, act: (open: OpenBaseline, all: AllFindings) => Promise<number>): Promise<number> {
  const { context, settings, place } = work;
  const open = openBaseline(place);
  if (!open.ok) return failed(context, open.error);
  const all = await findAll(context, settings, open.value.baseline, place);
  return all.ok ? act(open.value, all.value) : failed(context, all.error);
}

function write({ context, place }: Work, baseline: OpenBaseline['baseline'], before: Buffer | undefined, said: string): number {
  const problem = writeBaseline(place.file, baseline, before, context);
  if (problem !== undefined) return failed(context, problem);
  context.stdout.write(`${said} Baseline: ${safeText(path.relative(context.cwd, place.file))}\n`);
  return exitCode.clean;
}

/** Undefined where nobody can be asked. */
async function ask(context: CliContext, question: string): Promise<boolean | undefined> {
  const terminal = context.openTerminal();
  if (terminal === undefined) return undefined;
  try {
    return await new Dialogue(terminal, context.interruption).confirm(question, 'no');
  } finally {
    terminal.dispose();
  }
}

function placeText({ path: name, rule, finding }: FoundPlace): string {
  return `${safeText(name)}:${finding.range.start.line + 1}  ${rule}`;
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function failed({ stderr }: CliContext, message: Message): number {
  reportMessage(stderr, message);
  return exitCode.usage;
}
