import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { DiagnosticData } from '../../shared/src/core/protocol/diagnostic-data';
import type { ReferencesParams } from '../../shared/src/core/protocol/references';
import { githubToken, stripeKey } from './made-up-secrets';
import { PULL, TestClient } from './test-client';

const URI = 'file:///work/shop/pay.js';
const OWNER = { ...PULL, experimental: { keyward: { moveToVault: true } } };

describe('values that Keyward has stored before', () => {
  let client: TestClient;
  beforeEach(async () => { client = await new TestClient({ capabilities: OWNER, folders: ['file:///work/shop'] }).start(); });
  afterEach(() => {
    client.assertSilent(stripeKey, githubToken);
    client.dispose();
  });

  async function open(text: string): Promise<readonly Diagnostic[]> {
    await client.open(URI, text);
    return client.diagnostics(URI);
  }

  async function tell(...fingerprints: readonly string[]): Promise<void> {
    const params: ReferencesParams = {
      stores: [{ name: 'team', listed: true }],
      secrets: [{ store: 'team', path: 'shop/very-private-name', fields: ['value'], type: 'api-key', fingerprints }],
    };
    await client.connection.sendNotification('keyward/references', params);
  }

  it('are offered as an existing secret, by their fingerprint and no other', async () => {
    const [stripe, github] = await open(`const a = "${stripeKey}";\nconst b = "${githubToken}";\n`);
    assert(stripe !== undefined && github !== undefined);
    await tell((stripe.data as DiagnosticData).fingerprint);
    const titles = async ({ range }: Diagnostic): Promise<readonly string[]> => (await client.codeActions(URI, range)).map(({ title }) => title);
    assert.deepEqual(await titles(stripe), [
      'Move to vault, read with process.env', 'Use existing secret…', 'Move to vault… (choose name and store)', 'Ignore this line',
    ]);
    assert.deepEqual(await titles(github), ['Move to vault, read with process.env', 'Move to vault… (choose name and store)', 'Ignore this line']);
  });

  it('carry to the command where the value is, and no name of a secret', async () => {
    const [stripe] = await open(`const a = "${stripeKey}";\n`);
    assert(stripe !== undefined);
    await tell((stripe.data as DiagnosticData).fingerprint);
    const [move, existing] = await client.codeActions(URI, stripe.range);
    assert.equal(existing?.command?.command, 'keyward.useExistingSecret');
    assert.deepEqual(existing.command.arguments, move?.command?.arguments);
    assert(!client.received.includes('very-private-name'));
  });

  it('are said to be in a vault, without a name, as soon as that is known', async () => {
    const text = `const a = "${stripeKey}";\n`;
    const [before] = await open(text);
    assert.match(messageOf(before), /Move it to a vault\.$/);
    await tell((before?.data as DiagnosticData).fingerprint);
    await client.until(() => client.refreshes.length > 0);
    const [after] = await client.diagnostics(URI);
    assert.match(messageOf(after), /It is in a vault already: read it from there\.$/);
    assert.deepEqual(after?.data, before?.data);
    assert(!client.received.includes('very-private-name'));
  });

  it('are forgotten with the next notice, and kept when one cannot be read', async () => {
    const [stripe] = await open(`const a = "${stripeKey}";\n`);
    assert(stripe !== undefined);
    const offers = async (): Promise<boolean> => (await client.codeActions(URI, stripe.range)).some(({ title }) => title === 'Use existing secret…');
    await tell((stripe.data as DiagnosticData).fingerprint);
    await client.connection.sendNotification('keyward/references', { stores: [], secrets: [{}] });
    assert.equal(await offers(), true);
    await tell();
    assert.equal(await offers(), false);
  });

  it('are nothing to a client without a vault', async () => {
    const other = await new TestClient({ capabilities: PULL }).start();
    await other.open(URI, `const a = "${stripeKey}";\n`);
    const [stripe] = await other.diagnostics(URI);
    assert(stripe !== undefined);
    assert.deepEqual((await other.codeActions(URI, stripe.range)).map(({ title }) => title), ['Move to vault, read with process.env', 'Ignore this line']);
    other.dispose();
  });
});

function messageOf(diagnostic: Diagnostic | undefined): string {
  return typeof diagnostic?.message === 'string' ? diagnostic.message : '';
}
