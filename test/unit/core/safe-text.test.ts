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

  const classes: readonly (readonly [string, RegExp, number])[] = [
    ['control', /^\p{Cc}$/u, 65], ['format', /^\p{Cf}$/u, 150], ['lone surrogate', /^\p{Cs}$/u, 2048],
    ['line separator', /^\p{Zl}$/u, 1], ['paragraph separator', /^\p{Zp}$/u, 1], ['blank letter', /^[\u115f\u1160\u2800\u3164\uffa0]$/, 5],
  ];
  for (const [what, member, least] of classes) {
    it(`shows each ${what} character there is, alone and between letters`, () => {
      let count = 0;
      for (let code = 0; code <= 0x10ffff; code++) {
        const character = String.fromCodePoint(code);
        if (!member.test(character)) continue;
        count++;
        assert.equal(safeText(`a${character}b`), `a\\u{${code.toString(16)}}b`);
        assert.equal(isSafeText(character), false);
      }
      assert.ok(count >= least, `${count} characters`);
    });
  }

  it('answers the same however often it is asked', () => {
    for (let round = 0; round < 5; round++) {
      assert.equal(isSafeText('a\u001bb'), false);
      assert.equal(isSafeText('ab'), true);
    }
  });

  it('leaves text alone that was made safe before, so that it can be told apart only by where it is shown', () => {
    const once = safeText('a\u001b[31mb');
    assert.equal(safeText(once), once);
  });

  it('cuts after the escape, not before: what was long only in its source may grow', () => {
    assert.equal(safeText('\u001b'.repeat(3), 100), '\\u{1b}\\u{1b}\\u{1b}');
    assert.equal(safeText('\u001b'.repeat(3), 8), '\\u{1b}\\…');
  });

  it('cuts no character in two, and nothing that fits', () => {
    assert.equal(safeText('abc', 3), 'abc');
    assert.equal(safeText('abcd', 3), 'ab…');
    assert.equal(safeText('a🔑🔑', 3), 'a…');
    assert.equal(safeText('a🔑🔑', 4), 'a🔑…');
    assert.equal(safeText('abc', 1), '…');
    assert.equal(safeText('', 1), '');
    assert.equal(safeText('x'.repeat(513)).length, 512);
  });

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
