import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DiagnosticData, MoveToVaultArgument } from '../../shared/src/core/protocol/diagnostic-data';
import type { PlanReplacementResult } from '../../shared/src/core/protocol/plan-replacement';
import { stripeKey } from './made-up-secrets';
import { PULL, TestClient } from './test-client';

const URI = 'file:///work/shop/pay.js';
const OWNER = { ...PULL, experimental: { keyward: { moveToVault: true } } };

describe('moving to a vault, over the protocol', () => {
  let client: TestClient;
  beforeEach(async () => { client = await new TestClient({ capabilities: OWNER, folders: ['file:///work/shop'] }).start(); });
  afterEach(() => {
    client.assertSilent(stripeKey);
    client.dispose();
  });

  async function openWith(text: string, languageId = 'javascript', uri = URI): Promise<{ diagnostic: Diagnostic; actions: CodeAction[] }> {
    await client.open(uri, text, languageId);
    const [diagnostic] = await client.diagnostics(uri);
    assert(diagnostic !== undefined);
    return { diagnostic, actions: await client.codeActions(uri, diagnostic.range, [diagnostic]) };
  }

  function argumentOf(action: CodeAction | undefined): MoveToVaultArgument {
    assert.equal(action?.command?.command, 'keyward.moveToVault');
    const given: readonly unknown[] = action.command.arguments ?? [];
    return given[0] as MoveToVaultArgument;
  }

  function plan(argument: MoveToVaultArgument, name = 'STRIPE_KEY'): Promise<PlanReplacementResult> {
    return client.connection.sendRequest('keyward/planReplacement', { ...argument, name, style: 'plain' });
  }

  it('offers one preferred quick fix without edit, name or value, then one that asks, then an edit that ignores the line', async () => {
    const { diagnostic, actions } = await openWith(`const key = "${stripeKey}";\n`);
    const [move, choose, ignore, ...others] = actions;
    assert.deepEqual(others, []);
    assert.equal(move?.title, 'Move to vault, read with process.env');
    assert.equal(move.kind, 'quickfix');
    assert.equal(move.isPreferred, true);
    assert.equal(move.edit, undefined);
    assert.deepEqual(move.diagnostics, [diagnostic]);
    const { ruleId, fingerprint } = diagnostic.data as DiagnosticData;
    assert.deepEqual(argumentOf(move), { uri: URI, version: 1, range: diagnostic.range, ruleId, fingerprint });
    assert.deepEqual([choose?.title, choose?.command?.command, choose?.isPreferred], ['Move to vault… (choose name and store)', 'keyward.moveToVaultChoose', undefined]);
    assert.deepEqual(choose?.command?.arguments, move.command?.arguments);
    assert.equal(ignore?.title, 'Ignore this line');
  });

  it('says of a .env line that it moves, under the name that its readers use', async () => {
    const { actions } = await openWith(`STRIPE_KEY=${stripeKey}\n`, 'dotenv', 'file:///work/shop/.env');
    assert.match(actions[0]?.title ?? '', /^Move to vault, read with /);
  });

  it('plans an edit that leaves a lookup and says where the value stands', async () => {
    const text = `const key = "${stripeKey}";\n`;
    const { actions } = await openWith(text);
    const result = await plan(argumentOf(actions[0]));
    assert(result.kind === 'planned' && result.plan.kind === 'replace');
    assert.equal(result.version, 1);
    assert.equal(result.secretType, 'api-key');
    const document = TextDocument.create(URI, 'javascript', 1, text);
    assert.equal(TextDocument.applyEdits(document, [...result.plan.edits] as TextEdit[]), 'const key = process.env.STRIPE_KEY;\n');
    assert.equal(document.getText(result.plan.value.range), stripeKey);
  });

  it('finds the value again after the text has moved, and says when it is gone', async () => {
    const { actions } = await openWith(`const key = "${stripeKey}";\n`);
    const argument = argumentOf(actions[0]);
    await client.change(URI, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '// one\n// two\n' });
    const moved = await plan(argument);
    assert(moved.kind === 'planned');
    assert.equal(moved.version, 2);
    assert.equal(moved.range.start.line, 2);
    await client.change(URI, 3, { text: 'nothing here\n' });
    assert.deepEqual(await plan(argument), { kind: 'gone' });
    assert.deepEqual(await plan({ ...argument, uri: 'file:///work/shop/never-opened.js' }), { kind: 'gone' });
  });

  it('takes the nearer one of two equal values', async () => {
    const { actions } = await openWith(`const a = "${stripeKey}";\n\n\nconst b = "${stripeKey}";\n`);
    const argument = argumentOf(actions[0]);
    const second = await plan({ ...argument, range: { start: { line: 3, character: 11 }, end: { line: 3, character: 40 } } });
    assert(second.kind === 'planned');
    assert.equal(second.range.start.line, 3);
  });

  it('offers an action that explains itself where no lookup can be written', async () => {
    const { actions } = await openWith(`the key is ${stripeKey}\n`, 'plaintext', 'file:///work/shop/notes.txt');
    assert.equal(actions[0]?.title, 'Move to vault, leave the text and explain');
    assert.equal(actions[0].disabled, undefined);
    const result = await plan(argumentOf(actions[0]));
    assert(result.kind === 'planned' && result.plan.kind === 'store-only');
  });

  it('has nothing for a range without a finding, or when other kinds are asked for', async () => {
    const { diagnostic } = await openWith(`const key = "${stripeKey}";\nlet other = 1;\n`);
    const elsewhere = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
    assert.deepEqual(await client.codeActions(URI, elsewhere), []);
    assert.deepEqual(await client.codeActions(URI, diagnostic.range, [], ['refactor', 'source.fixAll']), []);
    assert.equal((await client.codeActions(URI, { start: diagnostic.range.start, end: diagnostic.range.start }, [], ['quickfix'])).length, 3);
  });

  for (const [languageId, uri, text, expected] of [
    ['javascript', URI, (value: string) => `const key = "${value}";\n`, (value: string) => `const key = "${value}"; // keyward:ignore keyward/stripe-secret-key\n`],
    ['python', 'file:///work/shop/a.py', (value: string) => `KEY = "${value}"\n`, (value: string) => `KEY = "${value}" # keyward:ignore keyward/stripe-secret-key\n`],
    ['yaml', 'file:///work/shop/a.yaml', (value: string) => `a:\r\n  key: ${value}\r\n`, (value: string) => `a:\r\n  # keyward:ignore-next-line keyward/stripe-secret-key\r\n  key: ${value}\r\n`],
    ['html', 'file:///work/shop/a.html', (value: string) => `<b key="${value}">\n`, (value: string) => `<!-- keyward:ignore-next-line keyward/stripe-secret-key -->\n<b key="${value}">\n`],
  ] as const) {
    it(`ignores a line of ${languageId} by an edit after which nothing is reported`, async () => {
      const { actions } = await openWith(text(stripeKey), languageId, uri);
      const ignore = actions.find(({ title }) => title === 'Ignore this line');
      const [change] = (ignore?.edit?.documentChanges ?? []) as TextDocumentEdit[];
      assert.deepEqual(change?.textDocument, { uri, version: 1 });
      const after = TextDocument.applyEdits(TextDocument.create(uri, languageId, 1, text(stripeKey)), change.edits as TextEdit[]);
      assert.equal(after, expected(stripeKey));
      await client.change(uri, 2, { text: after });
      assert.deepEqual(await client.diagnostics(uri), []);
    });
  }
});
