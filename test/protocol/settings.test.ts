import assert from 'node:assert/strict';
import { stripeKey } from './made-up-secrets';
import { PULL, TestClient } from './test-client';

const capabilities = {
  ...PULL,
  workspace: { ...PULL.workspace, configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
};
const TEXT = `const key = "${stripeKey}";\n`;

describe('settings', () => {
  let answers: Map<string, unknown>;
  let asked: string[];
  let client: TestClient;
  beforeEach(async () => {
    answers = new Map();
    asked = [];
    const configuration = (uri: string): unknown => {
      asked.push(uri);
      return answers.get(uri);
    };
    client = await new TestClient({ capabilities, folders: ['file:///work/shop', 'file:///work/other'], configuration }).start();
  });
  afterEach(() => { client.dispose(); });

  async function count(uri: string): Promise<number> {
    await client.open(uri, TEXT);
    return (await client.diagnostics(uri)).length;
  }

  it('hold for each resource apart, and are asked for once', async () => {
    answers.set('file:///work/other/a.js', { enable: false });
    assert.equal(await count('file:///work/shop/a.js'), 1);
    assert.equal(await count('file:///work/other/a.js'), 0);
    await client.diagnostics('file:///work/shop/a.js');
    assert.deepEqual(asked, ['file:///work/shop/a.js', 'file:///work/other/a.js']);
  });

  for (const [what, settings] of [
    ['a rule that is off', { disabledRules: ['keyward/stripe-secret-key'] }],
    ['a name that is left out', { exclude: ['*.js'] }],
    ['a path that is left out', { exclude: ['/gen/**'] }],
    ['everything off', { enable: false }],
  ] as const) {
    it(`keep quiet: ${what}`, async () => {
      const uri = 'file:///work/shop/gen/a.js';
      answers.set(uri, settings);
      assert.equal(await count(uri), 0);
    });
  }

  it('that would take for ever to match leave nothing out', async () => {
    const uri = `file:///work/shop/${'a'.repeat(200)}.js`;
    answers.set(uri, { exclude: [`${'*a'.repeat(40)}b.js`, '**/'.repeat(40) + 'b'] });
    assert.equal(await count(uri), 1);
  });

  it('take a limit of size, for which the document is scanned again when it changes', async () => {
    const uri = 'file:///work/shop/a.js';
    answers.set(uri, { maxFileSize: 0.1 });
    await client.open(uri, TEXT + ' '.repeat(150_000));
    assert.deepEqual((await client.diagnostics(uri)).map(({ code }) => code), ['keyward/too-large']);
    answers.set(uri, { maxFileSize: 1 });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshes.length > 0);
    assert.deepEqual((await client.diagnostics(uri)).map(({ code }) => code), ['keyward/stripe-secret-key']);
  });

  it('are the defaults when the editor fails to answer or sends nonsense', async () => {
    answers.set('file:///work/shop/a.js', 'nonsense');
    assert.equal(await count('file:///work/shop/a.js'), 1);
  });

  it('are forgotten with the document', async () => {
    const uri = 'file:///work/shop/a.js';
    await count(uri);
    await client.close(uri);
    answers.set(uri, { enable: false });
    assert.equal(await count(uri), 0);
  });
});
