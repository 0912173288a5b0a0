import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, Range } from 'vscode-languageserver/node';
import type { DiagnosticData } from '../../shared/src/core/protocol/diagnostic-data';
import { PLAN_REPLACEMENT } from '../../shared/src/core/protocol/plan-replacement';
import type { PlanReplacementResult } from '../../shared/src/core/protocol/plan-replacement';
import { SCAN_WORKSPACE } from '../../shared/src/core/protocol/workspace-scan';
import type { ScanWorkspaceResult } from '../../shared/src/core/protocol/workspace-scan';
import { Canary } from '../support/canary';
import { itHoldsNothing } from '../support/canary-channel';
import { requires } from '../support/requirements';
import { commandLineChannel, folderChannel, outputChannel, programFolder, showsProcesses, textForms } from './channels';
import { RecordedProcess } from './recorded-process';

const SERVER = path.join(programFolder, 'server.js');
/** Every switch by which Node itself would write down what a process holds. */
const NODE_SWITCHES = '--report-on-fatalerror --report-uncaught-exception --report-on-signal --report-signal=SIGUSR2 --trace-uncaught';

interface Opened {
  readonly server: RecordedProcess;
  readonly connection: MessageConnection;
}

describe('canary: the language server', function () {
  this.timeout(180_000);
  const canary = Canary.withPrefix(['sk', 'live', ''].join('_'));
  const root = mkdtempSync(path.join(tmpdir(), 'keyward-canary-server-'));
  const shop = path.join(root, 'shop');
  const state = path.join(root, 'state');
  const servers: RecordedProcess[] = [];
  const files: Readonly<Record<string, readonly [languageId: string, text: string]>> = {
    'pay.js': ['javascript', `const pay = require('pay');\nmodule.exports = pay('${canary.value}');\n`],
    'pay.py': ['python', `import pay\nTOKEN = "${canary.value}"\npay.use(TOKEN, f"Bearer ${canary.value}")\n`],
    'config.yaml': ['yaml', `pay:\n  key: ${canary.value}\n  url: https://user:${canary.value}@example.invalid/?token=${canary.value}\n`],
    'leak.js': ['javascript', `const one = '${canary.value}';\nconsole.log(one, \`x ${canary.value}\`);\nlocalStorage.setItem('${canary.value}', one);\nfetch('http://a.acme.io/?k=' + one);\nconst ${canary.value}_token = 1;\nconsole.log(${canary.value}_token);\nthrow new Error('no ' + one);\n`],
    'unclosed.ts': ['typescript', `const a = \`\${'${canary.value}\nconst b = "${canary.value}`],
    'keyward.env': ['keyward', `# ${canary.value}\nPAY_KEY=${canary.value}\n${canary.value}\n${canary.value}=x\nB=keyward://${canary.value}\n`],
  };
  const uri = (name: string): string => pathToFileURL(path.join(shop, name)).href;

  before(async function () {
    requires(this, 'dist/server.js', existsSync(SERVER), 'npm run build');
    for (const folder of ['shop', 'state/home', 'state/tmp', 'state/cwd']) mkdirSync(path.join(root, folder), { recursive: true });
    for (const [name, [, text]] of Object.entries(files)) writeFileSync(path.join(shop, name), text);
    await useEverything();
    await crashes();
  });

  after(() => {
    for (const { child } of servers) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });

  async function open(nodeOptions = NODE_SWITCHES): Promise<Opened> {
    const home = path.join(state, 'home');
    const server = new RecordedProcess({
      args: [SERVER, '--stdio'], cwd: path.join(state, 'cwd'),
      env: {
        PATH: process.env['PATH'] ?? '', HOME: home, KEYWARD_HOME: path.join(home, 'keyward'), TMPDIR: path.join(state, 'tmp'),
        NODE_OPTIONS: nodeOptions, NODE_DEBUG: 'http,net,fs,module', DEBUG: '*', VSCODE_VERBOSE_LOGGING: 'true', KEYWARD_TRACE: 'verbose',
      },
    });
    servers.push(server);
    const connection = createMessageConnection(new StreamMessageReader(server.child.stdout), new StreamMessageWriter(server.child.stdin));
    connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => items.map(() => ({ trace: { server: 'verbose' } })));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.onError(() => undefined);
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: process.pid, rootUri: null, trace: 'verbose', workspaceFolders: [{ uri: pathToFileURL(shop).href, name: 'shop' }],
      capabilities: {
        textDocument: { diagnostic: { relatedInformation: true }, publishDiagnostics: {}, hover: { contentFormat: ['markdown'] } },
        workspace: { configuration: true, diagnostics: { refreshSupport: true } }, experimental: { keyward: { moveToVault: true } },
      },
      initializationOptions: { fingerprintKey: Buffer.alloc(32, 7).toString('base64'), trace: 'verbose', logLevel: 'trace' },
    });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('$/setTrace', { value: 'verbose' });
    for (const [name, [languageId, text]] of Object.entries(files)) {
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uri(name), languageId, version: 1, text } });
    }
    return { server, connection };
  }

  /** Asks everything that an editor asks, at every place of the value. */
  async function useEverything(): Promise<void> {
    const { server, connection } = await open();
    let [findings, patterns] = [0, 0];
    for (const name of Object.keys(files)) {
      const textDocument = { uri: uri(name) };
      const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
      const diagnostics: readonly Diagnostic[] = report.kind === 'full' ? report.items : [];
      findings += diagnostics.length;
      patterns += diagnostics.filter(({ code }) => String(code).startsWith('keyward/secret-in-')).length;
      for (const { range, data } of diagnostics) {
        await connection.sendRequest('textDocument/hover', { textDocument, position: range.start });
        await connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument, range, context: { diagnostics } });
        if (isFinding(data)) await plan(connection, name, range, data);
      }
    }
    assert(findings >= 5, `the canary is not noticed (${findings} findings): nothing would be proved`);
    assert(patterns >= 3, `the canary's leaks are not noticed (${patterns})`);
    const scanned = await connection.sendRequest<ScanWorkspaceResult>(SCAN_WORKSPACE, { folders: [], workDoneToken: 'w' });
    assert(scanned.files.length >= 3);
    await type(connection);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await server.ended, 0);
  }

  async function plan(connection: MessageConnection, name: string, range: Range, { ruleId, fingerprint }: DiagnosticData): Promise<void> {
    for (const style of ['plain', 'strict'] as const) {
      const planned = await connection.sendRequest<PlanReplacementResult>(PLAN_REPLACEMENT, {
        uri: uri(name), version: 1, range, ruleId, fingerprint, name: 'PAY_KEY', style,
      });
      assert.equal(planned.kind, 'planned');
    }
  }

  /** Changes the value letter by letter, so that every request is about a document that moves. */
  async function type(connection: MessageConnection): Promise<void> {
    const textDocument = { uri: uri('pay.js') };
    for (let version = 2; version < 12; version += 1) {
      const start = { line: 1, character: 28 + version };
      const contentChanges = [{ range: { start, end: { ...start, character: start.character + 1 } }, text: String(version % 10) }];
      await connection.sendNotification('textDocument/didChange', { textDocument: { ...textDocument, version }, contentChanges });
      await connection.sendRequest('textDocument/diagnostic', { textDocument });
    }
  }

  /** Ends servers in each way in which they can end while they hold the value. */
  async function crashes(): Promise<void> {
    for (const signal of ['SIGABRT', 'SIGSEGV', 'SIGUSR2', 'SIGTERM', 'SIGKILL'] as const) {
      const { server } = await open();
      server.child.kill(signal);
      await server.ended;
    }
    await malformed(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"text":"${canary.value}`);
    await malformed(`{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":${canary.value}}`);
    await malformed(canary.value);
    await outOfMemory();
  }

  /** Documents arrive until the heap is full: V8 ends the process and writes its own account of it. */
  async function outOfMemory(): Promise<void> {
    const { server, connection } = await open(`${NODE_SWITCHES} --max-old-space-size=40`);
    const text = `const a = ["${canary.value}"];\n`.repeat(60_000);
    const opening = async (): Promise<void> => {
      for (let count = 0; server.child.exitCode === null && count < 200; count += 1) {
        const textDocument = { uri: uri(`big${count}.js`), languageId: 'javascript', version: 1, text: text + String(count) };
        await connection.sendNotification('textDocument/didOpen', { textDocument });
        // An answer, though it is that there is no such method, says that the document has arrived.
        await connection.sendRequest('keyward/none').catch(() => undefined);
      }
    };
    await Promise.race([opening().catch(() => undefined), server.ended]);
    server.child.kill('SIGKILL');
    await server.ended;
    assert.match(server.errorText, /heap out of memory/);
  }

  /** Node's own message for bad JSON quotes it. The frame is followed by a request, so that it has been read. */
  async function malformed(body: string): Promise<void> {
    const { server, connection } = await open();
    server.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    const answered = connection.sendRequest('textDocument/hover', { textDocument: { uri: uri('pay.js') }, position: { line: 0, character: 0 } });
    await Promise.race([answered.catch(() => undefined), server.ended]);
    server.child.kill('SIGTERM');
    await server.ended;
  }

  itHoldsNothing(() => canary, outputChannel('what the server sends', 'out', servers));
  itHoldsNothing(() => canary, outputChannel('what the server prints', 'errors', servers));
  itHoldsNothing(() => canary, folderChannel('files that the server leaves in its home, temporary and working folders', state));
  if (showsProcesses) itHoldsNothing(() => canary, commandLineChannel(servers), textForms(canary.forms));

  it('leaves the workspace as it was', () => {
    assert.deepEqual(readdirSync(shop).toSorted(), Object.keys(files).toSorted());
    for (const [name, [, text]] of Object.entries(files)) assert.equal(readFileSync(path.join(shop, name), 'utf8'), text);
  });
});

/** A value, and no code that is unsafe with one: only a value can be moved. */
function isFinding(data: unknown): data is DiagnosticData {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'secret' && 'ruleId' in data && 'fingerprint' in data;
}
