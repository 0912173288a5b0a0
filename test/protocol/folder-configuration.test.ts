import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ScanWorkspaceResult } from '../../shared/src/core/protocol/workspace-scan';
import { baselineNames } from '../../shared/src/sources/baseline-scan';
import { printBaseline, type Baseline } from '../../shared/src/scan/suppress/baseline';
import { stripeKey } from './made-up-secrets';
import { TestClient } from './test-client';

const DEPLOY_KEY = `acmedeploy-${'k3j9x2m7'.repeat(3)}`;
const PASSWORD = 'Kx9-mQ2vL7zT-4w';
const OWN_RULE = `version: 1
own_rules:
  - id: acme/deploy-key
    title: Acme deploy key
    keywords: [acmedeploy-]
    pattern: '\\bacmedeploy-[a-z0-9]{24}\\b'
    max_length: 35
`;

describe('configuration files in an editor', () => {
  let base: string;
  let folder: string;
  let client: TestClient;
  const write = (name: string, text: string): void => { writeFileSync(path.join(folder, name), text); };
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const notice = async (name: string): Promise<void> => {
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type: 2 }] });
  };
  const codes = async (name: string): Promise<readonly unknown[]> => (await client.diagnostics(uriOf(name))).map(({ code }) => code);

  beforeEach(async () => {
    base = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-configuration-')));
    folder = path.join(base, 'shop');
    mkdirSync(path.join(folder, '.git'), { recursive: true });
    client = await new TestClient({
      folders: [pathToFileURL(folder).href], runtime: { userDetection: { file: path.join(base, 'detection.yaml'), uid: process.getuid?.() } },
    }).start();
  });
  afterEach(() => {
    client.assertSilent(stripeKey, DEPLOY_KEY, PASSWORD);
    client.dispose();
    rmSync(base, { recursive: true });
  });

  it('bring own rules, with their title and page, and are read again when they change', async () => {
    await client.open(uriOf('a.js'), `const a = "${DEPLOY_KEY}", b = "${stripeKey}";\n`);
    assert.deepEqual(await codes('a.js'), ['keyward/stripe-secret-key']);
    write('keyward.yaml', `${OWN_RULE}rules:\n  keyward/stripe-secret-key: off\n`);
    await notice('keyward.yaml');
    await client.until(() => client.refreshes.length > 0);
    const [diagnostic, ...others] = await client.diagnostics(uriOf('a.js'));
    assert.deepEqual([diagnostic?.code, others], ['acme/deploy-key', []]);
    assert.match(JSON.stringify(diagnostic?.message), /Acme deploy key/);
    assert.match(diagnostic?.codeDescription?.href ?? '', /detection-config\.md$/);
  });

  it('of the user count for every folder, and for texts outside of all', async () => {
    writeFileSync(path.join(base, 'detection.yaml'), OWN_RULE, { mode: 0o600 });
    await client.open(uriOf('a.js'), `const a = "${DEPLOY_KEY}";\n`);
    await client.open('untitled:Untitled-1', `const a = "${DEPLOY_KEY}";\n`);
    assert.deepEqual(await codes('a.js'), ['acme/deploy-key']);
    assert.deepEqual((await client.diagnostics('untitled:Untitled-1')).map(({ code }) => code), ['acme/deploy-key']);
  });

  it('that are wrong are marked where they are, as they stand in the editor', async () => {
    const text = `${OWN_RULE.replace('\\b\'', '(?=x)\'')}rules:\n  keyward/nosuch: off\nallow: [{}]\n`;
    await client.open(uriOf('keyward.yaml'), text, 'yaml');
    const found = (await client.diagnostics(uriOf('keyward.yaml'))).map(({ code, severity, range: { start, end } }) => `${code} ${severity} ${start.line}:${start.character}-${end.character}`);
    assert.deepEqual(found.sort(), [
      'keyward/config-bad-pattern 1 5:4-11', 'keyward/config-bad-value 1 9:8-9', 'keyward/config-unknown-rule 2 8:2-16',
    ]);
    await client.open(uriOf('sub/keyward.yaml'), 'allow: [\n', 'yaml');
    assert.deepEqual(await codes('sub/keyward.yaml'), [], 'only the one at the root is a configuration');
  });

  it('with a broken file nothing is silenced and everything else goes on', async () => {
    write('keyward.yaml', 'version: 1\nrules: [\n');
    await client.open(uriOf('a.js'), `const b = "${stripeKey}";\n`);
    assert.deepEqual(await codes('a.js'), ['keyward/stripe-secret-key']);
  });

  it('and a baseline hide what is accepted, without keeping the editor waiting', async () => {
    const empty: Baseline = { key: Buffer.alloc(32, 3).toString('base64url'), scrypt: { cost: 2 ** 13, blockSize: 8, parallelization: 1 }, entries: [] };
    const rule = 'keyward/generic-password';
    write('.keyward-baseline.json', printBaseline({
      ...empty, entries: [{ place: { kind: 'path', path: 'a.js' }, rule, fingerprint: baselineNames(empty)(PASSWORD, rule), count: 1 }],
    }));
    write('a.js', `const password = "${PASSWORD}";\n`);
    await client.open(uriOf('a.js'), `const password = "${PASSWORD}";\n`);
    assert.deepEqual(await codes('a.js'), []);
    await client.until(() => client.refreshes.length > 0);
    assert.deepEqual(await codes('a.js'), []);
    const whole = await client.connection.sendRequest<ScanWorkspaceResult>('keyward/scanWorkspace', { folders: [] });
    assert.deepEqual(whole.files, []);
    await client.open(uriOf('b.js'), `const password = "${PASSWORD}";\n`);
    assert.deepEqual(await codes('b.js'), [rule], 'an equal value in another file is not accepted');
    const before = client.refreshes.length;
    await client.change(uriOf('a.js'), 2, { range: { start: { line: 0, character: 18 }, end: { line: 0, character: 19 } }, text: 'Q' });
    await codes('a.js');
    await client.until(() => client.refreshes.length > before);
    assert.deepEqual(await codes('a.js'), [rule], 'a changed value is new');
  });
});
