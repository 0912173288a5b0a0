import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Severity } from '../../../shared/src/core/model/finding';
import { isStoreName } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { findGit } from '../../../shared/src/host/git/find-git';
import { LiteralHistory } from '../../../shared/src/host/git/literal-history';
import { isTracked, repositoryRoot } from '../../../shared/src/host/git/repository';
import type { MoveRecorder } from '../../../shared/src/flows/ports';
import type { ScanOptions } from '../../../shared/src/scan/engine';
import type { LookupStyle } from '../../../shared/src/scan/lookups/plan';
import { loadScanOptions } from '../../../shared/src/sources/scanner-settings';
import { acceptedHere } from '../baseline/accepted-here';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { FileDocuments } from '../files/file-documents';
import { FileSideFiles } from '../files/file-side-files';
import { FixRun } from '../fix/fix-run';
import type { FixRunOptions, FixTotals } from '../fix/fix-run';
import { undoBookHere } from '../fix/undo-book-here';
import { reportMessage, suggest } from '../output/report-message';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../command-host';
import { scanTree } from '../scan/scan-tree';
import type { ScannedTree } from '../scan/scan-tree';
import { pathShower, scannerSettings } from '../scan/scanner-settings';
import { addPasswordOptions, storeOpener, withSession } from '../session';
import type { Session } from '../session';
import { fixPatterns } from './fix-patterns';
import { undoFixes } from './fix-undo';
import type { UndoOptions } from './fix-undo';
import { storeOrDefault } from './secret-place';

interface FixOptions extends GivenSources, UndoOptions {
  readonly patterns?: boolean;
  readonly rule?: readonly string[];
  readonly undo?: boolean;
  readonly all?: boolean;
  readonly store?: string;
  readonly style: LookupStyle;
  readonly ignore: boolean;
  readonly workspaceConfig: boolean;
  /** False for --no-baseline. */
  readonly baseline?: string | false;
}

export function addFixCommand(program: Command, { context, finish }: CommandHost): void {
  addPasswordOptions(program.command('fix'))
    .argument('[paths...]', 'files and folders; this folder when there are none')
    .description('move found secrets into the vault; the code reads them from the environment then')
    .option('-n, --dry-run', 'show every change and make none')
    .option('-y, --yes', 'move, or take back, without asking')
    .addOption(new Option('--undo', 'take the latest fix of these paths back: the values return from the store into the code')
      .conflicts(['all', 'store', 'baseline']))
    .option('-a, --all', 'include weak findings')
    .addOption(new Option('--patterns', 'make unsafe code safe instead: leaks into logs, errors and addresses, plain connections, keys handled badly')
      .conflicts(['undo', 'store']))
    .addOption(new Option('--rule <name>', 'with --patterns: only this class, such as secret-in-log; may be said again')
      .argParser((name: string, before: readonly string[] | undefined) => [...before ?? [], name]).implies({ patterns: true }))
    .option('--store <name>', 'where new secrets go (default: the store that keyward.env uses, else the default one)', storeName)
    .addOption(new Option('--style <style>', 'how the code reads a variable: as people write it, or failing where it is unset')
      .choices(['plain', 'strict']).default('plain'))
    .option('--no-ignore', 'fix also what .gitignore leaves out')
    .option('--baseline <file>', 'leave what this baseline accepts; .keyward-baseline.json at the repository\'s root when it is not given')
    .option('--no-baseline', 'fix also what a baseline accepts')
    .option('--no-workspace-config', 'fix also what comments in the files, keyward.yaml and the repository\'s baseline silence')
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: FixOptions) => {
      finish(await withSession(context, options, (session) =>
        (options.undo === true ? undoFixes(session, paths, options) : options.patterns === true ? fixPatterns(session, paths, options) : fix(session, paths, options))));
    });
}

const HELP = `
For each finding: the value is stored and read back, keyward.env gains its name and reference, .env.example its name, and
then the code is edited. Whatever goes wrong, a stored value stays stored, and a file is its old self or its new one.
In the diff that is shown every value is masked. Exit code 1: findings are left in the code.
With --undo each value returns, in the spelling that it had, where the lines with its lookup are as fix left them; what fix
added beside the code goes again. It is written down as an export. The secrets stay in the vault. Where all of the latest fix
is kept, because its files were changed since, the one before it comes next; a path limits it to the fixes of that path.
With --patterns no value moves: each change is one edit with its imports, and --yes makes only the preferred ones.
--undo does not take these edits back: git does.

Examples:
  keyward fix --dry-run
  keyward fix src/payment.js
  keyward fix --yes --password-fd 3 3<password-file
  keyward fix --undo --dry-run
  keyward fix --patterns --dry-run
  keyward fix --rule secret-in-log --rule tls-verification-off --yes
`;

async function fix(session: Session, paths: readonly string[], options: FixOptions): Promise<number> {
  const { context, dialogue } = session;
  const roots = (paths.length === 0 ? ['.'] : paths).map((name) => path.resolve(context.cwd, name));
  const missing = roots.find((root) => !existsSync(root));
  if (missing !== undefined) return refuse(context, `There is no file or folder ${safeText(missing)}.`, 'Check the path.');
  if (options.dryRun !== true && options.yes !== true && dialogue === undefined) {
    return refuse(context, 'Each change is asked about, and nobody can be asked here.', 'Look at it with --dry-run, then say --yes.');
  }
  const baseline = acceptedHere(context, options);
  if (!baseline.ok) return failed(context, baseline.error);
  const here = await scannerSettings(context, session.paths, options);
  if (!here.ok) return failed(context, here.error);
  const settings = { ...here.value.settings, ...baseline.value };
  const scanned = await scanTree(context, { settings, roots, respectIgnoreFiles: options.ignore, workers: undefined });
  if (context.interruption.signal.aborted) return exitCode.interrupted;
  const severities = new Set<Severity>(options.all === true ? ['error', 'warning', 'information'] : ['error', 'warning']);
  const files = scanned.files.filter(({ findings }) => findings.some(({ severity }) => severities.has(severity))).map(({ file }) => file);
  const defaultStore = await storeOrDefault(session, options.store);
  const scan = await loadScanOptions(settings, context.monotonic, () => context.interruption.signal.aborted);
  const recorder = undoBookHere(session, settings.fingerprintKey).book.startRun();
  const totals = await fixRun(session, scan, severities, { ...options, defaultStore, recorder }).fix(files);
  const found = scanned.files.flatMap(({ findings }) => findings).filter(({ severity }) => severities.has(severity)).length;
  return conclude(context, scanned, found, totals, options);
}

interface RunParts {
  readonly defaultStore: string;
  readonly recorder: MoveRecorder;
}

function fixRun(session: Session, scan: ScanOptions, severities: ReadonlySet<Severity>, options: FixOptions & RunParts): FixRun {
  const { context, dialogue } = session;
  const pathOf = pathShower(context.cwd);
  return new FixRun({
    context, dialogue, pathOf, severities,
    ports: { ...movePorts(session, pathOf), recorder: options.recorder },
    history: historyOf(context),
    isTracked: (file) => isTrackedFile(context, file),
    choices: { style: options.style, defaultStore: options.defaultStore, ...(options.store === undefined ? {} : { store: options.store }) },
    scan,
    mode: options.dryRun === true ? 'rehearse' : options.yes === true ? 'move-all' : 'ask',
  });
}

function movePorts(session: Session, pathOf: (file: string) => string): FixRunOptions['ports'] {
  const { context, vault: { service, approvals, known }, dialogue } = session;
  return {
    service, approvals, known,
    documents: new FileDocuments({ randomBytes: context.randomBytes, pathOf }),
    sideFiles: new FileSideFiles(context),
    openStore: storeOpener(session),
    acceptUnverified: async ({ store }) =>
      dialogue?.confirm(`"${store}" does not let the value be read back. Edit the code all the same?`, 'no') ?? false,
  };
}

function historyOf({ environment, platform, interruption, cwd }: CliContext): LiteralHistory {
  return new LiteralHistory({
    environment, platform, forbidden: () => untrustedFolders(cwd), timeoutMs: HISTORY_TIMEOUT_MS, signal: interruption.signal,
  });
}

async function isTrackedFile({ environment, platform, cwd }: CliContext, file: string): Promise<boolean> {
  const git = await findGit({ environment, platform, forbidden: untrustedFolders(cwd) });
  const root = git === undefined ? undefined : await repositoryRoot(git, path.dirname(file));
  if (git === undefined || !root?.ok) return false;
  // The root is without links, so the file must be too.
  const tracked = await isTracked(git, root.value, path.join(await realpath(path.dirname(file)), path.basename(file)));
  return tracked.ok && tracked.value;
}

/** A repository could bring its own git; the root of the file system is nobody's repository. */
function untrustedFolders(cwd: string): readonly string[] {
  return path.parse(cwd).root === cwd ? [] : [cwd];
}

const HISTORY_TIMEOUT_MS = 30_000;

function conclude(context: CliContext, { summary }: ScannedTree, found: number, totals: FixTotals, options: FixOptions): number {
  const { moved, stored, left, stopped, failed } = totals;
  const text = moved + stored + left === 0 && !stopped
    ? `Nothing to move in ${summary.files} ${summary.files === 1 ? 'file' : 'files'}.`
    : countsText(found, totals, options.dryRun === true);
  context.stdout.write(`\n${context.stdout.paint('bold', text)}\n`);
  if (moved > 0 && options.dryRun === true) suggest(context.stderr, 'Run "keyward fix" to make these changes.');
  if (moved > 0 && options.dryRun !== true) context.stdout.write('Start your program with "keyward run -- <command>".\n');
  if (context.interruption.signal.aborted) return exitCode.interrupted;
  if (failed) return exitCode.usage;
  if (stored + left > 0 || stopped) return exitCode.findings;
  return summary.incomplete ? exitCode.incomplete : exitCode.clean;
}

/** `found` is what the scan had: where the run was stopped, the rest of it was not looked at. */
function countsText(found: number, { moved, stored, left, stopped }: FixTotals, isPreview: boolean): string {
  const notReached = stopped ? Math.max(0, found - moved - stored - left) : 0;
  const counts = [
    `${moved} ${isPreview ? 'would be moved' : 'moved'}`,
    `${stored + left} left in the code${stored === 0 ? '' : ` (${stored} of them ${isPreview ? 'would be stored' : 'stored'} as well)`}`,
    ...(notReached === 0 ? [] : [`${notReached} not looked at`]),
  ];
  return `${counts.join(', ')}.${stopped ? ' Stopped before the end.' : ''}`;
}

function refuse(context: CliContext, what: string, next: string): number {
  return failed(context, { what, kept: 'Nothing was changed.', next });
}

function failed(context: CliContext, message: Message): number {
  reportMessage(context.stderr, message);
  return exitCode.usage;
}

function storeName(text: string): string {
  if (!isStoreName(text)) throw new InvalidArgumentError('A store is named with lower-case letters, digits and hyphens.');
  return text;
}
