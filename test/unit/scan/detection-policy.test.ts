import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DetectionChoices, FolderScope, RuleLevel } from '../../../shared/src/core/config/detection-config';
import type { Finding } from '../../../shared/src/core/model/finding';
import { detectionPolicy, leastConfidence, levelOf } from '../../../shared/src/scan/suppress/detection-policy';
import type { PolicyLayer } from '../../../shared/src/scan/suppress/detection-policy';

const finding = (confidence = 0.8): Finding => ({
  kind: 'secret', ruleId: 'keyward/acme-key', span: { start: 0, end: 4 }, confidence, severity: 'warning', fingerprint: 'ab', secretType: 'generic', decoding: [], evidence: [],
});

const choose = (rule: string, level: RuleLevel): DetectionChoices => ({ rules: [{ rule, level }] });
const layer = (choices: DetectionChoices, ...folders: readonly FolderScope[]): PolicyLayer => ({ choices, folders });

/** What becomes of a finding: its severity, the reason why it is silenced, or `dropped`. */
function outcome(layers: readonly PolicyLayer[], one: Finding = finding(), path: string | undefined = 'src/a.js'): string {
  const policy = detectionPolicy({ layers, allow: { entries: [] }, minConfidence: 0.5 }).inFile(path);
  const graded = policy.graded(one);
  return graded === undefined ? 'dropped' : policy.silences(graded, 'text')?.kind ?? graded.severity;
}

describe('what configuration files make of a finding', () => {
  const cases: readonly (readonly [what: string, layers: readonly PolicyLayer[], expected: string])[] = [
    ['nothing is said', [], 'warning'],
    ['its rule is off', [layer(choose('keyward/acme-key', 'off'))], 'rule-off'],
    ['a glob switches it off', [layer(choose('keyward/acme-*', 'off'))], 'rule-off'],
    ['another rule is off', [layer(choose('keyward/other', 'off'))], 'warning'],
    ['its rule has a severity', [layer(choose('keyward/acme-key', 'error'))], 'error'],
    ['a later choice takes an earlier back', [layer({ rules: [...choose('keyward/*', 'off').rules, ...choose('keyward/acme-key', 'on').rules] })], 'warning'],
    ['a later layer says otherwise', [layer(choose('keyward/acme-key', 'off')), layer(choose('keyward/acme-key', 'information'))], 'information'],
    ['its folder says otherwise', [layer(choose('keyward/acme-key', 'off'), { path: 'src/**', ...choose('keyward/acme-key', 'on') })], 'warning'],
    ['another folder says otherwise', [layer(choose('keyward/acme-key', 'off'), { path: 'test/**', ...choose('keyward/acme-key', 'on') })], 'rule-off'],
    ['more certainty is asked for', [layer({ minConfidence: 0.9, rules: [] })], 'too-unsure'],
    ['its folder asks for less', [layer({ minConfidence: 0.9, rules: [] }, { path: 'src/**', minConfidence: 0.6, rules: [] })], 'warning'],
  ];
  for (const [what, layers, expected] of cases) it(`is ${expected} where ${what}`, () => { assert.equal(outcome(layers), expected); });

  it('is neither reported nor counted where it is less sure than usual and nobody asked for less here', () => {
    const elsewhere = layer({ rules: [] }, { path: 'test/**', minConfidence: 0.2, rules: [] });
    assert.equal(outcome([elsewhere], finding(0.3)), 'dropped');
    assert.equal(outcome([elsewhere], finding(0.3), 'test/a.js'), 'warning');
    assert.equal(outcome([layer({ minConfidence: 0.9, rules: [] })], finding(0.3)), 'dropped');
  });

  it('does not depend on folders where there is no path', () => {
    const policy = detectionPolicy({ layers: [layer(choose('keyward/other', 'off'), { path: '**', ...choose('keyward/acme-key', 'off') })], allow: { entries: [] }, minConfidence: 0.5 });
    assert.equal(policy.inFile(undefined).silences(finding(), ''), undefined);
  });

  it('asks a scan for the least that anybody asks for anywhere', () => {
    const confidence = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(fc.property(fc.array(confidence), fc.array(confidence), (whole, folders) => {
      const layers = [...whole.map((minConfidence) => layer({ minConfidence, rules: [] })), layer({ rules: [] }, ...folders.map((minConfidence) => ({ path: 'a', minConfidence, rules: [] })))];
      assert.equal(leastConfidence(layers, 0.5), Math.min(0.5, ...whole, ...folders));
    }));
  });

  it('tells the level that holds for every file', () => {
    const layers = [layer(choose('keyward/acme-*', 'off'), { path: 'src/**', ...choose('keyward/acme-key', 'error') })];
    assert.equal(levelOf(layers, 'keyward/acme-key'), 'off');
    assert.equal(levelOf(layers, 'keyward/other'), undefined);
  });
});

describe('the globs of an allow-list', () => {
  it('are asked about a file once, however many findings it has', () => {
    const asked: string[] = [];
    const path = { test: (file: string) => { asked.push(file); return file.startsWith('docs/'); } };
    const policy = detectionPolicy({ layers: [], allow: { entries: [{ index: 0, path }] }, minConfidence: 0.5 });
    const silenced = (file: string): readonly (string | undefined)[] => {
      const here = policy.inFile(file);
      return [1, 2, 3].map(() => here.silences(finding(), 'text')?.kind);
    };
    assert.deepEqual(silenced('docs/a.md'), ['allow-list', 'allow-list', 'allow-list']);
    assert.deepEqual(silenced('src/a.js'), [undefined, undefined, undefined]);
    assert.deepEqual(asked, ['docs/a.md', 'src/a.js']);
  });
});
