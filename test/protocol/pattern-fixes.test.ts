import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, TextDocumentEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { InlinePatterns } from '../support/inline-patterns';
import { stripeKey } from './made-up-secrets';
import { TestClient } from './test-client';

const URI = 'file:///work/shop/pay.js';

describe('fixes of unsafe patterns, over the protocol', () => {
  let client: TestClient;
  let patterns: InlinePatterns;
  beforeEach(async () => {
    patterns = new InlinePatterns();
    client = await new TestClient({ folders: ['file:///work/shop'], runtime: { patterns } }).start();
  });
  afterEach(() => {
    client.assertSilent(stripeKey);
    client.dispose();
  });

  async function openWith(text: string): Promise<{ readonly diagnostic: Diagnostic; readonly actions: readonly CodeAction[] }> {
    await client.open(URI, text);
    const diagnostic = (await client.diagnostics(URI)).find(({ code }) => String(code).startsWith('keyward/secret-in'));
    assert(diagnostic !== undefined);
    return { diagnostic, actions: await client.codeActions(URI, diagnostic.range, [diagnostic]) };
  }

  function apply(text: string, action: CodeAction | undefined): string {
    const [change, ...others] = action?.edit?.documentChanges ?? [];
    assert.deepEqual(others, []);
    const { textDocument, edits } = change as TextDocumentEdit;
    assert.deepEqual(textDocument, { uri: URI, version: 1 });
    return TextDocument.applyEdits(TextDocument.create(URI, 'javascript', 1, text), edits.filter((edit) => 'newText' in edit));
  }

  const LEAK = 'function login(user, password) {\n  console.log(`in: ${user} ${password}`);\n}\n';

  it('offers the smallest edit first and preferred, then the redaction, then the comment that ignores the line', async () => {
    const { diagnostic, actions } = await openWith(LEAK);
    assert.deepEqual(actions.map(({ title, isPreferred }) => [title, isPreferred]), [
      ['Take the value out of the log', true], ['Redact the value', false], ['Ignore this line', undefined],
    ]);
    assert.deepEqual(actions.map(({ kind }) => kind), ['quickfix', 'quickfix', 'quickfix']);
    assert.deepEqual(actions[0]?.diagnostics, [diagnostic]);
    assert.equal(apply(LEAK, actions[0]), 'function login(user, password) {\n  console.log(`in: ${user} [redacted]`);\n}\n');
    assert.match(apply(LEAK, actions[1]), /\$\{redact\(password\)\}[^]*\nfunction redact\(value\) \{\n/);
  });

  it('leaves no finding once an edit is applied', async () => {
    const { actions } = await openWith(LEAK);
    for (const [version, action] of [[2, actions[0]], [3, actions[1]]] as const) {
      await client.change(URI, version, { text: apply(LEAK, action) });
      assert.deepEqual(await client.diagnostics(URI), []);
    }
  });

  it('gives no edit for a text that it was not planned in: somebody types while it is planned', async () => {
    await client.open(URI, LEAK);
    const diagnostic = (await client.diagnostics(URI)).find(({ code }) => String(code).startsWith('keyward/secret-in'));
    assert(diagnostic !== undefined);
    let release: () => void = () => {};
    patterns.gate = new Promise((resolve) => { release = resolve; });
    const asked = client.codeActions(URI, diagnostic.range, [diagnostic]);
    while (patterns.planned === 0) await new Promise<void>((resolve) => { setImmediate(resolve); });
    await client.change(URI, 2, { text: `/**/${LEAK}` });
    // Answered after the change was read.
    await client.codeActions(URI, diagnostic.range, [], ['source']);
    release();
    const actions = await asked;
    assert.deepEqual(actions.map(({ title }) => title), ['Ignore this line']);
    assert.match(apply(LEAK, actions[0]), /\$\{password\}`\); \/\/ keyward:ignore keyward\/secret-in-log\n\}/);
  });

  it('writes no value into an edit: what was a literal is only wrapped or left out', async () => {
    const text = `console.log('key ' + '${stripeKey}', "${stripeKey}");\n`;
    const { actions } = await openWith(text);
    assert.ok(actions.some(({ title }) => title === 'Redact the value'));
  });

  it('offers nothing for another kind of action, and nothing where no edit is certain', async () => {
    const { diagnostic } = await openWith(LEAK);
    assert.deepEqual(await client.codeActions(URI, diagnostic.range, [], ['source.fixAll']), []);
    await client.change(URI, 2, { text: 'localStorage.setItem("token", session.accessToken);\n' });
    const [stored] = await client.diagnostics(URI);
    assert(stored !== undefined);
    assert.deepEqual((await client.codeActions(URI, stored.range, [stored])).map(({ title }) => title), ['Ignore this line']);
  });
});
