import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PatternFinding } from '../../../shared/src/core/model/finding';
import type { TextChange } from '../../../shared/src/scan/engine';
import { ChangeLog } from '../../../server/src/documents/change-log';
import { carriedPatterns } from '../../../server/src/patterns/carried-patterns';

function at(start: number, end: number): PatternFinding {
  return { kind: 'pattern', ruleId: 'keyward/secret-in-log', span: { start, end }, severity: 'warning', confidence: 0.8, fingerprint: 'ab', word: 'token' };
}

function change(start: number, end: number, newLength: number): TextChange {
  return { span: { start, end }, newLength };
}

function places(findings: readonly PatternFinding[]): readonly (readonly number[])[] {
  return findings.map(({ span: { start, end } }) => [start, end]);
}

describe('patterns of an earlier text', () => {
  const findings = [at(10, 15), at(20, 25), at(40, 50)];

  it('stay before a change and move behind it', () => {
    assert.deepEqual(places(carriedPatterns(findings, change(30, 30, 4))), [[10, 15], [20, 25], [44, 54]]);
    assert.deepEqual(places(carriedPatterns(findings, change(30, 36, 0))), [[10, 15], [20, 25], [34, 44]]);
  });

  it('are gone where the change touches them', () => {
    for (const touching of [change(22, 22, 1), change(25, 25, 1), change(20, 20, 1), change(18, 21, 0), change(19, 30, 40)]) {
      assert.deepEqual(places(carriedPatterns(findings, touching)).length, 2, JSON.stringify(touching));
    }
  });

  it('still stand at their own text, whatever was typed elsewhere', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' '), minLength: 1, maxLength: 30 });
    fc.assert(fc.property(text, text, fc.array(fc.tuple(fc.nat(), fc.nat(4), text), { maxLength: 6 }), (before, after, edits) => {
      const mark = '[MARK]';
      let now = `${before}${mark}${after}`;
      let carried: readonly PatternFinding[] = [at(before.length, before.length + mark.length)];
      for (const [place, length, typed] of edits) {
        const start = place % (now.length + 1);
        const end = Math.min(now.length, start + length);
        carried = carriedPatterns(carried, change(start, end, typed.length));
        now = `${now.slice(0, start)}${typed}${now.slice(end)}`;
      }
      for (const { span } of carried) assert.equal(now.slice(span.start, span.end), mark);
    }));
  });
});

describe('the log of a document\'s changes', () => {
  it('gives what came after a version, in its order', () => {
    const log = new ChangeLog(1);
    const [first, second, third] = [change(0, 0, 1), change(1, 1, 1), change(2, 2, 1)];
    log.add(2, first);
    log.add(2, second);
    log.add(5, third);
    assert.deepEqual(log.since(1), [first, second, third]);
    assert.deepEqual(log.since(2), [third]);
    assert.deepEqual(log.since(5), []);
  });

  it('knows nothing of before a text that was given anew', () => {
    const log = new ChangeLog(1);
    log.add(2, change(0, 0, 1));
    log.restart(3);
    assert.equal(log.since(2), undefined);
    assert.deepEqual(log.since(3), []);
  });

  it('forgets what is too long ago, and keeps counting', () => {
    const log = new ChangeLog(0);
    for (let version = 1; version <= 1200; version++) log.add(version, change(version, version, 1));
    assert.equal(log.since(0), undefined);
    assert.deepEqual(log.since(1199), [change(1200, 1200, 1)]);
  });
});
