import assert from 'node:assert/strict';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import { escapeMarkdown } from '../../server/src/handlers/hover';
import { stripeKey } from './made-up-secrets';
import { PULL, PUSH, TestClient } from './test-client';

/** Put together here so that no scanner finds one in this repository. */
const madeUpPassword = ['q7Rk2', 'vLx9', 'Tz4m'].join('');

const URI = 'file:///work/shop/pay.js';

describe('hover', () => {
  async function hoverAt(client: TestClient, character: number): Promise<Hover | null> {
    await client.open(URI, `const key = "${stripeKey}";\n`);
    return client.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character } });
  }

  it('names the rule, why, what to do and the page, and not the value', async () => {
    const client = await new TestClient({ capabilities: PULL }).start();
    const hover = await hoverAt(client, 20);
    const { kind, value } = hover?.contents as MarkupContent;
    assert.equal(kind, 'markdown');
    assert.match(value, /Stripe/);
    assert.match(value, /% sure/);
    assert.match(value, /What to do: /);
    assert.match(value, /\[About this rule\]\(https:\/\/[^)]+\/stripe-secret-key\.md\)/);
    assert.deepEqual(hover?.range, { start: { line: 0, character: 13 }, end: { line: 0, character: 13 + stripeKey.length } });
    client.assertSilent(stripeKey);
    client.dispose();
  });

  it('is plain text for a client that shows no Markdown', async () => {
    const client = await new TestClient({ capabilities: PUSH }).start();
    const { kind, value } = (await hoverAt(client, 20))?.contents as MarkupContent;
    assert.equal(kind, 'plaintext');
    assert(!value.includes('\\'));
    client.dispose();
  });

  it('says in which lines the other parts of the credential stand', async () => {
    const client = await new TestClient({ capabilities: PULL }).start();
    await client.open(URI, `const user = 'robin';\nconst password = '${madeUpPassword}';\n`);
    const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position: { line: 1, character: 20 } });
    const { value } = hover?.contents as MarkupContent;
    assert.match(value, /One credential with: user in line 1\./);
    client.dispose();
  });

  it('is nothing beside a finding', async () => {
    const client = await new TestClient().start();
    assert.equal(await hoverAt(client, 3), null);
    client.dispose();
  });

  it('lets no text become Markdown', () => {
    assert.equal(escapeMarkdown('[x](command:a) <b> `c`\n*d*'), '\\[x\\]\\(command\\:a\\) \\<b\\> \\`c\\` \\*d\\*');
  });
});
