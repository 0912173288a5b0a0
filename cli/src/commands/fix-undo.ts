import { existsSync } from 'node:fs';
import path from 'node:path';
import { localTime } from '../../../shared/src/core/text/local-time';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { UndoPorts } from '../../../shared/src/flows/undo/undo-move';
import type { RecordedRun } from '../../../shared/src/flows/undo/undo-record';
import { pendingRuns, undoRun } from '../../../shared/src/flows/undo/undo-run';
import type { PendingRun, UndoTotals } from '../../../shared/src/flows/undo/undo-run';
import { removeSideFile } from '../../../shared/src/host/files/side-file';
import { isInside } from '../../../shared/src/host/paths/inside';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { loadScanOptions } from '../../../shared/src/sources/scanner-settings';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { FileDocuments, uriOf } from '../files/file-documents';
import { FileSideFiles } from '../files/file-side-files';
import { RehearsedApprovals, RehearsedDocuments, RehearsedSideFiles } from '../fix/rehearsal';
import { undoBookHere } from '../fix/undo-book-here';
import type { UndoBookHere } from '../fix/undo-book-here';
import { UndoReport } from '../fix/undo-report';
import { maskedDiff } from '../output/masked-diff';
import { reportMessage, suggest } from '../output/report-message';
import { textWidth, wrapText } from '../output/wrap-text';
import { agreement } from '../prompts/agreement';
import type { Agreement } from '../prompts/agreement';
import { pathShower, scannerSettings } from '../scan/scanner-settings';
import { failed, storeOpener } from '../session';
import type { Session } from '../session';

export interface UndoOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/**
 * Takes the latest `keyward fix` of these files back, after a question: the values are plain text again then. Where
 * nothing of it can be taken back, the one before it is asked for, so that one changed file bars no way.
 */
export async function undoFixes(session: Session, paths: readonly string[], options: UndoOptions): Promise<number> {
  const { context } = session;
  const settings = await scannerSettings(context, session.paths, { workspaceConfig: true });
  if (!settings.ok) {
    reportMessage(context.stderr, settings.error);
    return exitCode.usage;
  }
  const here = undoBookHere(session, settings.value.settings.fingerprintKey);
  const runs = await here.book.runs();
  if (!runs.ok) return failed(session, runs.error);
  const roots = (paths.length === 0 ? ['.'] : paths).map((name) => path.resolve(context.cwd, name));
  const unknown = roots.find((root) => !existsSync(root) && !isRecorded(runs.value, root));
  if (unknown !== undefined) {
    reportMessage(context.stderr, {
      what: `There is no file or folder ${safeText(unknown)}, and "keyward fix" never changed one there.`, kept: 'Nothing was changed.', next: 'Check the path.',
    });
    return exitCode.usage;
  }
  const pending = pendingRuns(runs.value, (file) => roots.some((root) => isInside(file, root)));
  if (pending.length === 0) {
    context.stdout.write('Nothing to take back here: "keyward fix" has changed nothing, or it is undone already.\n');
    return exitCode.clean;
  }
  const agreed = options.dryRun === true ? PREVIEW : agreement(session, options.yes);
  if (agreed === undefined) return exitCode.usage;
  return new Undoing(session, here, settings.value.settings, options.dryRun === true).run(pending, runs.value, agreed);
}

/** Whether a fix moved anything there, be it undone or not: files may be gone since. */
function isRecorded(runs: readonly RecordedRun[], root: string): boolean {
  return runs.some(({ moves }) => moves.some(({ edit, manifest }) => isInside(edit?.file ?? manifest, root)));
}

const PREVIEW: Agreement = { ask: () => Promise.resolve(true) };

function sentencesFor({ at, moves }: PendingRun, pathOf: (file: string) => string): readonly string[] {
  const files = [...new Set(moves.flatMap(({ move }) => move.edit?.file ?? []))].map((file) => safeText(pathOf(file)));
  const values = moves.length === 1 ? 'One value goes' : `${moves.length} values go`;
  return [
    `${values} back from the store into the code that "keyward fix" changed (${localTime(at)}): ${files.length === 0 ? 'no file' : files.join(', ')}.`,
    'They stand there in plain text then, for everybody who has the files. The secrets stay in their stores as well.',
  ];
}

/** One undo, for real or as a preview. */
class Undoing {
  readonly #session: Session;
  readonly #here: UndoBookHere;
  readonly #settings: ScannerSettings;
  readonly #isPreview: boolean;
  readonly #pathOf: (file: string) => string;

  constructor(session: Session, here: UndoBookHere, settings: ScannerSettings, isPreview: boolean) {
    this.#session = session;
    this.#here = here;
    this.#settings = settings;
    this.#isPreview = isPreview;
    this.#pathOf = pathShower(session.context.cwd);
  }

  /** Goes from the latest run to earlier ones until something was taken back. */
  async run(pending: readonly PendingRun[], runs: readonly RecordedRun[], agreed: Agreement): Promise<number> {
    const { context } = this.#session;
    let totals: UndoTotals = { undone: 0, kept: 0, stopped: false };
    for (const [index, one] of pending.entries()) {
      if (index > 0) context.stdout.write('\nAll of that fix is kept: the one before it comes next.\n\n');
      if (!await agreed.ask(sentencesFor(one, this.#pathOf), 'Write these values back into the code?')) return exitCode.usage;
      const { undone, kept, stopped } = await this.#takeBack(one, runs);
      totals = { undone, kept: totals.kept + kept, stopped };
      if (undone > 0 || stopped) break;
    }
    return conclude(context, totals, this.#isPreview);
  }

  async #takeBack(pending: PendingRun, runs: readonly RecordedRun[]): Promise<UndoTotals> {
    const { context, context: { interruption: { signal }, randomBytes } } = this.#session;
    const scan = await loadScanOptions(this.#settings, context.monotonic, () => signal.aborted);
    const files = new FileDocuments({ randomBytes, pathOf: this.#pathOf });
    const documents = this.#isPreview ? new RehearsedDocuments(files) : files;
    const report = new UndoReport({ context, documents, scan, pathOf: this.#pathOf, isPreview: this.#isPreview });
    const rehearsed = this.#isPreview ? new RehearsedSideFiles(new FileSideFiles(context)) : undefined;
    const totals = await undoRun({
      pending, runs, signal, report: (move, outcome) => { report.report(move, outcome); },
      ports: { ...this.#ports(rehearsed), documents: report.documents },
      ...(this.#isPreview ? {} : { markUndone: (address) => this.#here.book.markUndone(address) }),
    });
    if (rehearsed !== undefined) await this.#showSideFiles(rehearsed);
    return totals;
  }

  #ports(rehearsed: RehearsedSideFiles | undefined): Omit<UndoPorts, 'isStillRead' | 'documents'> {
    const { context, vault: { service, approvals } } = this.#session;
    return {
      service, uriOf, openStore: storeOpener(this.#session), sealed: this.#here.sealed, fingerprint: this.#here.fingerprint,
      approvals: rehearsed === undefined ? approvals : new RehearsedApprovals(approvals),
      sideFiles: rehearsed ?? new FileSideFiles(context),
      removeFile: (file, text) => rehearsed?.remove(file, text) ?? Promise.resolve(removeSideFile(file, text)),
      // A preview writes no value anywhere; the question before was for all that is written.
      purpose: rehearsed === undefined ? { kind: 'export', confirm: () => Promise.resolve(true) } : { kind: 'compare' },
    };
  }

  async #showSideFiles(rehearsed: RehearsedSideFiles): Promise<void> {
    const { context: { stdout, ...context } } = this.#session;
    const real = new FileSideFiles(context);
    for (const [file, text] of rehearsed.written) {
      const before = { text: await real.read(file) ?? '', secrets: [] };
      stdout.write(`${maskedDiff(this.#pathOf(file), before, { text: text ?? '', secrets: [] }, stdout.paint)}\n`);
    }
  }
}

const KEPT = 'What was kept is tried again next time; "keyward fix --undo PATH" takes back the latest fix of that path alone.';

function conclude(context: CliContext, totals: UndoTotals, isPreview: boolean): number {
  const { stdout, stderr, interruption } = context;
  const { undone, kept, stopped } = totals;
  stdout.write(`\n${stdout.paint('bold', totalsText(totals, isPreview))}\n`);
  if (undone > 0 && isPreview) suggest(stderr, 'Run "keyward fix --undo" to make these changes.');
  if (undone > 0 && !isPreview) {
    stdout.write('The values stand in the code again; the secrets are still in their stores.\n');
  }
  if (kept > 0) stdout.write(`${wrapText(KEPT, textWidth(stdout))}\n`);
  if (interruption.signal.aborted) return exitCode.interrupted;
  if (stopped) return exitCode.usage;
  return kept > 0 ? exitCode.findings : exitCode.clean;
}

/** Where it stopped at once, numbers would say that there was nothing to undo. */
function totalsText({ undone, kept, stopped }: UndoTotals, isPreview: boolean): string {
  if (stopped && undone + kept === 0) return isPreview ? 'Stopped at the first value: what would be undone is not known.' : 'Stopped at the first value: nothing was undone.';
  return `${undone} ${isPreview ? 'would be undone' : 'undone'}, ${kept} kept.${stopped ? ' Stopped there: the rest was not tried.' : ''}`;
}
