import assert from 'node:assert/strict';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { CancellationToken } from 'vscode-languageserver/node';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { runSafe } from '../../server/src/run-safe';
import { stripeKey } from './made-up-secrets';
import { PUSH, TestClient } from './test-client';

const URI = 'file:///work/a.js';
const FIXED = /^(?:ResponseError|Error): (?:Keyward could not answer\. The document was not changed\.|Unhandled method [a-z/]+)$/;

describe('what goes wrong in a handler', () => {
  const never: CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };

  it('becomes a fixed text without data', async () => {
    const answer = await runSafe(never, () => { throw new Error(`near ${stripeKey}`); });
    assert(answer instanceof ResponseError);
    assert.equal(answer.code, ErrorCodes.InternalError);
    assert.equal(answer.message, 'Keyward could not answer. The document was not changed.');
    assert.equal(answer.data, undefined);
  });

  it('is a cancellation when the client gave up, before or meanwhile', async () => {
    const source = new CancellationTokenSource();
    const during = await runSafe(source.token, () => { source.cancel(); return 1; });
    const before = await runSafe(source.token, () => assert.fail('a cancelled request is not worked on'));
    for (const answer of [during, before]) {
      assert(answer instanceof ResponseError);
      assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
    }
  });

  it('leaves the server running, whatever a client sends', async () => {
    const client = await new TestClient().start();
    await client.open(URI, `const key = "${stripeKey}";\n`);
    for (const [method, params] of [
      ['textDocument/hover', { textDocument: { uri: URI } }],
      ['textDocument/codeAction', { textDocument: { uri: URI }, range: null, context: {} }],
      ['keyward/planReplacement', { uri: URI }],
      ['keyward/scanWorkspace', {}],
      ['textDocument/diagnostic', {}],
      ['workspace/nonsense', { x: stripeKey }],
    ] as const) {
      await assert.rejects(client.connection.sendRequest(method, params), FIXED, method);
    }
    await client.connection.sendNotification('keyward/references', { stores: null });
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: [{ range: { start: null }, text: stripeKey }] });
    await client.change(URI, 3, { text: `const key = "${stripeKey}";\n` });
    assert.equal((await client.diagnostics(URI)).length, 1);
    assert.deepEqual(client.messages, []);
    client.assertSilent(stripeKey);
    client.dispose();
  });

  it('answers a cancelled request as cancelled and goes on', async () => {
    const client = await new TestClient().start();
    await client.open(URI, `const key = "${stripeKey}";\n`.repeat(2000));
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } }, source.token);
    source.cancel();
    await assert.rejects(answer, (error: ResponseError) => error.code === LSPErrorCodes.RequestCancelled);
    assert.equal((await client.diagnostics(URI)).length, 1001);
    client.dispose();
  });

  it('is told in plain words when a client without a vault asks for a move', async () => {
    const client = await new TestClient({ capabilities: PUSH }).start();
    const answer = await client.connection.sendRequest('workspace/executeCommand', { command: 'keyward.moveToVault', arguments: [{ any: stripeKey }] });
    assert.equal(answer, null);
    await client.until(() => client.messages.length > 0);
    assert.match(JSON.stringify(client.messages), /keyward fix FILE/);
    client.assertSilent(stripeKey);
    client.dispose();
  });
});
