import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSafeText, safeText } from '../../../shared/src/core/text/safe-text';

describe('safe text', () => {
  const attacks: readonly (readonly [string, string])[] = [
    ['OSC 52 (clipboard)', '\u001b]52;c;eA==\u0007'],
    ['OSC 8 (link)', '\u001b]8;;https://example.invalid\u001b\\x'],
    ['DCS', '\u001bPq\u001b\\'],
    ['APC', '\u001b_x\u001b\\'],
    ['C1 CSI', '\u009b31m'],
    ['carriage return', 'shown\rhidden'],
    ['new line', 'a\nb'],
    ['right-to-left override', '\u202egnp.exe'],
    ['isolate', '\u2066x\u2069'],
    ['zero-width space', 'a\u200bb'],
    ['line separator', 'a\u2028b'],
    ['language tag', 'a\u{e0041}b'],
    ['lone surrogate', 'a\ud800b'],
    ['Hangul filler', 'a\u3164b'],
  ];
  for (const [what, text] of attacks) {
    it(`shows ${what} instead of obeying it`, () => {
      assert(!isSafeText(text));
      assert(isSafeText(safeText(text)));
      assert.match(safeText(text), /\\u\{[0-9a-f]+\}/);
    });
  }

  it('leaves words of every script alone', () => {
    for (const text of ['shop/prod/STRIPE_KEY', 'clé/größe', '商店/密钥', 'ключ', '🔑']) assert.equal(safeText(text), text);
  });

  it('is safe and short for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
      const printed = safeText(text, limit);
      assert(isSafeText(printed));
      assert(printed.length <= limit);
    }));
  });
});
