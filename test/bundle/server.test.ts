import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import type { ScanWorkspaceResult } from '../../shared/src/core/protocol/workspace-scan';
import { stripeKey } from '../protocol/made-up-secrets';
import { projectRoot, requires } from '../support/requirements';
import { ServerProcess } from './server-process';

const script = path.join(projectRoot, 'dist', 'server.js');
const URI = 'file:///work/pay.js';
const OPENED = { textDocument: { uri: URI, languageId: 'javascript', version: 1, text: `const key = "${stripeKey}";\n` } };

describe('dist/server.js', () => {
  let server: ServerProcess;
  before(function () { requires(this, 'dist/server.js', existsSync(script), 'npm run build'); });
  afterEach(() => {
    server.kill();
    assert.equal(server.errors, '', 'standard error stays empty');
    assert(server.holdsOnlyFrames(), 'standard output is the protocol\'s');
    assert(!server.output.includes(stripeKey), 'no frame holds a value');
  });

  it('serves an editor that is sent diagnostics, over --stdio', async () => {
    server = new ServerProcess(script, ['--stdio']);
    await server.start({ textDocument: { publishDiagnostics: {} } });
    const published = new Promise<readonly Diagnostic[]>((resolve) => {
      server.connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: Diagnostic[] }) => { resolve(diagnostics); });
    });
    await server.connection.sendNotification('textDocument/didOpen', OPENED);
    const [diagnostic] = await published;
    assert.equal(diagnostic?.code, 'keyward/stripe-secret-key');
    const actions: CodeAction[] = await server.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: URI }, range: diagnostic.range, context: { diagnostics: [diagnostic] },
    });
    assert.equal(actions[0]?.title, 'Move to vault, read with process.env');
  });

  it('serves an editor that pulls, without arguments, and ends when it is told to', async () => {
    server = new ServerProcess(script, []);
    await server.start({ textDocument: { diagnostic: {} } });
    await server.connection.sendNotification('textDocument/didOpen', OPENED);
    const report: DocumentDiagnosticReport = await server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } });
    assert(report.kind === 'full' && report.items.length === 1);
    await server.connection.sendRequest('shutdown');
    await server.connection.sendNotification('exit');
    assert.deepEqual(await server.ended, [0, null]);
  });

  it('ends when the editor is gone', async () => {
    server = new ServerProcess(script, ['--stdio']);
    await server.start({});
    server.child.stdin.end();
    const [code] = await server.ended;
    assert.equal(code, 1);
  });

  it('scans a folder in threads of its own', async () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-bundle-')));
    try {
      for (let number = 0; number < 200; number++) writeFileSync(path.join(folder, `${number}.js`), number === 7 ? OPENED.textDocument.text : 'x\n');
      server = new ServerProcess(script, ['--stdio']);
      await server.start({ textDocument: { diagnostic: {} } }, [pathToFileURL(folder).href]);
      const result: ScanWorkspaceResult = await server.connection.sendRequest('keyward/scanWorkspace', { folders: [] });
      assert.deepEqual([result.scannedFiles, result.complete, result.files.length], [200, true, 1]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('answers the editor while it scans tens of thousands of files, and stops when it is told to', async () => {
    server = new ServerProcess(script, ['--stdio']);
    await server.start({ textDocument: { diagnostic: {} } }, [pathToFileURL(projectRoot).href]);
    const source = new CancellationTokenSource();
    const folders = [pathToFileURL(path.join(projectRoot, 'node_modules')).href];
    const scan: Promise<ScanWorkspaceResult> = server.connection.sendRequest('keyward/scanWorkspace', { folders }, source.token);
    await server.connection.sendNotification('textDocument/didOpen', OPENED);
    for (let version = 2; version <= 20; version++) {
      await server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version },
        contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: ' ' }],
      });
      const report: DocumentDiagnosticReport = await server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } });
      assert(report.kind === 'full' && report.items[0]?.range.start.character === 12 + version);
    }
    source.cancel();
    assert.equal((await scan).complete, false, 'the scan was still going on');
  });

  it('says nothing on any channel when a stream of garbage arrives', async () => {
    server = new ServerProcess(script, ['--stdio']);
    server.child.stdin.write(`Content-Length: 99999\r\n\r\n{"method": "${stripeKey}`);
    server.child.stdin.end();
    await server.ended;
  });

  it('speaks over Node\'s channel, for clients that fork it', async () => {
    const child = fork(script, ['--node-ipc'], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
    const answer = once(child, 'message');
    child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    const [message] = await answer as [{ result: { serverInfo: { name: string } } }];
    assert.equal(message.result.serverInfo.name, 'keyward');
    child.kill();
    await once(child, 'exit');
  });
});
