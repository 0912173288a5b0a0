import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { stripeKey } from './made-up-secrets';
import { TestClient } from './test-client';

const URI = 'file:///work/shop/pay.js';

describe('pull diagnostics', () => {
  let client: TestClient;
  beforeEach(async () => { client = await new TestClient().start(); });
  afterEach(() => {
    client.assertSilent(stripeKey);
    client.dispose();
  });

  it('find a key, exactly where it stands, and say nothing of it', async () => {
    await client.open(URI, `const key = "${stripeKey}";\n`);
    const [diagnostic, ...others] = await client.diagnostics(URI);
    assert(diagnostic !== undefined);
    assert.deepEqual(others, []);
    assert.deepEqual(diagnostic.range, { start: { line: 0, character: 13 }, end: { line: 0, character: 13 + stripeKey.length } });
    assert.equal(diagnostic.source, 'keyward');
    assert.equal(diagnostic.code, 'keyward/stripe-secret-key');
    assert.equal(diagnostic.severity, DiagnosticSeverity.Error);
    assert.match(diagnostic.codeDescription?.href ?? '', /\/docs\/rules\/stripe-secret-key\.md$/);
    assert.deepEqual(Object.keys(diagnostic.data as object).sort(), ['fingerprint', 'ruleId']);
  });
});
