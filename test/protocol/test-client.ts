import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type {
  ClientCapabilities, CodeAction, Diagnostic, DocumentDiagnosticReport, InitializeResult, PublishDiagnosticsParams, Range,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { rulePage } from '../../shared/src/core/rule-page';
import type { ClientParams } from '../../server/src/session';
import type { ServerRuntime } from '../../server/src/runtime';
import { startServer } from '../../server/src/server';

/** What an editor like VS Code says it can. */
export const PULL: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    diagnostic: { relatedInformation: true }, publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** What a small editor says it can. */
export const PUSH: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

export interface TestClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  readonly runtime?: Partial<ServerRuntime>;
  /** Answers to workspace/configuration. */
  readonly configuration?: (scopeUri: string) => unknown;
}

/**
 * An editor's side of the protocol over two streams, with the server in this process. It keeps every byte that the server
 * sends: `assertSilent` proves that a value is in none of them.
 */
export class TestClient {
  readonly connection: MessageConnection;
  readonly published = new Map<string, { readonly version: number | undefined; readonly diagnostics: readonly Diagnostic[] }>();
  readonly refreshes: number[] = [];
  readonly messages: unknown[] = [];
  #initialized: InitializeResult | undefined;
  readonly #options: TestClientOptions;
  readonly #received: Buffer[] = [];
  #publishCount = 0;
  #waiting: (() => void)[] = [];

  constructor(options: TestClientOptions = {}) {
    this.#options = options;
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    toClient.on('data', (chunk: Buffer) => { this.#received.push(chunk); });
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    startServer(server, {
      // Time stands still, so that a slow machine finds what a fast one finds.
      now: () => 0, randomBytes, rulePage, ...options.runtime,
      after: options.runtime?.after ?? ((milliseconds, action) => {
        const timer = setTimeout(action, milliseconds);
        return { dispose: () => { clearTimeout(timer); } };
      }),
    });
    this.connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.#listen();
  }

  get initialized(): InitializeResult {
    assert(this.#initialized !== undefined);
    return this.#initialized;
  }

  async start(): Promise<this> {
    const { capabilities = PULL, folders = [], initializationOptions } = this.#options;
    const params: ClientParams & { readonly processId: null } = {
      processId: null, capabilities, workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    };
    this.#initialized = await this.connection.sendRequest<InitializeResult>('initialize', params);
    await this.connection.sendNotification('initialized', {});
    return this;
  }

  async open(uri: string, text: string, languageId = 'javascript', version = 1): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  async change(uri: string, version: number, ...contentChanges: readonly TextDocumentContentChangeEvent[]): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    assert.equal(report.kind, 'full');
    return report.items;
  }

  codeActions(uri: string, range: Range, diagnostics: readonly Diagnostic[] = [], only?: readonly string[]): Promise<CodeAction[]> {
    const context = { diagnostics, ...(only === undefined ? {} : { only }) };
    return this.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** Waits until what the server sent satisfies a condition. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
  }

  get publishCount(): number {
    return this.#publishCount;
  }

  /** No frame that the server sent holds the value, plain or in a form that a program would decode. */
  assertSilent(...values: readonly string[]): void {
    const everything = Buffer.concat(this.#received).toString('utf8');
    for (const value of values) {
      const forms = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), Buffer.from(value).toString('base64').replace(/=+$/, ''), Buffer.from(value).toString('hex')];
      for (const form of forms) assert(!everything.includes(form), 'a value was sent to the client');
    }
  }

  get received(): string {
    return Buffer.concat(this.#received).toString('utf8');
  }

  dispose(): void {
    this.connection.dispose();
  }

  #listen(): void {
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }: PublishDiagnosticsParams) => {
      this.published.set(uri, { version, diagnostics });
      this.#publishCount++;
      this.#wake();
    });
    this.connection.onNotification('window/showMessage', (params) => { this.messages.push(params); this.#wake(); });
    this.connection.onNotification('window/logMessage', (params) => { this.messages.push(params); this.#wake(); });
    this.connection.onRequest('window/showMessageRequest', (params) => { this.messages.push(params); this.#wake(); return null; });
    this.connection.onRequest('workspace/diagnostic/refresh', () => { this.refreshes.push(performance.now()); this.#wake(); return null; });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) =>
      items.map(({ scopeUri }) => this.#options.configuration?.(scopeUri) ?? null));
    this.connection.listen();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
