import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver/node';
import type { PlanInsertionParams, PlanInsertionResult } from '../../shared/src/core/protocol/plan-insertion';
import type { RuleInfoResult } from '../../shared/src/core/protocol/rule-info';
import { PULL, TestClient } from './test-client';

const URI = 'file:///work/shop/pay.py';

describe('a lookup at a cursor, over the protocol', () => {
  let client: TestClient;
  beforeEach(async () => { client = await new TestClient({ folders: ['file:///work/shop'] }).start(); });
  afterEach(() => { client.dispose(); });

  function plan(changes: Partial<PlanInsertionParams> = {}): Promise<PlanInsertionResult> {
    const params: PlanInsertionParams = { uri: URI, version: 1, position: { line: 1, character: 6 }, name: 'API_KEY', style: 'plain', ...changes };
    return client.connection.sendRequest('keyward/planInsertion', params);
  }

  it('is planned with its import', async () => {
    const text = '"""Shop."""\nkey = \n';
    await client.open(URI, text, 'python');
    const result = await plan();
    assert(result.kind === 'planned' && result.plan.kind === 'insert');
    assert.deepEqual([result.version, result.plan.form, result.plan.notes], [1, 'os.environ', ['import-added']]);
    const after = TextDocument.applyEdits(TextDocument.create(URI, 'python', 1, text), [...result.plan.edits] as TextEdit[]);
    assert.equal(after, '"""Shop."""\n\nimport os\nkey = os.environ["API_KEY"]\n');
  });

  it('is planned where the cursor is, in the client\'s own way to count', async () => {
    const other = await new TestClient({ capabilities: { ...PULL, general: { positionEncodings: ['utf-8'] } } }).start();
    const text = 'import os\nkey("größe-🔑", )\n';
    await other.open(URI, text, 'python');
    const params: PlanInsertionParams = {
      uri: URI, version: 1, position: { line: 1, character: Buffer.byteLength('key("größe-🔑", ') }, name: 'API_KEY', style: 'plain',
    };
    const result = await other.connection.sendRequest<PlanInsertionResult>('keyward/planInsertion', params);
    assert(result.kind === 'planned' && result.plan.kind === 'insert');
    const [edit] = result.plan.edits;
    assert.deepEqual(edit, { range: { start: params.position, end: params.position }, newText: 'os.environ["API_KEY"]' });
    other.dispose();
  });

  it('is refused with a reason where none can stand', async () => {
    await client.open(URI, 'x\n# key \n', 'python');
    assert.deepEqual(await plan(), { kind: 'planned', version: 1, plan: { kind: 'refused', reason: 'inside-comment' } });
    assert.deepEqual(await plan({ name: 'no name', position: { line: 0, character: 1 } }), { kind: 'planned', version: 1, plan: { kind: 'refused', reason: 'invalid-name' } });
  });

  it('is planned for the text that the cursor was in, and for no other', async () => {
    await client.open(URI, 'x\nkey = \n', 'python');
    assert.deepEqual(await plan({ version: 2 }), { kind: 'stale' });
    assert.deepEqual(await plan({ uri: 'file:///work/shop/other.py' }), { kind: 'stale' });
    await client.change(URI, 2, { text: 'y\n' });
    assert.deepEqual(await plan(), { kind: 'stale' });
  });

  it('is planned also where the settings scan for nothing', async () => {
    const quiet = await new TestClient({
      capabilities: { ...PULL, workspace: { ...PULL.workspace, configuration: true } }, configuration: () => ({ enable: false }),
    }).start();
    await quiet.open(URI, 'x\nkey = \n', 'python');
    const result = await quiet.connection.sendRequest<PlanInsertionResult>('keyward/planInsertion', { uri: URI, version: 1, position: { line: 1, character: 6 }, name: 'API_KEY', style: 'plain' });
    assert.equal(result.kind, 'planned');
    quiet.dispose();
  });
});

describe('what a rule says of its vendor, over the protocol', () => {
  it('is the rule\'s own data, and nothing for a rule that nobody knows', async () => {
    const client = await new TestClient().start();
    const ask = (ruleId: string): Promise<RuleInfoResult> => client.connection.sendRequest('keyward/ruleInfo', { ruleId });
    const stripe = await ask('keyward/stripe-secret-key');
    assert(stripe.kind === 'known');
    assert.deepEqual([stripe.title, stripe.vendor], ['Stripe secret key', 'Stripe']);
    assert.match(stripe.documentation, /^https:\/\/docs\.stripe\.com\//);
    assert.match(stripe.remediation, /https:\/\/dashboard\.stripe\.com\/apikeys/);
    assert.deepEqual(await ask('keyward/no-such-rule'), { kind: 'unknown' });
    assert.deepEqual(await ask('__proto__'), { kind: 'unknown' });
    client.dispose();
  });
});
