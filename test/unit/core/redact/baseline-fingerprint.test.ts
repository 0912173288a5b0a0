import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import { BASELINE_COST, baselineFingerprinter, deferredFingerprinter } from '../../../../shared/src/core/redact/baseline-fingerprint';

const KEY = Buffer.alloc(32, 5);
const VALUE = ['winter', '2024'].join('');

describe('a baseline\'s fingerprint', () => {
  it('of a value that may be guessed costs 16 MB and that many rounds for each guess', () => {
    const { cost: N, blockSize: r, parallelization: p } = BASELINE_COST;
    assert.ok(128 * N * r >= 16 * 2 ** 20, 'the memory that one guess needs, RFC 7914 section 2');
    const expected = scryptSync(VALUE, KEY, 16, { N, r, p }).toString('hex');
    assert.equal(baselineFingerprinter(KEY, BASELINE_COST).slow(VALUE), `scrypt:${expected}`);
  });

  it('differs from baseline to baseline, so that no table serves two', () => {
    const cheap = { ...BASELINE_COST, cost: 2 ** 13 };
    const one = baselineFingerprinter(KEY, cheap);
    const other = baselineFingerprinter(Buffer.alloc(32, 6), cheap);
    assert.notEqual(one.slow(VALUE), other.slow(VALUE));
    assert.notEqual(one.fast(VALUE), other.fast(VALUE));
    assert.notEqual(one.slow(VALUE), baselineFingerprinter(KEY, BASELINE_COST).slow(VALUE));
  });

  it('is the same for the same value, derived before or not', () => {
    const one = baselineFingerprinter(KEY, { ...BASELINE_COST, cost: 2 ** 13 });
    assert.equal(one.slow(VALUE), one.slow(VALUE));
    assert.notEqual(one.slow(VALUE), one.slow(`${VALUE}x`));
    assert.match(one.fast(VALUE), /^hmac:[0-9a-f]{32}$/);
  });

  it('is made in the background where nobody may wait, and told once when all are known', async () => {
    const cheap = { ...BASELINE_COST, cost: 2 ** 13 };
    let told = 0;
    const others = ['a', 'b', 'c'].map((letter) => `${VALUE}${letter}`);
    const one = await new Promise<ReturnType<typeof deferredFingerprinter>>((resolve) => {
      const fingerprints = deferredFingerprinter(KEY, cheap, () => { told++; resolve(fingerprints); });
      for (const value of [VALUE, ...others, VALUE]) assert.equal(fingerprints.slow(value), undefined);
    });
    const known = baselineFingerprinter(KEY, cheap);
    for (const value of [VALUE, ...others]) assert.equal(one.slow(value), known.slow(value));
    assert.equal(one.fast(VALUE), known.fast(VALUE));
    assert.equal(told, 1);
  });

  it('needs a whole key', () => {
    assert.throws(() => baselineFingerprinter(Buffer.alloc(31), BASELINE_COST), /32 bytes/);
  });
});
