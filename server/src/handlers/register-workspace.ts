import { DocumentDiagnosticReportKind, ProgressType, WorkDoneProgress } from 'vscode-languageserver';
import type {
  CancellationToken, Connection, ResponseError, WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport, WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { pathToFileURL } from 'node:url';
import type { FileFindings, ScanWorkspaceParams, ScanWorkspaceResult } from '../../../shared/src/core/protocol/workspace-scan';
import type { ScanProgress } from '../../../shared/src/sources/batch-scan';
import type { DiagnosticContext } from '../diagnostics/finding-diagnostics';
import { resultIdOf } from '../diagnostics/reporter';
import { scanWorkspaceRequest } from '../requests';
import { runSafe } from '../run-safe';
import type { WorkspaceScanOptions } from './workspace-scan';
import { closedFileDiagnostics, scanWorkspace } from './workspace-scan';

export interface WorkspaceHandlers {
  readonly connection: Connection;
  readonly scan: Pick<WorkspaceScanOptions, 'session' | 'settings' | 'configurations' | 'runtime' | 'quiet'>;
  readonly folders: () => readonly string[];
  readonly context: DiagnosticContext;
}

/** Answers about whole folders: our own request with progress, and the protocol's for editors that use it. */
export function registerWorkspaceHandlers(options: WorkspaceHandlers): void {
  const { connection, scan } = options;
  connection.onRequest(scanWorkspaceRequest, (params, token) => answerScan(params, token, options));
  if (scan.session.ownsVault) return;
  connection.languages.diagnostics.onWorkspace((params, token) => runSafe(token, () => workspaceReport(params, token, options)));
}

/** A cancelled scan is answered with what it found until then: that is a result, and says that it is not complete. */
async function answerScan(
  params: ScanWorkspaceParams, token: CancellationToken, { connection, scan, folders }: WorkspaceHandlers,
): Promise<ScanWorkspaceResult | ResponseError<never>> {
  const files: FileFindings[] = [];
  const progress = new Progress(connection, params.workDoneToken);
  const partial = params.partialResultToken;
  const onFile = (file: FileFindings): void => {
    if (partial === undefined) files.push(file);
    else void connection.sendProgress(partialFindings, partial, [file]);
  };
  progress.begin();
  const result = await runSafe(noCancellation(token), async (): Promise<ScanWorkspaceResult> => {
    const named = params.folders.length > 0 ? params.folders : folders().map((folder) => pathToFileURL(folder).href);
    const onProgress = (state: ScanProgress): void => { progress.report(state); };
    return { ...await scanWorkspace(named, { ...scan, token, onFile, onProgress }), files };
  });
  progress.end();
  return result;
}

async function workspaceReport(
  { previousResultIds }: WorkspaceDiagnosticParams, token: CancellationToken, { scan, folders, context }: WorkspaceHandlers,
): Promise<WorkspaceDiagnosticReport> {
  const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const report: WorkspaceDiagnosticReport = { items: [] };
  await scanWorkspace(folders().map((folder) => pathToFileURL(folder).href), {
    ...scan, token, onProgress: () => {},
    onFile: (file) => {
      const items = closedFileDiagnostics(file, context);
      const resultId = resultIdOf(items);
      const known = previous.get(file.uri) === resultId;
      previous.delete(file.uri);
      report.items.push(known
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri: file.uri, version: null, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, uri: file.uri, version: null, resultId, items });
    },
  });
  // A file that had findings before and has none now is said to have none.
  for (const uri of previous.keys()) {
    report.items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
  }
  return report;
}

const partialFindings = new ProgressType<readonly FileFindings[]>();

/** runSafe would answer a cancelled request with an error; this one has something to say. */
function noCancellation(token: CancellationToken): CancellationToken {
  return { isCancellationRequested: false, onCancellationRequested: token.onCancellationRequested };
}

/** Work-done progress with numbers only: a file's name in it would be written to the editor's log. */
class Progress {
  readonly #connection: Connection;
  readonly #token: string | number | undefined;
  #percentage = -1;

  constructor(connection: Connection, token: string | number | undefined) {
    this.#connection = connection;
    this.#token = token;
  }

  begin(): void {
    this.#send({ kind: 'begin', title: 'Scanning for secrets', cancellable: true, percentage: 0 });
  }

  report({ files, bytes, totalFiles, totalBytes }: ScanProgress): void {
    const percentage = totalBytes === undefined || totalBytes === 0 ? 0 : Math.floor((100 * bytes) / totalBytes);
    if (percentage <= this.#percentage) return;
    this.#percentage = percentage;
    const message = totalFiles === undefined ? `${files} files` : `${files} of ${totalFiles} files`;
    this.#send({ kind: 'report', percentage, message });
  }

  end(): void {
    this.#send({ kind: 'end' });
  }

  #send(value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void {
    if (this.#token !== undefined) void this.#connection.sendProgress(WorkDoneProgress.type, this.#token, value);
  }
}
