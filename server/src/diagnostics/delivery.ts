import { DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { Disposable } from '../../../shared/src/core/disposable';
import { isWritten } from '../documents/document-place';
import type { OpenDocument } from '../documents/open-document';
import { runSafe } from '../run-safe';
import type { ServerRuntime } from '../runtime';
import type { Session } from '../session';
import type { Reporter } from './reporter';

/** How diagnostics reach the editor. Nobody else knows whether it asks for them or is sent them. */
export interface DiagnosticDelivery extends Disposable {
  /** Settings, references or folders have changed: what was delivered may be wrong. */
  refresh(): void;
  /** More is known of a document than was delivered. */
  renew(document: OpenDocument): void;
}

export interface DeliveryOptions {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly reporter: Reporter;
  readonly session: Session;
  readonly runtime: Pick<ServerRuntime, 'after'>;
}

export function deliverDiagnostics(options: DeliveryOptions): DiagnosticDelivery {
  return options.session.pull ? pull(options) : push(options);
}

/** The editor asks, document by document; a report that it has already is not sent again. */
function pull({ connection, documents, reporter, session }: DeliveryOptions): DiagnosticDelivery {
  const subscription = connection.languages.diagnostics.on(async (params, token) => runSafe(token, async () => {
    const document = documents.get(params.textDocument.uri);
    if (document === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    // A client that cannot be told to ask again gets one answer.
    const { resultId, items } = await reporter.report(document, session.pullRefresh ? 'soon' : 'whole');
    if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
  }));
  const refresh = (): void => {
    if (session.pullRefresh) connection.languages.diagnostics.refresh().catch(ignoreClosedConnection);
  };
  return {
    refresh,
    renew: refresh,
    dispose: () => { subscription.dispose(); },
  };
}

/** Milliseconds without a keystroke after which a document is looked at. */
const QUIET = 300;

/** The editor is sent what was found, at opening and after each pause in typing. */
function push({ connection, documents, reporter, runtime }: DeliveryOptions): DiagnosticDelivery {
  const waiting = new Map<string, Disposable>();
  const opened = new Set<string>();
  const cancel = (uri: string): void => {
    waiting.get(uri)?.dispose();
    waiting.delete(uri);
  };
  const send = async (document: OpenDocument): Promise<void> => {
    const { items, version } = await reporter.report(document, 'soon');
    // A newer text has its own timer, and a closed document has nothing any more.
    if (documents.get(document.uri) !== document || document.version !== version) return;
    await connection.sendDiagnostics({ uri: document.uri, version, diagnostics: [...items] });
  };
  const schedule = (document: OpenDocument, delay: number): void => {
    if (!isWritten(document.uri)) return;
    cancel(document.uri);
    waiting.set(document.uri, runtime.after(delay, () => {
      waiting.delete(document.uri);
      send(document).catch(ignoreClosedConnection);
    }));
  };
  const subscriptions: readonly Disposable[] = [
    documents.onDidOpen(({ document }) => { opened.add(document.uri); }),
    // The library tells of an opened document's content right after its opening.
    documents.onDidChangeContent(({ document }) => { schedule(document, opened.delete(document.uri) ? 0 : QUIET); }),
    documents.onDidClose(({ document }) => {
      cancel(document.uri);
      connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }).catch(ignoreClosedConnection);
    }),
  ];
  return {
    refresh: () => { for (const document of documents.all()) schedule(document, 0); },
    // A document that waits for its turn will tell of it then.
    renew: (document) => { if (!waiting.has(document.uri)) schedule(document, 0); },
    dispose: () => {
      for (const uri of [...waiting.keys()]) cancel(uri);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** A message could not be sent: the client is gone, or does not answer such a request. There is nobody to tell. */
function ignoreClosedConnection(): void {}
