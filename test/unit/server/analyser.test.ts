import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/src/core/config/settings';
import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import { Analyser, excluder, isWanted } from '../../../server/src/analyser';
import { OpenDocument } from '../../../server/src/documents/open-document';
import { utf16 } from '../../../server/src/documents/positions';
import { FolderConfigurations } from '../../../server/src/folder-configurations';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { compileRules } from '../../../shared/src/scan/engine';
import { SettingsCache } from '../../../server/src/settings';
import { stripeKey } from '../../protocol/made-up-secrets';

const configurations = new FolderConfigurations({ rules: compileRules(builtInRules), user: undefined, now: () => 0, onChange: () => {} });

const TEXT = `const key = "${stripeKey}";\n`;

function analyserWith(ask: (uri: string) => Promise<unknown>, now: () => number = () => 0): Analyser {
  return new Analyser({ configurations, settings: new SettingsCache(ask), fingerprint: fingerprinter(Buffer.alloc(32)), folders: () => ['/work/shop'], now, after: () => ({ dispose: () => {} }) });
}

function open(uri = 'file:///work/shop/src/pay.js', text = TEXT, language = 'javascript'): OpenDocument {
  return new OpenDocument(uri, language, 1, text);
}

describe('looking at an open document', () => {
  const plain = analyserWith(() => Promise.resolve({}));

  it('gives findings, language, place and settings', async () => {
    const { findings, languageId, path, settings, skipped } = await plain.analyse(open());
    assert.deepEqual(findings.map(({ ruleId }) => ruleId), ['keyward/stripe-secret-key']);
    assert.deepEqual([languageId, path, skipped], ['javascript', 'src/pay.js', []]);
    assert.deepEqual(settings, DEFAULT_SETTINGS);
    assert.equal(plain.describe('keyward/stripe-secret-key')?.title, 'Stripe secret key');
    assert.equal(plain.describe('keyward/no-such-rule'), undefined);
  });

  it('looks at the text as it is when the settings come, not as it was when they were asked for', async () => {
    let answer: (settings: unknown) => void = () => {};
    const analyser = analyserWith(() => new Promise((resolve) => { answer = resolve; }));
    const document = open();
    const analysing = analyser.analyse(document);
    document.update([{ text: `\n${TEXT}${TEXT}` }], 2, utf16);
    answer({});
    const { findings } = await analysing;
    assert.deepEqual(findings.map(({ span }) => document.document.positionAt(span.start).line), [1, 2]);
  });

  it('gives nothing of a text that it lost while it waited', async () => {
    let answer: (settings: unknown) => void = () => {};
    const analyser = analyserWith(() => new Promise((resolve) => { answer = resolve; }));
    const document = open();
    const analysing = analyser.analyse(document);
    document.update([{ range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: 'x' }], 2, utf16);
    answer({});
    assert.deepEqual((await analysing).findings, []);
  });

  it('answers two questions at once the same', async () => {
    const document = open();
    const [one, other] = await Promise.all([plain.analyse(document), plain.analyse(document)]);
    assert.deepEqual(one, other);
  });

  it('is quiet for what nobody writes, and where it is switched off or excluded', async () => {
    for (const uri of ['output:keyward', 'git:/work/shop/src/pay.js?x', 'debug:x', 'vscode-scm:x']) {
      assert.deepEqual((await plain.analyse(open(uri))).findings, [], uri);
    }
    for (const settings of [{ enable: false }, { exclude: ['src/**'] }, { exclude: ['pay.js'] }, { disabledRules: ['keyward/stripe-secret-key'] }]) {
      assert.deepEqual((await analyserWith(() => Promise.resolve(settings)).analyse(open())).findings, [], JSON.stringify(settings));
    }
  });

  it('says what it left out for its size or for time, and looks again with a larger limit', async () => {
    let size = 0.1;
    const cache = new SettingsCache(() => Promise.resolve({ maxFileSize: size }));
    const analyser = new Analyser({ configurations, settings: cache, fingerprint: fingerprinter(Buffer.alloc(32)), folders: () => [], now: () => 0, after: () => ({ dispose: () => {} }) });
    const document = open(undefined, `${TEXT}${'x'.repeat(100_000)}`);
    assert.deepEqual((await analyser.analyse(document)).skipped.map(({ kind }) => kind), ['too-large']);
    size = 1;
    cache.changed(undefined);
    const { findings, skipped } = await analyser.analyse(document);
    assert.deepEqual([findings.length, skipped.length], [1, 0]);
    let now = 0;
    const slow = analyserWith(() => Promise.resolve({}), () => (now += 5000));
    assert.deepEqual((await slow.analyse(open())).skipped.map(({ kind }) => kind), ['out-of-time']);
  });
});

describe('what settings leave out', () => {
  function excluded(...exclude: readonly string[]): (path: string | undefined) => boolean {
    return excluder({ exclude: [...exclude] });
  }

  it('takes a glob without a slash for a name in any folder, and one with a slash for a path', () => {
    const names = excluded('*.lock', '/top.txt', 'docs/*.md');
    for (const path of ['a.lock', 'a/b/c.lock', 'top.txt', 'docs/a.md']) assert.equal(names(path), true, path);
    for (const path of ['a.lock.js', 'sub/top.txt', 'docs/deep/a.md', 'x/docs/a.md']) assert.equal(names(path), false, path);
  });

  it('never leaves out a text without a place', () => {
    assert.equal(excluded('**', '*')(undefined), false);
  });

  it('passes over a glob that would take for ever, and keeps the others', () => {
    const paths = excluded('*a'.repeat(40), 'x'.repeat(2000), '*.log');
    assert.equal(paths('a'.repeat(300)), false);
    assert.equal(paths('deep/x.log'), true);
  });

  it('looks at a bounded number of them', () => {
    const many = Array.from({ length: 600 }, (_, index) => `file-${index}.txt`);
    assert.equal(excluded(...many)('file-0.txt'), true);
    assert.equal(excluded(...many)('file-599.txt'), false);
  });

  const order: readonly Settings['minimumSeverity'][] = ['information', 'warning', 'error'];
  it('wants what is at least as severe as the settings say', () => {
    for (const [least, minimumSeverity] of order.entries()) {
      for (const [rank, severity] of order.entries()) {
        assert.equal(isWanted({ ruleId: 'keyward/jwt', severity }, { ...DEFAULT_SETTINGS, minimumSeverity }), rank >= least);
      }
    }
    assert.equal(isWanted({ ruleId: 'keyward/jwt', severity: 'error' }, { ...DEFAULT_SETTINGS, disabledRules: ['keyward/jwt'] }), false);
  });
});
