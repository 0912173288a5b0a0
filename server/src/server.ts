import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, TextDocuments } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { WORKSPACE_CONFIG_NAME } from '../../shared/src/core/config/detection-config';
import { SETTINGS_SECTION } from '../../shared/src/core/config/settings';
import { MOVE_TO_VAULT } from '../../shared/src/core/protocol/diagnostic-data';
import type { RuleId } from '../../shared/src/core/model/finding';
import { builtInRules } from '../../shared/src/scan/detection/rules/registry';
import { compileRules } from '../../shared/src/scan/engine';
import { BASELINE_NAME } from '../../shared/src/scan/suppress/baseline';
import { quietMemory } from '../../shared/src/sources/quiet-contents';
import { Analyser } from './analyser';
import type { DiagnosticDelivery } from './diagnostics/delivery';
import { deliverDiagnostics } from './diagnostics/delivery';
import { Reporter } from './diagnostics/reporter';
import { filePath } from './documents/document-place';
import { OpenDocument } from './documents/open-document';
import type { PositionCodec } from './documents/positions';
import { utf16 } from './documents/positions';
import { FolderConfigurations } from './folder-configurations';
import { DocumentFixes } from './patterns/document-fixes';
import type { DocumentPatternsOptions, Unavailable } from './patterns/document-patterns';
import { DocumentPatterns } from './patterns/document-patterns';
import { serverCapabilities } from './handlers/capabilities';
import { registerDocumentHandlers } from './handlers/register';
import { registerWorkspaceHandlers } from './handlers/register-workspace';
import { KnownReferences } from './known-references';
import { referencesNotification } from './requests';
import { quietly, runSafe } from './run-safe';
import type { ServerRuntime } from './runtime';
import type { Session } from './session';
import { negotiate } from './session';
import { SettingsCache } from './settings';

/**
 * Serves one client: finds secrets in the documents that it opens, and says how they can be replaced. It never holds a
 * vault's key, writes no file, and sends nothing of a document back but edits that the client asked for.
 */
export function startServer(connection: Connection, runtime: ServerRuntime): void {
  let codec: PositionCodec = utf16;
  const documents = new TextDocuments<OpenDocument>({
    create: (uri, languageId, version, text) => new OpenDocument(uri, languageId, version, text),
    update: (document, changes, version) => {
      document.update(changes, version, codec);
      return document;
    },
  });
  connection.onInitialize((params, token) => runSafe(token, () => {
    const session = negotiate(params, runtime.randomBytes);
    codec = session.codec;
    serve({ connection, documents, runtime, session });
    return { capabilities: serverCapabilities(session), serverInfo: { name: 'keyward' } };
  }));
  documents.listen(connection);
  connection.listen();
}

/** As long as the digests that it goes into. */
const QUIET_KEY_BYTES = 32;

interface Service {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly runtime: ServerRuntime;
  readonly session: Session;
}

/** Puts the parts together once it is known what the client can do. */
function serve({ connection, documents, runtime, session }: Service): void {
  const folders = new Set(session.folders);
  const settings = settingsOf(connection, session);
  const known = new KnownReferences();
  const configurations = new FolderConfigurations({
    rules: compileRules(builtInRules), user: runtime.userDetection, now: runtime.now, onChange: () => { delivery.refresh(); },
  });
  const patterns = documentPatterns(runtime, {
    onFound: (document) => { delivery.renew(document); },
    onUnavailable: (reason) => { connection.window.showWarningMessage(UNAVAILABLE[reason]); },
  });
  const analyser = new Analyser({
    settings, configurations, fingerprint: session.fingerprint, folders: () => [...folders], now: runtime.now, after: runtime.after, patterns,
    ...(runtime.patterns === undefined ? {} : { fixes: new DocumentFixes(runtime.patterns) }),
  });
  const rulePage = (id: RuleId): string => configurations.rulePage(id, runtime.rulePage);
  const context = {
    codec: session.codec, relatedInformation: session.relatedInformation, rulePage,
    describe: analyser.describe.bind(analyser), hasStored: known.hasStored.bind(known),
  };
  const reporter = new Reporter({ analyser, known, configurations, context });
  const delivery = deliverDiagnostics({ connection, documents, reporter, session, runtime });
  registerDocumentHandlers({ connection, documents, analyser, session, known, rulePage });
  const quiet = quietMemory(runtime.randomBytes(QUIET_KEY_BYTES));
  registerWorkspaceHandlers({ connection, scan: { session, settings, configurations, runtime, quiet }, folders: () => [...folders], context });
  registerNotices({ connection, session, settings, folders, known, configurations, delivery });
  // The editor may wait for the end of the process, which the thread of the search would hold.
  connection.onShutdown(() => { runtime.patterns?.dispose(); });
  documents.onDidClose(({ document }) => {
    settings.forget(document.uri);
    patterns?.forget(document);
  });
}

function documentPatterns({ patterns: source, after }: ServerRuntime, tell: Pick<DocumentPatternsOptions, 'onFound' | 'onUnavailable'>): DocumentPatterns | undefined {
  return source === undefined ? undefined : new DocumentPatterns({ source, after, ...tell });
}

const UNAVAILABLE: Readonly<Record<Unavailable, string>> = {
  grammar: 'Secrets are found; unsafe code is not looked for in every language, because a file of this installation cannot be read. Install Keyward again.',
  search: 'Secrets are found; unsafe code is not looked for any more in this window, because the search failed several times. Reload the window to try again.',
};

function settingsOf(connection: Connection, session: Session): SettingsCache {
  if (!session.settingsByResource) return new SettingsCache(undefined);
  return new SettingsCache((scopeUri, section) => connection.workspace.getConfiguration({ scopeUri, section }));
}

interface Notices {
  readonly connection: Connection;
  readonly session: Session;
  readonly settings: SettingsCache;
  readonly folders: Set<string>;
  readonly known: KnownReferences;
  readonly configurations: FolderConfigurations;
  readonly delivery: DiagnosticDelivery;
}

/** What the client tells us by itself; each may change what was reported. */
function registerNotices({ connection, session, settings, folders, known, configurations, delivery }: Notices): void {
  connection.onDidChangeConfiguration(quietly((params) => {
    settings.changed(params.settings);
    delivery.refresh();
  }));
  connection.onNotification(referencesNotification, quietly((params) => {
    known.replace(params);
    delivery.refresh();
  }));
  connection.onDidChangeWatchedFiles(quietly(() => {
    configurations.changed();
    delivery.refresh();
  }));
  connection.onInitialized(() => {
    if (session.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of pathsOf(removed)) folders.delete(folder);
        for (const folder of pathsOf(added)) folders.add(folder);
        delivery.refresh();
      });
    }
    if (session.settingsRegistration) {
      connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION }).catch(() => {});
    }
    if (session.watchedFiles) {
      const globPattern = `**/{${WORKSPACE_CONFIG_NAME},${BASELINE_NAME}}`;
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] }).catch(() => {});
    }
  });
  if (!session.ownsVault) connection.onExecuteCommand((params, token) => runSafe(token, () => explainMove(params.command, connection)));
}

function pathsOf(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.flatMap(({ uri }) => filePath(uri) ?? []);
}

/** This process holds no vault; a client that has none either is told who does. */
function explainMove(command: string, connection: Connection): null {
  if (command === MOVE_TO_VAULT) {
    connection.window.showInformationMessage(
      'This server only finds secrets. "keyward fix FILE" in a terminal moves them, and so does Keyward for VS Code.',
    );
  }
  return null;
}
