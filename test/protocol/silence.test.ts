import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { githubToken, stripeKey } from './made-up-secrets';
import { PULL, PUSH, TestClient } from './test-client';

/** A value that only a key name gives away, with characters that are escaped on every way. */
const password = 'Tr0ub' + '4dor&3 "quoted" <b> \\ end';

/** The same values in the forms of several languages and files. */
const texts: readonly (readonly [string, string])[] = [
  ['a.js', `const key = "${stripeKey}"; // ${githubToken}\nconst password = ${JSON.stringify(password)};\n`],
  ['b.py', `password = ${JSON.stringify(password)}\nurl = "https://user:${githubToken}@example.invalid/"\n`],
  ['c.yaml', `stripe:\n  key: ${stripeKey}\n  password: ${JSON.stringify(password)}\n`],
  ['d.json', JSON.stringify({ key: stripeKey, password, token: githubToken })],
  ['keyward.env', `KEY=${stripeKey}\nBAD LINE ${githubToken}\nPASSWORD=${password}\nX=keyward://${stripeKey}/a#value\n`],
  ['.env', `KEY=${stripeKey}\nPASSWORD="${password.replaceAll('"', '')}"\n`],
  ['e.md', `# Notes\n\nuse \`${stripeKey}\` and ${githubToken}\n`],
];

describe('every message of the server', () => {
  let folder: string;
  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-silence-')));
    for (const [name, text] of texts) writeFileSync(path.join(folder, name), text);
  });
  after(() => { rmSync(folder, { recursive: true }); });

  for (const [kind, capabilities] of [['pulls', PULL], ['is sent diagnostics', PUSH]] as const) {
    it(`holds no value, for a client that ${kind} and traces everything`, async () => {
      const client = await new TestClient({ capabilities, folders: [pathToFileURL(folder).href] }).start();
      await client.connection.sendNotification('$/setTrace', { value: 'verbose' });
      for (const [name, text] of texts) await ask(client, pathToFileURL(path.join(folder, name)).href, text);
      await client.connection.sendRequest('keyward/scanWorkspace', { folders: [], workDoneToken: 1 });
      await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }).catch(() => {});
      if (capabilities === PUSH) await client.until(() => client.published.size === texts.length);
      assert(client.received.includes('keyward/stripe-secret-key'), 'there was something to tell');
      client.assertSilent(stripeKey, githubToken, password);
      client.dispose();
    });
  }

  it('would be noticed if it held one', async () => {
    const client = await new TestClient().start();
    await client.open('file:///a.js', `const key = "${stripeKey}";\n`);
    const [diagnostic] = await client.diagnostics('file:///a.js');
    assert(diagnostic !== undefined);
    // A quick fix carries the client's own diagnostics back to it: what the client planted comes back.
    await client.codeActions('file:///a.js', diagnostic.range, [{ ...diagnostic, message: `about ${password}` }]);
    assert.throws(() => { client.assertSilent(password); }, /a value was sent/);
    client.dispose();
  });
});

/** Everything that an editor can ask about one document, at each line. */
async function ask(client: TestClient, uri: string, text: string): Promise<void> {
  const textDocument = { uri };
  await client.open(uri, text, 'plaintext');
  await client.pull(uri).catch(() => {});
  const lines = text.split('\n');
  for (const [line, content] of lines.entries()) {
    for (const character of [0, Math.floor(content.length / 2), content.length]) {
      await client.connection.sendRequest('textDocument/hover', { textDocument, position: { line, character } });
    }
  }
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  for (const { command } of await client.codeActions(uri, range)) {
    const given: readonly unknown[] = command?.arguments ?? [];
    if (given[0] === undefined) continue;
    await client.connection.sendRequest('keyward/planReplacement', { ...given[0], name: 'NEW_NAME', style: 'strict' });
    await client.connection.sendRequest('workspace/executeCommand', { command: 'keyward.moveToVault', arguments: given });
  }
}
