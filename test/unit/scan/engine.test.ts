import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileRules, explain, scan, scanBytes } from '../../../shared/src/scan/engine';
import { acmeRule, ACME_KEY, optionsWith, scanText, VALUE, valuesFound } from './scanning';

describe('engine', () => {
  it('marks exactly the value, whatever stands around it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 }), (before, after) => {
      const text = `${before} ${ACME_KEY} ${after}`;
      const at = before.length + 1;
      assert.ok(scanText(text).findings.some(({ span }) => span.start === at && span.end === at + ACME_KEY.length));
    }));
  });

  it('never throws and never gives a range outside the text', () => {
    const piece = fc.constantFrom('password', '=', ':', '"', "'", '`', '\\', '${', '}', ' ', '\n', '\r\n', 'a', 'secret', '://', '@', '<', '>', '--', 'bearer ', ACME_KEY, VALUE, '😀', '\ud800', 'kind: Secret\ndata:\n  a: ', 'curl ', '-u a:', 'é');
    const language = fc.constantFrom('javascript', 'python', 'yaml', 'shellscript', 'json', 'xml', 'plaintext', 'csharp', 'kubernetes', 'rust', 'ini', 'lua', 'sql', 'powershell', 'go', 'dotenv' as const);
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), language, (pieces, languageId) => {
      const text = pieces.join('');
      for (const { span, confidence } of scan({ text, languageId }, optionsWith({ minConfidence: 0 })).findings) {
        assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length);
        assert.ok(confidence >= 0 && confidence <= 1);
      }
    }), { numRuns: 500 });
  });

  it('reports one finding a value: a vendor\'s form beats an assignment', () => {
    const { findings } = scanText(`api_key = "${ACME_KEY}"`);
    assert.deepEqual(findings.map(({ ruleId, severity }) => [ruleId, severity]), [['keyward/acme-key', 'error']]);
  });

  it('prefers the rule that saw the vendor\'s name beside the value to one that knows its form only', () => {
    const beside = { ...acmeRule, id: 'keyward/acme-labs-key', form: 'near', keywords: ['labs'], pattern: /labs(?:_key)? = "(?<secret>acme_[A-Za-z0-9]{20})"/, maxLength: 60, confidence: 0.7 } as const;
    const rules = compileRules([acmeRule, beside]);
    const found = (text: string): readonly string[] => scan({ text, languageId: 'python' }, optionsWith({ rules })).findings.map(({ ruleId }) => ruleId);
    assert.deepEqual(found(`labs_key = "${ACME_KEY}"`), ['keyward/acme-labs-key']);
    assert.deepEqual(found(`other_key = "${ACME_KEY}"`), ['keyward/acme-key']);
  });

  it('reports the same value twice with one fingerprint', () => {
    const { findings } = scanText(`a = ${ACME_KEY}\nb = ${ACME_KEY}\n`);
    assert.equal(findings.length, 2);
    assert.equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, 1);
  });

  it('carries no value in what it returns', () => {
    const result = scanText(`api_key = "${ACME_KEY}"\npassword: "${VALUE}"`);
    const clone = structuredClone(result);
    for (const text of [JSON.stringify(result), JSON.stringify(clone)]) assert.ok(!text.includes(ACME_KEY) && !text.includes(VALUE));
  });

  it('says when a text is over the size budget, and does not scan it', () => {
    const result = scan({ text: ACME_KEY, languageId: 'plaintext' }, optionsWith({ budget: { maxLength: 10, maxMilliseconds: 1000 } }));
    assert.deepEqual(result.skipped, [{ kind: 'too-large', length: ACME_KEY.length, limit: 10 }]);
    assert.deepEqual(result.findings, []);
  });

  it('stops when the time is over, says where, and keeps what it found', () => {
    let time = 0;
    const text = `${ACME_KEY}\n`.repeat(500);
    const result = scan({ text, languageId: 'plaintext' }, optionsWith({ now: () => time++, budget: { maxLength: 1e6, maxMilliseconds: 3 } }));
    assert.equal(result.skipped[0]?.kind, 'out-of-time');
    assert.ok(result.findings.length > 0 && result.findings.length < 500);
  });

  it('stops when it is cancelled', () => {
    let asked = 0;
    const text = `${ACME_KEY}\n`.repeat(500);
    const result = scan({ text, languageId: 'plaintext' }, optionsWith({ isCancelled: () => asked++ > 1 }));
    assert.equal(result.skipped[0]?.kind, 'cancelled');
  });

  it('leaves out what is below the confidence asked for', () => {
    const text = `password = "${VALUE}"`;
    assert.equal(scan({ text, languageId: 'python' }, optionsWith({ minConfidence: 0.2 })).findings.length, 1);
    assert.deepEqual(scan({ text, languageId: 'python' }, optionsWith({ minConfidence: 0.9999 })).findings, []);
  });

  it('refuses two rules with one id', () => {
    assert.throws(() => compileRules([acmeRule, acmeRule]), /keyward\/acme-key/);
  });

  it('trusts a value in a credentials file more, and in a lock file hardly at all', () => {
    const text = `password = "${VALUE}"`;
    const confidence = (path: string): number => scan({ text, languageId: 'ini', path }, optionsWith({ minConfidence: 0 })).findings[0]?.confidence ?? -1;
    assert.ok(confidence('app/.env') > confidence('app/main.ini'));
    assert.ok(confidence('app/main.ini') > confidence('test/main.ini'));
    assert.deepEqual(valuesFound(text, 'toml', 'poetry.lock'), []);
  });
});

describe('a bulk scan of bytes', () => {
  const text = `x\npassword = "${VALUE}"\n`;
  const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

  it('does not decode what holds no keyword', () => {
    const { result } = scanBytes({ bytes: Buffer.from('int main() { return 0; } // é'), languageId: 'c', encoding: 'utf-8', decode: () => assert.fail('decoded') }, optionsWith());
    assert.deepEqual(result.findings, []);
  });

  it('finds what a scan of the text finds, also where bytes and code units differ', () => {
    for (const one of [text, `é😀${text}`]) {
      const bulk = scanBytes({ bytes: Buffer.from(one), languageId: 'python', encoding: 'utf-8', decode }, optionsWith());
      assert.equal(bulk.text, one);
      assert.deepEqual(bulk.result.findings, scanText(one, 'python').findings);
    }
  });

  it('keeps the size budget in bytes', () => {
    const { result } = scanBytes({ bytes: Buffer.from(text), languageId: 'c', encoding: 'utf-8', decode }, optionsWith({ budget: { maxLength: 5, maxMilliseconds: 1 } }));
    assert.equal(result.skipped[0]?.kind, 'too-large');
  });
});

describe('explain', () => {
  it('gives the evidence of what is reported', () => {
    const text = `password = "${VALUE}"`;
    const { candidates } = explain({ text, languageId: 'python' }, optionsWith(), { start: 0, end: text.length });
    assert.deepEqual(candidates.map(({ outcome }) => outcome), ['reported']);
    assert.ok(candidates[0]?.evidence.some(({ signal }) => signal === 'key.password'));
  });

  it('says why something was not reported', () => {
    const outcomes = (text: string): readonly string[] => {
      const { candidates, rejections } = explain({ text, languageId: 'javascript' }, optionsWith(), { start: 0, end: text.length });
      return [...candidates.map(({ outcome }) => outcome), ...rejections.map(({ reason }) => reason)];
    };
    assert.deepEqual(outcomes(`const password = 'password';`), ['below-confidence']);
    assert.ok(outcomes('const password = `${prefix}abc`;').includes('value-is-template'));
    assert.ok(outcomes(`const passwordField = 'x';`).includes('name-means-no-secret'));
    assert.ok(outcomes(`const password = read();`).includes('value-is-expression'));
    assert.ok(outcomes(`apiKey = '${ACME_KEY}'`).includes('covered-by-another'));
    assert.ok(outcomes(`apiKey = '${ACME_KEY}' // keyward:ignore`).includes('suppressed'));
  });
});
