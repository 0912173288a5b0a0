import { workspace } from 'vscode';
import type { CancellationToken } from 'vscode';
import { CloseAction, DocumentDiagnosticRequest, ErrorAction, LanguageClient, RevealOutputChannelOn, State, TransportKind } from 'vscode-languageclient/node';
import type { ErrorHandler, LanguageClientOptions, ServerOptions, StaticFeature } from 'vscode-languageclient/node';
import type { Disposable } from '../../shared/src/core/disposable';
import { DIAGNOSTIC_SOURCE } from '../../shared/src/core/protocol/diagnostic-data';
import type { KeywardClientCapabilities, KeywardInitializationOptions } from '../../shared/src/core/protocol/diagnostic-data';
import { PLAN_REPLACEMENT } from '../../shared/src/core/protocol/plan-replacement';
import type { PlanReplacementParams } from '../../shared/src/core/protocol/plan-replacement';
import { SCAN_WORKSPACE } from '../../shared/src/core/protocol/workspace-scan';
import type { ScanWorkspaceParams } from '../../shared/src/core/protocol/workspace-scan';
import { restartPolicy } from './language/restart-policy';
import type { Log } from './log';
import { silentChannel } from './platform/log-channel';

export interface LanguageServerOptions {
  /** Absolute path of `dist/server.js`. */
  readonly module: string;
  /** Makes the server's fingerprints the same as ours. */
  readonly fingerprintKey: Uint8Array;
  readonly log: Log;
  readonly now: () => number;
  /** The server ended too often and is not started again. */
  readonly onGivenUp: () => void;
}

/** The server process, and the few questions that the extension itself asks of it. */
export class LanguageServer implements Disposable {
  readonly #client: LanguageClient;
  readonly #subscriptions: readonly Disposable[];

  constructor(options: LanguageServerOptions) {
    this.#client = new LanguageClient('keyward', 'Keyward', serverOptions(options.module), clientOptions(options));
    this.#client.registerFeature(ownCapabilities);
    this.#subscriptions = [
      this.#client.onDidChangeState(({ newState }) => { if (newState === State.Running) options.log.event('server.started', {}); }),
      // Cells of a notebook that opens are not pulled by themselves when they are Markdown.
      workspace.onDidOpenNotebookDocument(() => { this.#refreshDiagnostics(); }),
    ];
  }

  async start(): Promise<void> {
    await this.#client.start();
  }

  plan(params: PlanReplacementParams): Promise<unknown> {
    return this.#client.sendRequest<unknown>(PLAN_REPLACEMENT, params);
  }

  scan(params: ScanWorkspaceParams, token: CancellationToken): Promise<unknown> {
    return this.#client.sendRequest<unknown>(SCAN_WORKSPACE, params, token);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    void this.#client.dispose();
  }

  #refreshDiagnostics(): void {
    const feature = this.#client.getFeature(DocumentDiagnosticRequest.method);
    for (const document of workspace.textDocuments) feature.getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
  }
}

/** Tells the server that this client owns a vault and answers the quick fix's command. */
const ownCapabilities: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    const keyward: KeywardClientCapabilities = { moveToVault: true };
    const experimental: unknown = capabilities.experimental;
    capabilities.experimental = { ...(typeof experimental === 'object' ? experimental : {}), keyward };
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};

/** A diagnostic report of Node in the server would hold its environment and heap: it is told to write none. */
function serverOptions(module: string): ServerOptions {
  return { module, transport: TransportKind.stdio, options: { execArgv: [] } };
}

function clientOptions(options: LanguageServerOptions): LanguageClientOptions {
  const initializationOptions: KeywardInitializationOptions = {
    fingerprintKey: Buffer.from(options.fingerprintKey).toString('base64'),
  };
  return {
    documentSelector: ['file', 'untitled', 'vscode-notebook-cell'].map((scheme) => ({ scheme })),
    initializationOptions,
    // Without this they are pulled once at opening and never again.
    diagnosticPullOptions: { onChange: true, onFocus: true, onSave: false },
    diagnosticCollectionName: DIAGNOSTIC_SOURCE,
    outputChannel: silentChannel('Keyward server'),
    traceOutputChannel: silentChannel('Keyward trace'),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: false, supportHtml: false },
    errorHandler: errorHandler(options),
    initializationFailedHandler: (error) => {
      options.log.failure('extension.failed', { part: 'server' }, error);
      return false;
    },
  };
}

/** `handled` keeps the library from showing its own text, which holds an error's message. */
function errorHandler({ log, now, onGivenUp }: LanguageServerOptions): ErrorHandler {
  const policy = restartPolicy(now);
  return {
    error: (_error, _message, count) => ({
      action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true,
    }),
    closed: () => {
      if (policy.mayRestart()) {
        log.event('server.restarted', {});
        return { action: CloseAction.Restart, handled: true };
      }
      log.event('server.gave-up', {});
      onGivenUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
