import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, Hover } from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { FIRST_LOOK } from '../../server/src/analyser';
import type { ServerRuntime } from '../../server/src/runtime';
import { applyEdits } from '../../shared/src/core/model/span';
import { InlinePatterns } from '../support/inline-patterns';
import { stripeKey } from './made-up-secrets';
import { PULL, PUSH, TestClient, type TestClientOptions } from './test-client';

const URI = 'file:///work/shop/pay.js';
const LEAK = 'function pay(apiKey) {\n  console.log(`paying with ${apiKey}`);\n}\n';
const WITHOUT_REFRESH = { ...PULL, workspace: {} };
const IN_LOG = '1:14-1:37 keyward/secret-in-log';

function places(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ range: { start, end }, code }) => `${start.line}:${start.character}-${end.line}:${end.character} ${code}`);
}

function insertion(line: number, text: string): { readonly range: Diagnostic['range']; readonly text: string } {
  return { range: { start: { line, character: 0 }, end: { line, character: 0 } }, text };
}

/** Time that passes at once, but for the patience of a first report: a slow machine finds what a fast one finds. */
const after: ServerRuntime['after'] = (milliseconds, action) => {
  const timer = milliseconds === FIRST_LOOK ? undefined : setImmediate(action);
  return { dispose: () => { clearImmediate(timer); } };
};

describe('unsafe patterns in an editor', () => {
  let client: TestClient;
  let patterns: InlinePatterns;
  const start = async (options: TestClientOptions = {}): Promise<void> => {
    patterns = new InlinePatterns();
    client = await new TestClient({ folders: ['file:///work/shop'], ...options, runtime: { patterns, after, ...options.runtime } }).start();
  };
  afterEach(() => {
    client.assertSilent(stripeKey);
    client.dispose();
  });

  it('stand beside secrets, with their own page and without any text of the document', async () => {
    await start();
    await client.open(URI, `const key = "${stripeKey}";\n${LEAK}`);
    const diagnostics = await client.diagnostics(URI);
    assert.deepEqual(places(diagnostics), [`0:13-0:${13 + stripeKey.length} keyward/stripe-secret-key`, '2:14-2:37 keyward/secret-in-log']);
    const leak = diagnostics[1];
    assert.equal(leak?.severity, DiagnosticSeverity.Warning);
    assert.match(leak.codeDescription?.href ?? '', /\/docs\/rules\/secret-in-log\.md$/);
    assert.deepEqual(Object.keys(leak.data as object).sort(), ['fingerprint', 'kind', 'ruleId']);
    assert.doesNotMatch(JSON.stringify(leak), /apiKey|paying/);
  });

  it('prove a leak by the value that was found', async () => {
    await start();
    await client.open(URI, `const innocent = "${stripeKey}";\nconsole.log(innocent);\n`);
    const [, leak] = await client.diagnostics(URI);
    assert.deepEqual([leak?.code, leak?.severity], ['keyward/secret-in-log', DiagnosticSeverity.Error]);
  });

  it('move with the text while a person types, and are looked for again after a pause', async () => {
    await start();
    await client.open(URI, LEAK);
    assert.deepEqual(places(await client.diagnostics(URI)), [IN_LOG]);
    let open = (): void => {};
    patterns.gate = new Promise((resolve) => { open = resolve; });
    await client.change(URI, 2, insertion(0, '// one more line\n'));
    assert.deepEqual(places(await client.diagnostics(URI)), ['2:14-2:37 keyward/secret-in-log']);
    await client.change(URI, 3, insertion(4, 'console.log(password);\n'));
    assert.deepEqual(places(await client.diagnostics(URI)), ['2:14-2:37 keyward/secret-in-log']);
    open();
    await client.until(() => client.refreshes.length > 0);
    assert.deepEqual(places(await client.diagnostics(URI)), ['2:14-2:37 keyward/secret-in-log', '4:12-4:20 keyward/secret-in-log']);
  });

  it('are gone as soon as their own line is changed', async () => {
    await start();
    await client.open(URI, LEAK);
    await client.diagnostics(URI);
    await client.change(URI, 2, { range: { start: { line: 1, character: 14 }, end: { line: 1, character: 37 } }, text: '"paying"' });
    assert.deepEqual(await client.diagnostics(URI), []);
  });

  it('do not ask the editor to look again where nothing is new', async () => {
    await start();
    await client.open(URI, LEAK);
    await client.diagnostics(URI);
    await client.change(URI, 2, insertion(3, '// the end\n'));
    await client.diagnostics(URI);
    while (patterns.answered < 2) await new Promise<void>((resolve) => { setImmediate(resolve); });
    assert.deepEqual(client.refreshes, []);
    await client.change(URI, 3, insertion(4, 'console.log(password);\n'));
    await client.diagnostics(URI);
    await client.until(() => client.refreshes.length > 0);
    assert.equal(client.refreshes.length, 1);
  });

  it('follow where the first look takes long', async () => {
    await start({ runtime: { after: (_, action) => { const timer = setImmediate(action); return { dispose: () => { clearImmediate(timer); } }; } } });
    let open = (): void => {};
    patterns.gate = new Promise((resolve) => { open = resolve; });
    await client.open(URI, `const key = "${stripeKey}";\n${LEAK}`);
    assert.deepEqual((await client.diagnostics(URI)).map(({ code }) => code), ['keyward/stripe-secret-key']);
    open();
    await client.until(() => client.refreshes.length === 1);
    assert.deepEqual((await client.diagnostics(URI)).map(({ code }) => code), ['keyward/stripe-secret-key', 'keyward/secret-in-log']);
  });

  it('are in the one answer to an editor that cannot be told to ask again', async () => {
    await start({ capabilities: WITHOUT_REFRESH });
    await client.open(URI, '\n');
    await client.diagnostics(URI);
    await client.change(URI, 2, { text: LEAK });
    assert.deepEqual(places(await client.diagnostics(URI)), [IN_LOG]);
  });

  it('follow in an editor that is sent its diagnostics', async () => {
    await start({ capabilities: PUSH });
    await client.open(URI, LEAK);
    await client.until(() => client.published.get(URI)?.diagnostics.length === 1);
    await client.change(URI, 2, { text: '' });
    await client.until(() => client.published.get(URI)?.diagnostics.length === 0);
  });

  it('are not looked for where a setting says so', async () => {
    await start({ configuration: () => ({ patterns: { enable: false } }), capabilities: { ...PULL, workspace: { configuration: true } } });
    await client.open(URI, LEAK);
    assert.deepEqual(await client.diagnostics(URI), []);
    assert.equal(patterns.asked, 0);
  });

  it('are silenced by rule, by severity and by a comment, which a quick fix writes', async () => {
    await start();
    await client.open(URI, LEAK);
    const [leak] = await client.diagnostics(URI);
    assert(leak !== undefined);
    const actions = await client.codeActions(URI, leak.range, [leak]);
    assert.deepEqual(actions.map(({ title }) => title).filter((title) => /vault/i.test(title)), []);
    const ignore = actions.find(({ title }) => title === 'Ignore this line');
    const silenced = applied(LEAK, ignore);
    assert.match(silenced, /keyward:ignore keyward\/secret-in-log/);
    await client.change(URI, 2, { text: silenced });
    assert.deepEqual(await client.diagnostics(URI), []);
  });

  it('say once that they are not looked for any more, and end with the server', async () => {
    await start();
    patterns.hasGivenUp = true;
    for (const name of ['a.js', 'b.js']) {
      await client.open(`file:///work/shop/${name}`, LEAK);
      await client.diagnostics(`file:///work/shop/${name}`);
    }
    assert.match(JSON.stringify(client.messages), /^\[\{[^{}]*not looked for any more[^{}]*\}\]$/);
    await client.connection.sendRequest('shutdown');
    assert.equal(patterns.isDisposed, true);
  });

  it('explain themselves, and quote nothing', async () => {
    await start();
    await client.open(URI, LEAK);
    await client.diagnostics(URI);
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 1, character: 20 } });
    const text = JSON.stringify(hover.contents);
    assert.match(text, /Secret in a log/);
    assert.match(text, /What to do/);
    assert.match(text, /Why it matters/);
    assert.doesNotMatch(text, /apiKey|paying/);
  });
});

function applied(text: string, action: CodeAction | undefined): string {
  const [change] = action?.edit?.documentChanges ?? [];
  assert(change !== undefined && 'edits' in change);
  const lines = text.split('\n');
  const offset = ({ line, character }: Diagnostic['range']['start']): number => lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return applyEdits(text, change.edits.map((edit) => {
    assert('newText' in edit && typeof edit.newText === 'string');
    return { span: { start: offset(edit.range.start), end: offset(edit.range.end) }, newText: edit.newText };
  }));
}
