import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, ProgressType } from 'vscode-jsonrpc/node';
import type { ScanWorkspaceResult } from '../../../shared/src/core/protocol/workspace-scan';
import { temporaryFolder } from '../../support/local-vault';
import { ServerProcess } from '../server-process';
import { cliProgram, stripeKey } from '../support/cli-world';

const FILES = 5000;
const PULL = { textDocument: { diagnostic: { dynamicRegistration: false } }, window: { workDoneProgress: true } };

/** The real server on much: a workspace of thousands of files, and one document of fifteen megabytes. */
describe('the server on a large workspace', function () {
  this.timeout(180_000);
  let folder: string;
  let server: ServerProcess;
  before(() => {
    folder = temporaryFolder();
    for (let index = 0; index < FILES; index++) {
      const name = path.join(folder, `src/${index % 50}`, `file${index}.js`);
      mkdirSync(path.dirname(name), { recursive: true });
      writeFileSync(name, `${'const a = [1, 2, 3].map((b) => b + 1); // an ordinary line\n'.repeat(40)}${index % 100 === 0 ? `const stripeKey = '${stripeKey(String(index))}';\n` : ''}`);
    }
  });
  beforeEach(async () => {
    server = new ServerProcess(path.join(path.dirname(cliProgram), 'server.js'), ['--stdio'], { HOME: folder, PATH: '/usr/bin:/bin' });
    await server.start(PULL, [pathToFileURL(folder).href]);
  });
  afterEach(() => { server.kill(); });

  it('finds all, with progress that only goes on, in bounded memory', async () => {
    const percentages: number[] = [];
    server.connection.onProgress(new ProgressType<{ readonly kind: string; readonly percentage?: number }>(), 'work', ({ percentage }) => { if (percentage !== undefined) percentages.push(percentage); });
    const result: ScanWorkspaceResult = await server.connection.sendRequest('keyward/scanWorkspace', { folders: [], workDoneToken: 'work' });
    assert.deepEqual([result.complete, result.scannedFiles, result.files.length], [true, FILES, FILES / 100]);
    assert.ok(percentages.length > 3, `${percentages.length} reports`);
    assert.deepEqual(percentages, [...percentages].sort((a, b) => a - b));
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(process.platform === 'linux' ? readFileSync(`/proc/${server.child.pid}/status`, 'utf8') : '')?.[1];
    if (peak !== undefined) assert.ok(Number(peak) < 500_000, `${peak} kB`);
  });

  it('ends a scan that is cancelled with what it has, and answers others after it', async () => {
    const source = new CancellationTokenSource();
    const begun = new Promise<void>((resolve) => { server.connection.onProgress(new ProgressType<unknown>(), 'work', () => { resolve(); }); });
    const answer: Promise<ScanWorkspaceResult> = server.connection.sendRequest('keyward/scanWorkspace', { folders: [], workDoneToken: 'work' }, source.token);
    await begun;
    source.cancel();
    const { complete, scannedFiles } = await answer;
    assert.equal(complete, false);
    assert.ok(scannedFiles < FILES);
    const again: ScanWorkspaceResult = await server.connection.sendRequest('keyward/scanWorkspace', { folders: [] });
    assert.equal(again.scannedFiles, FILES);
  });

  it('stays alive with a document of fifteen megabytes, and answers for the small one beside it', async () => {
    const large = pathToFileURL(path.join(folder, 'large.js')).href;
    const small = pathToFileURL(path.join(folder, 'small.js')).href;
    const line = 'const a = [1, 2, 3].map((b) => b + 1); // an ordinary line\n';
    const open = (uri: string, text: string): Promise<void> => server.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'javascript', version: 1, text } });
    const ask = (uri: string): Promise<{ readonly items: readonly unknown[] }> => server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    await open(large, line.repeat(Math.ceil(15_000_000 / line.length)));
    await open(small, `const stripeKey = '${stripeKey('small')}';\n`);
    await ask(large);
    assert.equal((await ask(small)).items.length, 1);
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: large, version: 2 }, contentChanges: [{ range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: 'let x;\n' }],
    });
    await ask(large);
    assert.equal((await ask(small)).items.length, 1);
    assert.equal(server.errors, '');
    assert.ok(server.holdsOnlyFrames());
  });
});
