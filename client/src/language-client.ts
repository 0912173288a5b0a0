import { randomUUID } from 'node:crypto';
import { TabInputNotebook, window, workspace } from 'vscode';
import type { CancellationToken, Tab } from 'vscode';
import { CloseAction, DocumentDiagnosticRequest, ErrorAction, LanguageClient, RevealOutputChannelOn, State, TransportKind, WorkDoneProgress } from 'vscode-languageclient/node';
import type { ErrorHandler, LanguageClientOptions, ServerOptions, StaticFeature } from 'vscode-languageclient/node';
import type { Disposable } from '../../shared/src/core/disposable';
import { DIAGNOSTIC_SOURCE } from '../../shared/src/core/protocol/diagnostic-data';
import type { KeywardClientCapabilities, KeywardInitializationOptions } from '../../shared/src/core/protocol/diagnostic-data';
import { PLAN_REPLACEMENT } from '../../shared/src/core/protocol/plan-replacement';
import type { PlanReplacementParams } from '../../shared/src/core/protocol/plan-replacement';
import { PLAN_INSERTION } from '../../shared/src/core/protocol/plan-insertion';
import type { PlanInsertionParams } from '../../shared/src/core/protocol/plan-insertion';
import { REFERENCES } from '../../shared/src/core/protocol/references';
import type { ReferencesParams } from '../../shared/src/core/protocol/references';
import { RULE_INFO } from '../../shared/src/core/protocol/rule-info';
import type { RuleInfoParams } from '../../shared/src/core/protocol/rule-info';
import { SCAN_WORKSPACE } from '../../shared/src/core/protocol/workspace-scan';
import type { ScanWorkspaceParams } from '../../shared/src/core/protocol/workspace-scan';
import type { ScanAnswer } from './commands/scan-workspace';
import { restartPolicy } from './language/restart-policy';
import type { Log } from './log';
import { silentChannel } from './platform/log-channel';
import type { ReportProgress } from './platform/progress';

export interface LanguageServerOptions {
  /** Absolute path of `dist/server.js`. */
  readonly module: string;
  /** Makes the server's fingerprints the same as ours; without it they hold for this session. */
  readonly fingerprintKey: Uint8Array | undefined;
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
    this.#client = new QuietLanguageClient('keyward', 'Keyward', serverOptions(options.module), clientOptions(options));
    this.#client.registerFeature(ownCapabilities);
    this.#subscriptions = [
      this.#client.onDidChangeState(({ newState }) => { if (newState === State.Running) options.log.event('server.started', {}); }),
      // Cells of a notebook that opens are not pulled by themselves while its tab is not there yet.
      window.tabGroups.onDidChangeTabs(({ opened }) => { if (opened.some(isNotebook)) this.#refreshDiagnostics(); }),
    ];
  }

  async start(): Promise<void> {
    await this.#client.start();
  }

  plan(params: PlanReplacementParams): Promise<unknown> {
    return this.#client.sendRequest<unknown>(PLAN_REPLACEMENT, params);
  }

  planInsertion(params: PlanInsertionParams): Promise<unknown> {
    return this.#client.sendRequest<unknown>(PLAN_INSERTION, params);
  }

  /** What a rule knows of its vendor; undefined where nobody can be asked. */
  async ruleInfo(params: RuleInfoParams): Promise<unknown> {
    return this.#client.isRunning() ? this.#client.sendRequest<unknown>(RULE_INFO, params) : undefined;
  }

  /** Scans every open folder. The person may cancel; the server's progress is passed on. */
  async scan(report: ReportProgress, token: CancellationToken): Promise<ScanAnswer> {
    if (!this.#client.isRunning()) return { kind: 'no-server' };
    const workDoneToken = randomUUID();
    const progress = this.#client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
      if (step.kind !== 'end') report(step.message ?? '', step.percentage);
    });
    try {
      const params: ScanWorkspaceParams = { folders: [], workDoneToken };
      return { kind: 'answered', reply: await this.#client.sendRequest<unknown>(SCAN_WORKSPACE, params, token) };
    } catch (error) {
      if (token.isCancellationRequested) return { kind: 'cancelled' };
      throw error;
    } finally {
      progress.dispose();
    }
  }

  /** Names and metadata only: see core/protocol/references. */
  async tellReferences(params: ReferencesParams): Promise<void> {
    if (this.#client.isRunning()) await this.#client.sendNotification(REFERENCES, params);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    // A client that never ran, or ended by itself, refuses to stop: there is nothing left to stop then.
    this.#client.dispose().catch(() => {});
  }

  /** In the next turn, as the library itself learns of the new tab by the same event. One provider pulls for all documents. */
  #refreshDiagnostics(): void {
    setImmediate(() => {
      const feature = this.#client.getFeature(DocumentDiagnosticRequest.method);
      const providers = workspace.textDocuments.map((document) => feature.getProvider(document));
      providers.find((provider) => provider !== undefined)?.onDidChangeDiagnosticsEmitter.fire();
    });
  }
}

function isNotebook({ input }: Tab): boolean {
  return input instanceof TabInputNotebook;
}

/** The library tells errors with their messages, in a log and in toasts; a message may quote a document. */
class QuietLanguageClient extends LanguageClient {
  override error(): void {}
  override warn(): void {}
  override info(): void {}
  override debug(): void {}
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

/** Node's options of the extension host, such as a debugger's port or diagnostic reports, are not passed on to the server. */
function serverOptions(module: string): ServerOptions {
  return { module, transport: TransportKind.stdio, options: { execArgv: [] } };
}

function clientOptions(options: LanguageServerOptions): LanguageClientOptions {
  const key = options.fingerprintKey;
  const initializationOptions: KeywardInitializationOptions = key === undefined
    ? {}
    : { fingerprintKey: Buffer.from(key).toString('base64') };
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
