import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RuleId } from '../../../shared/src/core/model/finding';
import { overlaps } from '../../../shared/src/core/model/span';
import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import type { Candidate } from '../../../shared/src/scan/detection/candidate';
import { resolve } from '../../../shared/src/scan/detection/resolve';
import type { SecretRuleDescription } from '../../../shared/src/scan/engine';

const fingerprint = fingerprinter(Buffer.alloc(32, 1));

function candidate(ruleId: RuleId, start: number, end: number, more: Partial<Candidate> = {}): Candidate {
  return {
    ruleId, secretType: 'generic', span: { start, end }, reach: { start, end }, decoding: [], value: `${start}-${end}`, specificity: 0, evidence: [],
    proved: false, confidence: 0.9, ...more,
  };
}

/** What is kept, as `rule start-end`. */
function kept(...candidates: readonly Candidate[]): readonly string[] {
  return resolve(candidates, new Map(), fingerprint).map(({ ruleId, span }) => `${ruleId.slice('keyward/'.length)} ${span.start}-${span.end}`);
}

describe('one finding a value', () => {
  it('keeps everything that does not overlap, by position', () => {
    assert.deepEqual(kept(candidate('keyward/b', 20, 30), candidate('keyward/a', 0, 10), candidate('keyward/c', 10, 20)), ['a 0-10', 'c 10-20', 'b 20-30']);
  });

  it('prefers the more specific, then the surer, then the longer', () => {
    assert.deepEqual(kept(candidate('keyward/a', 0, 10, { confidence: 0.99 }), candidate('keyward/b', 2, 8, { specificity: 1, confidence: 0.6 })), ['b 2-8']);
    assert.deepEqual(kept(candidate('keyward/a', 0, 10, { confidence: 0.8 }), candidate('keyward/b', 2, 8)), ['b 2-8']);
    assert.deepEqual(kept(candidate('keyward/a', 2, 8), candidate('keyward/b', 0, 10)), ['b 0-10']);
  });

  it('decides by the rule\'s name where nothing else does, so that the order of rules does not matter', () => {
    const [a, b] = [candidate('keyward/a', 0, 10), candidate('keyward/b', 0, 10)];
    assert.deepEqual(kept(a, b), ['a 0-10']);
    assert.deepEqual(kept(b, a), ['a 0-10']);
  });

  it('keeps both ends of a chain whose middle is weaker', () => {
    const chain = [candidate('keyward/a', 0, 10), candidate('keyward/weak', 5, 25, { confidence: 0.6 }), candidate('keyward/b', 20, 30)];
    assert.deepEqual(kept(...chain), ['a 0-10', 'b 20-30']);
  });

  describe('with a vendor\'s mark before another form', () => {
    const form = candidate('keyward/form', 7, 200, { specificity: 3, confidence: 0.99, proved: true });

    it('names the vendor, however sure the other form is', () => {
      assert.deepEqual(kept(form, candidate('keyward/vendor', 0, 200, { specificity: 3, confidence: 0.93 })), ['vendor 0-200']);
    });

    it('leaves no value without a finding where a third one overlaps the mark', () => {
      const third = candidate('keyward/third', 0, 6, { specificity: 3, confidence: 0.995 });
      assert.deepEqual(kept(form, candidate('keyward/vendor', 0, 200, { specificity: 3, confidence: 0.93 }), third), ['third 0-6', 'form 7-200']);
    });

    it('does not take a longer beginning for a mark', () => {
      const around = candidate('keyward/around', 0, 300, { specificity: 3, confidence: 0.93 });
      assert.deepEqual(kept({ ...form, span: { start: 17, end: 300 } }, around), ['form 17-300']);
    });

    it('does not take a longer end for one', () => {
      assert.deepEqual(kept(form, candidate('keyward/vendor', 0, 210, { specificity: 3, confidence: 0.93 })), ['form 7-200']);
    });

    it('asks for a mark of the value itself, not for a name beside it', () => {
      assert.deepEqual(kept(form, candidate('keyward/generic', 0, 200, { specificity: 1, confidence: 0.999 })), ['form 7-200']);
    });
  });

  it('gives severity by the rule\'s description, and error where there is none', () => {
    const description: SecretRuleDescription = {
      kind: 'secret', id: 'keyward/a', title: 'a', vendor: 'a', description: 'a', remediation: 'a', documentation: 'a', severity: 'information', secretType: 'generic',
    };
    const severities = (known: readonly SecretRuleDescription[]): readonly string[] =>
      resolve([candidate('keyward/a', 0, 10)], new Map(known.map((one) => [one.id, one])), fingerprint).map(({ severity }) => severity);
    assert.deepEqual(severities([description]), ['information']);
    assert.deepEqual(severities([]), ['error']);
  });

  it('fingerprints the value after decoding, not the source text', () => {
    const [one, other] = resolve([candidate('keyward/a', 0, 5, { value: 'same' }), candidate('keyward/b', 9, 20, { value: 'same' })], new Map(), fingerprint);
    assert.equal(one?.fingerprint, fingerprint('same'));
    assert.equal(other?.fingerprint, one.fingerprint);
  });

  const any = fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 20 }), rule: fc.constantFrom<RuleId>('keyward/a', 'keyward/b', 'keyward/c'), specificity: fc.constantFrom(0, 1, 2, 3), confidence: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ start, length, rule, specificity, confidence }) => candidate(rule, start, start + length, { specificity, confidence }));

  it('never keeps two that overlap, and leaves no value without a finding', () => {
    fc.assert(fc.property(fc.array(any, { maxLength: 20 }), (all) => {
      const findings = resolve(all, new Map(), fingerprint);
      findings.forEach((finding, index) => {
        const next = findings[index + 1];
        assert.ok(next === undefined || finding.span.end <= next.span.start);
      });
      for (const one of all) assert.ok(findings.some(({ span }) => overlaps(span, one.span)), 'each candidate is covered by what is kept');
    }));
  });
});
