import assert from 'node:assert/strict';
import { mayHavePatterns } from '../../../../shared/src/scan/analysis/analysed-languages';
import { analysisLanguages } from '../../../../shared/src/scan/analysis/languages/registry';
import { containerPatterns } from '../../../../shared/src/scan/analysis/config/container-patterns';
import { settingPatterns } from '../../../../shared/src/scan/analysis/config/setting-patterns';
import { workflowPatterns } from '../../../../shared/src/scan/analysis/config/workflow-patterns';
import { findSettings, hasSettings } from '../../../../shared/src/scan/analysis/config/find-settings';
import { interestTest, type Interest } from '../../../../shared/src/scan/analysis/names/interest';
import { interestByLanguage } from '../../../../shared/src/scan/analysis/names/interest-by-language';
import { PatternFinder } from '../../../../shared/src/scan/analysis/pattern-finder';
import { whyNotAnalysed } from '../../../../shared/src/scan/analysis/why-not-analysed';
import type { Parser } from '../../../../shared/src/scan/analysis/syntax/parse-port';
import { PatternScanner } from '../../../../shared/src/sources/patterns/pattern-scanner';
import { treeSitterParsers } from '../../../support/tree-sitter';

const LEAK = 'console.log(password);\n';
const BUDGET = { maxMilliseconds: 1000 };
const javascript = (text: string): { readonly text: string; readonly languageId: 'javascript' } => ({ text, languageId: 'javascript' });

describe('what is worth a parser', () => {
  const finder = new PatternFinder(() => 0);

  it('is a text with a word of interest, or with a known value', () => {
    assert.equal(finder.grammarFor(javascript(LEAK), []), 'javascript');
    assert.equal(finder.grammarFor(javascript('sum(a, b);\n'), []), undefined);
    assert.equal(finder.grammarFor(javascript('sum(a, b);\n'), [{ start: 4, end: 5 }]), 'javascript');
  });

  it('is no data and nothing that a bundler wrote', () => {
    assert.equal(whyNotAnalysed(LEAK.repeat(50_000)), 'too-large');
    assert.equal(whyNotAnalysed(LEAK.replace('\n', ' ').repeat(1000)), 'minified');
    assert.equal(whyNotAnalysed(LEAK.repeat(1000)), undefined);
    for (const text of [LEAK.repeat(50_000), LEAK.replace('\n', ' ').repeat(1000)]) assert.equal(finder.grammarFor(javascript(text), []), undefined);
  });

  it('is of a language that is known to have patterns: the list of them leaves none out', () => {
    for (const id of analysisLanguages().keys()) assert.ok(mayHavePatterns(id, undefined), id);
    for (const { languages, path } of [...containerPatterns, ...workflowPatterns, ...settingPatterns]) {
      for (const id of languages) assert.ok(mayHavePatterns(id, undefined) || (id === 'plaintext' && path !== undefined), id);
    }
    for (const file of ['etc/nginx/site', 'site.conf', '.npmrc', 'home/.curlrc']) assert.ok(mayHavePatterns('plaintext', file), file);
    assert.ok(!mayHavePatterns('plaintext', 'LICENSE.txt'));
    assert.ok(!mayHavePatterns('markdown', 'README.md'));
  });
});

describe('what a program says of interest before the tables are loaded', () => {
  it('is the same as what they say, and of no language whose settings are looked at', () => {
    const known = new Map(interestByLanguage());
    for (const [id, { libraries }] of analysisLanguages()) {
      const interest = known.get(id);
      if (interest === undefined) assert.ok(hasSettings(id), id);
      else {
        const isInteresting = interestTest(JSON.parse(JSON.stringify(interest)) as Interest);
        const words = interest.names.match(/\w{3,}/g) ?? [];
        for (const text of ['sum(a, b)', 'password', 'import express', ...words]) assert.equal(isInteresting(text), libraries.isInteresting(text), `${id}: ${text}`);
      }
    }
    assert.ok(known.has('javascript'));
    assert.ok(!known.has('shellscript'));
  });

  it('leaves nothing to find: settings of such a language are none', () => {
    for (const [id] of interestByLanguage()) assert.deepEqual(findSettings({ text: 'debug = true\npassword: x\nsslmode=disable\n', languageId: id, path: 'config/production.x' }), [], id);
  });
});

describe('looking for patterns in one text', () => {
  it('loads each grammar once, and only when a text needs it', async () => {
    const parsers = treeSitterParsers();
    const loaded: string[] = [];
    const scanner = new PatternScanner({ load: (grammar) => { loaded.push(grammar); return parsers.load(grammar); } }, () => 0);
    await scanner.scan(javascript('sum(a, b);\n'), [], BUDGET);
    assert.deepEqual(loaded, []);
    const { patterns, complete } = await scanner.scan(javascript(LEAK), [], BUDGET);
    assert.deepEqual([patterns.map(({ ruleId, word }) => [ruleId, word]), complete, loaded], [[['keyward/secret-in-log', 'password']], true, ['javascript']]);
  });

  it('goes on without a grammar that cannot be loaded, asks for it once, and finds settings all the same', async () => {
    let asked = 0;
    const scanner = new PatternScanner({ load: () => { asked++; return Promise.reject(new Error('no such file')); } }, () => 0);
    for (let time = 0; time < 3; time++) {
      assert.deepEqual(await scanner.scan(javascript(LEAK), [], BUDGET), { patterns: [], complete: false, unavailable: 'javascript' });
    }
    assert.equal(asked, 1);
    const { patterns } = await scanner.scan({ text: 'ARG NPM_TOKEN\n', languageId: 'dockerfile' }, [], BUDGET);
    assert.deepEqual(patterns.map(({ ruleId }) => ruleId), ['keyward/secret-in-image']);
  });

  it('says so when the time is over or nobody wants the rest', async () => {
    const stopped: Parser = { grammar: 'javascript', parse: () => ({ kind: 'stopped' }) };
    const scanner = new PatternScanner({ load: () => Promise.resolve(stopped) }, () => 0);
    assert.deepEqual(await scanner.scan(javascript(LEAK), [], BUDGET), { patterns: [], complete: false });
    const cancelled = await new PatternScanner(treeSitterParsers(), () => 0).scan(javascript(LEAK), [], { ...BUDGET, isCancelled: () => true });
    assert.equal(cancelled.complete, false);
  });

  it('finds a leak by its value where the name tells nothing', async () => {
    const text = 'const one = "x";\nconsole.log(one);\n';
    const scanner = new PatternScanner(treeSitterParsers(), () => 0);
    assert.deepEqual((await scanner.scan(javascript(text), [], BUDGET)).patterns, []);
    const known = text.indexOf('x');
    const { patterns } = await scanner.scan(javascript(text), [{ start: known, end: known + 1 }], BUDGET);
    assert.deepEqual(patterns.map(({ ruleId, severity }) => [ruleId, severity]), [['keyward/secret-in-log', 'error']]);
  });
});
