import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Diagnostic } from 'vscode-languageserver/node';
import { githubToken, stripeKey } from './made-up-secrets';
import { PULL, TestClient } from './test-client';

const URI = 'file:///work/shop/pay.js';

function textOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

describe('pull diagnostics', () => {
  let client: TestClient;
  beforeEach(async () => { client = await new TestClient({ folders: ['file:///work/shop'] }).start(); });
  afterEach(() => {
    client.assertSilent(stripeKey, githubToken);
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
    assert.deepEqual(Object.keys(diagnostic.data as object).sort(), ['fingerprint', 'kind', 'ruleId']);
  });

  it('are answered with "unchanged" as long as they are', async () => {
    await client.open(URI, `const key = "${stripeKey}";\n`);
    const first = await client.pull(URI);
    assert(first.kind === 'full' && first.resultId !== undefined);
    assert.deepEqual(await client.pull(URI, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await client.change(URI, 2, { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '// more\n' });
    assert.equal((await client.pull(URI, first.resultId)).kind, 'unchanged');
    await client.change(URI, 3, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' });
    const moved = await client.pull(URI, first.resultId);
    assert(moved.kind === 'full');
    assert.equal(moved.items[0]?.range.start.line, 1);
  });

  it('point to the other places of the same value', async () => {
    await client.open(URI, `const a = "${stripeKey}";\nconst b = "${stripeKey}";\n`);
    const diagnostics = await client.diagnostics(URI);
    assert.equal(diagnostics.length, 2);
    assert.deepEqual(diagnostics.map(({ relatedInformation }) => relatedInformation?.map(({ location }) => location.range.start.line)), [[1], [0]]);
  });

  it('say where the user of a password stands', async () => {
    await client.open(URI, `const user = 'robin';\nconst password = '${['q7Rk2', 'vLx9', 'Tz4m'].join('')}';\n`);
    const [diagnostic] = await client.diagnostics(URI);
    assert.deepEqual(diagnostic?.relatedInformation?.map(({ location, message }) => [location.range, message]), [
      [{ start: { line: 0, character: 14 }, end: { line: 0, character: 19 } }, 'Who signs in with it.'],
    ]);
  });

  it('are there for new and notebook texts, and never for what is only shown', async () => {
    const text = `token = "${githubToken}"\n`;
    for (const uri of ['untitled:Untitled-1', 'vscode-notebook-cell:/work/shop/a.ipynb#W0sZmlsZQ']) {
      await client.open(uri, text, 'python');
      assert.equal((await client.diagnostics(uri)).length, 1, uri);
    }
    for (const uri of ['output:tasks', 'git:/work/shop/pay.js?%7B%7D', 'debug:session', 'vscode-scm:git', 'nonsense']) {
      await client.open(uri, text, 'python');
      assert.deepEqual(await client.diagnostics(uri), [], uri);
    }
  });

  it('are empty for a document that is not open', async () => {
    assert.deepEqual(await client.diagnostics('file:///work/shop/closed.js'), []);
    await client.open(URI, `const key = "${stripeKey}";\n`);
    await client.close(URI);
    assert.deepEqual(await client.diagnostics(URI), []);
  });

  it('use another fingerprint in each session without a shared key, and the same with one', async () => {
    const fingerprintOf = async (initializationOptions: unknown): Promise<unknown> => {
      const other = await new TestClient({ initializationOptions }).start();
      await other.open(URI, `const key = "${stripeKey}";\n`);
      const [diagnostic] = await other.diagnostics(URI);
      other.dispose();
      return (diagnostic?.data as { fingerprint: string }).fingerprint;
    };
    const fingerprintKey = Buffer.alloc(32, 7).toString('base64');
    assert.equal(await fingerprintOf({ fingerprintKey }), await fingerprintOf({ fingerprintKey }));
    assert.notEqual(await fingerprintOf(undefined), await fingerprintOf(undefined));
    assert.notEqual(await fingerprintOf({ fingerprintKey: 'c2hvcnQ=' }), await fingerprintOf({ fingerprintKey: 7 }));
  });
});

describe('large documents', () => {
  let client: TestClient;
  beforeEach(async () => { client = await new TestClient().start(); });
  afterEach(() => { client.dispose(); });

  it('of 15 MB are answered with a note in place of a scan', async () => {
    const row = 'id,name,mail,amount,comment\n';
    await client.open('file:///work/big.csv', row.repeat(Math.ceil(15e6 / row.length)), 'plaintext');
    const [note, ...others] = await client.diagnostics('file:///work/big.csv');
    assert.deepEqual(others, []);
    assert.equal(note?.code, 'keyward/too-large');
    assert.equal(note.severity, DiagnosticSeverity.Information);
    assert.match(textOf(note), /larger than 5 MB.*keyward\.maxFileSize/);
    await client.change('file:///work/big.csv', 2, { range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } }, text: 'x' });
    assert.equal((await client.diagnostics('file:///work/big.csv')).length, 1);
  });

  it('on one line, minified, are scanned', async () => {
    const code = 'function a(b,c){return b.password===c.token?b:c.key}var api="x";';
    const text = `${code.repeat(20_000)}var k="${stripeKey}";${code.repeat(20_000)}`;
    await client.open('file:///work/app.min.js', text);
    const diagnostics = await client.diagnostics('file:///work/app.min.js');
    assert(diagnostics.some(({ code: rule }) => rule === 'keyward/stripe-secret-key'));
    client.assertSilent(stripeKey);
  });
});

describe('a document that takes too long', () => {
  it('shows what was found until then, and says that this is not all', async () => {
    let now = 0;
    const client = await new TestClient({ runtime: { now: () => (now += 100) } }).start();
    await client.open(URI, `const key = "${stripeKey}";\n`.repeat(500));
    const [note, ...others] = await client.diagnostics(URI);
    assert.equal(note?.code, 'keyward/out-of-time');
    assert.match(textOf(note), /in part/);
    assert(others.length < 500);
    client.dispose();
  });
});

describe('a document made of keys', () => {
  it('shows the first thousand and says how many more there are', async () => {
    const client = await new TestClient().start();
    await client.open(URI, `const key = "${stripeKey}";\n`.repeat(1200));
    const [note, ...others] = await client.diagnostics(URI);
    assert.equal(note?.code, 'keyward/too-many');
    assert.match(textOf(note), /^200 more/);
    assert.equal(others.length, 1000);
    assert.equal(others[5]?.relatedInformation?.length, 10);
    client.dispose();
  });
});

describe('diagnostics of a manifest', () => {
  const MANIFEST = 'file:///work/shop/keyward.env';
  let client: TestClient;
  beforeEach(async () => { client = await new TestClient({ capabilities: PULL, folders: ['file:///work/shop'] }).start(); });
  afterEach(() => { client.dispose(); });

  async function codes(text: string): Promise<readonly unknown[]> {
    await client.open(MANIFEST, text, 'plaintext');
    return (await client.diagnostics(MANIFEST)).map(({ code, range }) => [code, range.start.line]);
  }

  it('name each wrong line and quote none', async () => {
    const pasted = 'made-up-' + '8d1f-value';
    assert.deepEqual(await codes(`# ok\nA=keyward://local/a#value\nA=keyward://local/b#value\nB=${pasted}\n1C=x\nD=\nnothing\nE=keyward://x\nNODE_OPTIONS=keyward://local/a#value\n`), [
      ['keyward/manifest-duplicate-name', 2], ['keyward/manifest-literal-value', 3], ['keyward/manifest-bad-name', 4],
      ['keyward/manifest-missing-reference', 5], ['keyward/manifest-syntax', 6], ['keyward/manifest-bad-reference', 7],
      ['keyward/manifest-refused-name', 8],
    ]);
    client.assertSilent(pasted);
  });

  it('say nothing of stores until the owner of the secrets has', async () => {
    assert.deepEqual(await codes('A=keyward://local/a#value\n'), []);
  });

  it('name stores and secrets that are not there, but not those of a locked store', async () => {
    await client.connection.sendNotification('keyward/references', {
      stores: [{ name: 'local', listed: true }, { name: 'team', listed: false }],
      secrets: [{ store: 'local', path: 'a', fields: ['value'], type: 'api-key', fingerprints: [] }],
    });
    assert.deepEqual(
      await codes('A=keyward://local/a#value\nB=keyward://local/b#value\nC=keyward://local/a#other\nD=keyward://team/a#value\nE=keyward://gone/a#value\n'),
      [['keyward/manifest-missing-secret', 1], ['keyward/manifest-missing-secret', 2], ['keyward/manifest-unknown-store', 4]],
    );
    await client.until(() => client.refreshes.length > 0);
  });
});
