import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, ProgressType } from 'vscode-jsonrpc/node';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import type { FileFindings, ScanWorkspaceResult } from '../../shared/src/core/protocol/workspace-scan';
import { requires } from '../support/requirements';
import { githubToken, stripeKey } from './made-up-secrets';
import { PULL, TestClient } from './test-client';

describe('scanning a workspace', () => {
  let folder: string;
  let client: TestClient;
  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-workspace-')));
    write('src/pay.js', `const é = 1; const key = "${stripeKey}";\n`);
    write('src/ok.js', 'const key = process.env.KEY;\n');
    write('ignored/token.py', `token = "${githubToken}"\n`);
    write('.gitignore', 'ignored/\n');
    mkdirSync(path.join(folder, '.git'));
    client = await new TestClient({ folders: [pathToFileURL(folder).href] }).start();
  });
  afterEach(() => {
    client.assertSilent(stripeKey, githubToken);
    client.dispose();
    rmSync(folder, { recursive: true });
  });

  function write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }

  function scan(params: object = { folders: [] }): Promise<ScanWorkspaceResult> {
    return client.connection.sendRequest('keyward/scanWorkspace', params);
  }

  it('finds what open documents would show, and leaves ignored files out', async () => {
    const result = await scan();
    assert.equal(result.complete, true);
    assert.equal(result.scannedFiles, 3);
    const uri = pathToFileURL(path.join(folder, 'src/pay.js')).href;
    assert.deepEqual(result.files.map((file) => file.uri), [uri]);
    await client.open(uri, `const é = 1; const key = "${stripeKey}";\n`);
    const [diagnostic] = await client.diagnostics(uri);
    const [finding] = result.files[0]?.findings ?? [];
    assert.deepEqual(finding?.range, diagnostic?.range);
    assert.deepEqual({ kind: finding?.kind, ruleId: finding?.ruleId, fingerprint: finding?.fingerprint }, diagnostic?.data);
  });

  it('finds a tracked file though it is ignored', async function () {
    requires(this, 'git', spawnSync('git', ['init', '-q'], { cwd: folder }).status === 0, 'install git');
    execFileSync('git', ['add', '-f', 'ignored/token.py'], { cwd: folder });
    write('ignored/untracked.py', `token = "${githubToken}"\n`);
    const git = { environment: process.env, platform: process.platform };
    const other = await new TestClient({ folders: [pathToFileURL(folder).href], runtime: { git } }).start();
    const result: ScanWorkspaceResult = await other.connection.sendRequest('keyward/scanWorkspace', { folders: [] });
    assert.deepEqual(result.files.map(({ uri }) => uri), ['ignored/token.py', 'src/pay.js'].map((name) => pathToFileURL(path.join(folder, name)).href));
    other.dispose();
  });

  it('counts columns in bytes for a client that does', async () => {
    const other = await new TestClient({ capabilities: { ...PULL, general: { positionEncodings: ['utf-8'] } }, folders: [pathToFileURL(folder).href] }).start();
    const result: ScanWorkspaceResult = await other.connection.sendRequest('keyward/scanWorkspace', { folders: [] });
    assert.equal(result.files[0]?.findings[0]?.range.start.character, 27);
    other.dispose();
  });

  it('sends progress and partial results', async () => {
    const progress: { kind: string }[] = [];
    const partial: FileFindings[] = [];
    client.connection.onProgress(new ProgressType<{ kind: string }>(), 'work', (value) => { progress.push(value); });
    client.connection.onProgress(new ProgressType<FileFindings[]>(), 'part', (value) => { partial.push(...value); });
    const result = await scan({ folders: [pathToFileURL(folder).href], workDoneToken: 'work', partialResultToken: 'part' });
    assert.deepEqual(result.files, []);
    assert.equal(partial.length, 1);
    assert.equal(progress[0]?.kind, 'begin');
    assert.equal(progress.at(-1)?.kind, 'end');
  });

  it('that is cancelled answers with what it has, and says so', async () => {
    for (let number = 0; number < 300; number++) write(`many/${number}.js`, 'x\n'.repeat(50));
    const source = new CancellationTokenSource();
    const answer: Promise<ScanWorkspaceResult> = client.connection.sendRequest('keyward/scanWorkspace', { folders: [] }, source.token);
    source.cancel();
    const result = await answer;
    assert.equal(result.complete, false);
    assert(result.scannedFiles < 303);
  });

  it('says which files were too large', async () => {
    write('big.csv', 'x'.repeat(5_000_001));
    const result = await scan();
    assert.deepEqual(result.skipped, [{ uri: pathToFileURL(path.join(folder, 'big.csv')).href, reason: 'too-large' }]);
    assert.equal(result.complete, true);
  });

  it('answers an editor that asks by the protocol, and says what is gone', async () => {
    const uri = pathToFileURL(path.join(folder, 'src/pay.js')).href;
    const ask = (previousResultIds: readonly object[]): Promise<WorkspaceDiagnosticReport> =>
      client.connection.sendRequest('workspace/diagnostic', { previousResultIds });
    const first = await ask([]);
    const [item] = first.items;
    assert(item?.kind === 'full' && item.uri === uri);
    const gone = { uri: 'file:///gone.js', value: 'x' };
    const second = await ask([{ uri, value: item.resultId }, gone]);
    assert.deepEqual(second.items.map(({ kind, uri: place }) => [kind, place]), [['unchanged', uri], ['full', gone.uri]]);
  });
});
