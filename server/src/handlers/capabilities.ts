import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ServerCapabilities } from 'vscode-languageserver';
import { DIAGNOSTIC_SOURCE, MOVE_TO_VAULT } from '../../../shared/src/core/protocol/diagnostic-data';
import type { Session } from '../session';

/** What this server offers to one client. */
export function serverCapabilities(session: Session): ServerCapabilities {
  return {
    positionEncoding: session.codec.kind,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    ...(session.pull ? {
      diagnosticProvider: {
        identifier: DIAGNOSTIC_SOURCE, interFileDependencies: false,
        // Our own extension asks for a scan when the user does; the editor's way of asking comes back every two seconds.
        workspaceDiagnostics: !session.ownsVault,
      },
    } : {}),
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: false },
    hoverProvider: true,
    // The client library registers each command that a server declares, which the vault's owner has registered itself.
    ...(session.ownsVault ? {} : { executeCommandProvider: { commands: [MOVE_TO_VAULT] } }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
