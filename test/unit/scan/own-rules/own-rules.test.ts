import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OwnRule } from '../../../../shared/src/core/config/detection-config';
import { compileOwnRules } from '../../../../shared/src/scan/detection/own-rules/compile-own-rules';
import { compileLinear } from '../../../../shared/src/scan/detection/own-rules/linear-pattern';
import type { ScanDocument } from '../../../../shared/src/scan/document';
import { rescan, scan, type ScanOptions } from '../../../../shared/src/scan/engine';
import { optionsWith } from '../scanning';
import { compiledWith, deployRule, DEPLOY_KEY } from './acme-rule';

const plain = (text: string): ScanDocument => ({ text, languageId: 'plaintext' });

function values(text: string, rule: OwnRule = deployRule, options: Partial<ScanOptions> = {}): readonly string[] {
  const { findings } = scan(plain(text), optionsWith({ rules: compiledWith(rule), ...options }));
  return findings.filter(({ ruleId }) => ruleId === rule.id).map(({ span }) => text.slice(span.start, span.end));
}

describe('a rule of one\'s own', () => {
  it('finds exactly its value, wherever and however often it stands', () => {
    assert.deepEqual(values(`a ${DEPLOY_KEY}, b ${DEPLOY_KEY}\n`), [DEPLOY_KEY, DEPLOY_KEY]);
    assert.deepEqual(values(DEPLOY_KEY), [DEPLOY_KEY]);
    assert.deepEqual(values(`x${DEPLOY_KEY} ${DEPLOY_KEY}y ${DEPLOY_KEY.slice(0, -1)}`), []);
  });

  it('takes the group called secret for the value, in either spelling', () => {
    for (const group of ['(?<secret>[a-z0-9]{24})', '(?P<secret>[a-z0-9]{24})']) {
      const rule = { ...deployRule, pattern: `acmedeploy-${group}\\b` };
      assert.deepEqual(values(`key: ${DEPLOY_KEY};`, rule), [DEPLOY_KEY.slice('acmedeploy-'.length)]);
    }
  });

  it('sees its keyword in any case, and nothing without it', () => {
    const rule = { ...deployRule, pattern: '(?i)acme deploy[ =:]{1,3}(?<secret>[a-z0-9]{24})\\b', keywords: ['acme deploy'], maxLength: 40, form: 'near' as const };
    assert.deepEqual(values('Acme Deploy = k3j9x2m7k3j9x2m7k3j9x2m7', rule), ['k3j9x2m7k3j9x2m7k3j9x2m7']);
    assert.deepEqual(values('acme-deploy = k3j9x2m7k3j9x2m7k3j9x2m7', rule), []);
  });

  it('does not report what is longer than it says', () => {
    assert.deepEqual(values(DEPLOY_KEY, { ...deployRule, maxLength: 34 }), []);
  });

  it('is described like a built-in one, and has its severity as a ceiling', () => {
    const rules = compiledWith({ ...deployRule, severity: 'information' });
    assert.equal(rules.descriptions.get('acme/deploy-key')?.title, 'Acme deploy key');
    const [finding] = scan(plain(DEPLOY_KEY), optionsWith({ rules })).findings;
    assert.equal(finding?.severity, 'information');
  });

  it('is checked by the structure that it names, and doubted for too little variety', () => {
    const confidence = (rule: OwnRule, text: string): number => scan(plain(text), optionsWith({ rules: compiledWith(rule), minConfidence: 0.01 })).findings[0]?.confidence ?? 0;
    const uuid: OwnRule = { ...deployRule, keywords: ['acme:'], pattern: 'acme:(?<secret>[0-9a-f-]{36})', maxLength: 41, structure: 'uuid', confidence: 0.6 };
    assert(confidence(uuid, 'acme:0b2f6a1e-93c4-4d7a-8e15-6fd0c2b9a874') !== confidence(uuid, 'acme:0b2f6a1e-93c4-4d7a-8e15-6fd0c2b9a8-4'));
    const varied = { ...deployRule, minEntropy: 3.9 };
    assert(confidence(varied, DEPLOY_KEY) < confidence(deployRule, DEPLOY_KEY));
  });

  it('gives the same after an edit as a scan of the whole', () => {
    const options = optionsWith({ rules: compiledWith(deployRule) });
    const piece = fc.constantFrom(DEPLOY_KEY, 'acmedeploy-', 'k3j9', ' ', '\n', 'é', '😀', 'x', '"');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 3 }), fc.nat(), fc.nat(30), (pieces, added, at, removed) => {
      const before = pieces.join('');
      const start = at % (before.length + 1);
      const end = Math.min(before.length, start + removed);
      const text = before.slice(0, start) + added.join('') + before.slice(end);
      const change = { span: { start, end }, newLength: text.length - (before.length - (end - start)) };
      assert.deepEqual(rescan(scan(plain(before), options), plain(text), change, options).findings, scan(plain(text), options).findings);
    }), { numRuns: 500 });
  });
});

describe('patterns of one\'s own', () => {
  const problems: readonly (readonly [pattern: string, problem: string])[] = [
    ['(', 'bad-pattern'], ['a(?=b)', 'bad-pattern'], ['(?<!a)b', 'bad-pattern'], ['(a)\\1', 'bad-pattern'], ['a{2000}', 'bad-pattern'], ['[z-a]', 'bad-pattern'], ['*', 'bad-pattern'],
    ['(?:[a-z]{0,1000}){0,3}x', 'bad-pattern'], ['(?:[ab]{0,50}x?){0,19}z', 'costly-pattern'], ['a*', 'matches-nothing'], ['(?:)', 'matches-nothing'], ['.*', 'matches-nothing'],
  ];
  for (const [pattern, problem] of problems) {
    it(`${pattern} is refused: ${problem}`, () => {
      const rule = { ...deployRule, pattern, maxLength: 1500 };
      const { readers, descriptions, unusable } = compileOwnRules([rule, deployRule], compileLinear);
      assert.deepEqual(unusable.map((one) => one.problem), [problem]);
      assert.deepEqual([readers.length, descriptions.map(({ id }) => id)], [1, [deployRule.id]]);
    });
  }

  it('never throw, whatever is written', () => {
    const letters = fc.constantFrom('a', '\\', '(', ')', '[', ']', '{', '}', '1', ',', '*', '+', '?', '|', '^', '$', '.', '<', '>', ':', 'P', 'p', '-', 'é', '\ud800');
    fc.assert(fc.property(fc.array(letters, { maxLength: 20 }).map((all) => all.join('')), (pattern) => {
      const compiled = compileLinear(pattern, 100);
      if (compiled.ok) assert.equal(typeof compiled.value.matchesWhole('a1(-\ud800'), 'boolean');
    }), { numRuns: 2000 });
  });

  it('that backtracking would never end on are done at once', () => {
    const compiled = compileLinear('(?:a+)+b', 5000);
    assert(compiled.ok);
    assert.deepEqual(compiled.value.findAll('a'.repeat(5000), () => true), []);
  });
});

describe('the time of rules of one\'s own', () => {
  const text = `${DEPLOY_KEY}\n`.repeat(50) + 'password = "Kx9-mQ2vL7zT-4w"\n';
  /** Each look at the clock costs as long as a slow pattern would. */
  const slowClock = (): (() => number) => {
    let now = 0;
    return () => (now += 1);
  };

  it('is a part of the document\'s: they stop, the built-in ones go on, and that is said', () => {
    const options = optionsWith({ rules: compiledWith(deployRule), now: slowClock(), budget: { maxLength: 1e6, maxMilliseconds: 200 } });
    const { findings, skipped } = scan(plain(text), options);
    const own = findings.filter(({ ruleId }) => ruleId === deployRule.id).length;
    assert(own > 0 && own < 50, String(own));
    assert.deepEqual(skipped, [{ kind: 'own-rules-out-of-time', milliseconds: 50 }]);
    assert(findings.some(({ ruleId }) => ruleId === 'keyward/generic-password'));
  });

  it('is not touched by documents without their keywords', () => {
    const options = optionsWith({ rules: compiledWith(deployRule), now: slowClock(), budget: { maxLength: 1e6, maxMilliseconds: 200 } });
    assert.deepEqual(scan(plain('password = "Kx9-mQ2vL7zT-4w"\n'), options).skipped, []);
  });
});
