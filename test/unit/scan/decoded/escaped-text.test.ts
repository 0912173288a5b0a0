import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../../../shared/src/core/decode/decode';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { borderAt, decodeEscaped, stretchAround, type EscapeForm } from '../../../../shared/src/scan/detection/decoded/escaped-stretch';
import { ACME_KEY, scanText, VALUE } from '../scanning';

/** The texts that findings mark, and what their chains make of them. */
function found(text: string, languageId: LanguageId = 'plaintext'): readonly (readonly [source: string, value: string])[] {
  return scanText(text, languageId).findings.map(({ span, decoding }) => {
    const source = text.slice(span.start, span.end);
    const value = decode(source, decoding);
    return [source, value.ok ? value.value : 'does not decode'];
  });
}

const hidden = (text: string, escape: (code: number) => string): string => Array.from(text, (character) => escape(character.codePointAt(0) ?? 0)).join('');
const percent = (text: string): string => hidden(text, (code) => `%${code.toString(16)}`);
const unicode = (text: string): string => hidden(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`);
const hexEscape = (text: string): string => hidden(text, (code) => `\\x${code.toString(16)}`);

describe('escaped text', () => {
  it('is read in a URL inside a URL, with the range of the value alone', () => {
    const inner = encodeURIComponent(`postgres://bob:${VALUE}@db.internal/shop`);
    assert.deepEqual(found(`https://host/login?next=${inner}&x=1`), [[VALUE, VALUE]]);
    assert.deepEqual(found(`open "https://host/?q=${encodeURIComponent(inner)}"`), [[VALUE, VALUE]]);
  });

  it('is read in form data', () => {
    assert.deepEqual(found(`body: user%3Dbob%26password%3D${VALUE}`), [[VALUE, VALUE]]);
    assert.deepEqual(found(`state=${encodeURIComponent(JSON.stringify({ password: `${VALUE}ü/` }))}`), [[`${VALUE}%C3%BC%2F`, `${VALUE}ü/`]]);
  });

  it('is read where every character is escaped', () => {
    for (const escape of [percent, unicode, hexEscape]) {
      assert.deepEqual(found(`x = "${escape(`password=${VALUE}`)}";`, 'javascript'), [[escape(VALUE), VALUE]]);
      assert.deepEqual(found(`x = "${escape(ACME_KEY)}";`, 'javascript'), [[escape(ACME_KEY), ACME_KEY]]);
    }
  });

  it('is read in JSON that stands in a string, however deep', () => {
    const once = JSON.stringify(JSON.stringify({ user: 'bob', password: VALUE }));
    assert.deepEqual(found(`const body = ${once};`, 'javascript'), [[VALUE, VALUE]]);
    assert.deepEqual(found(`{"body": ${JSON.stringify(once)}}`, 'json'), [[VALUE, VALUE]]);
    const special = JSON.stringify(JSON.stringify({ password: `${VALUE}"\\<` }));
    assert.deepEqual(found(`{"body": ${special}}`, 'json').map(([, value]) => value), [`${VALUE}"\\<`]);
  });

  it('is read at the start of a line inside a string', () => {
    const text = JSON.stringify({ log: `{\n  "note": "\n${ACME_KEY}"\n}` });
    assert.deepEqual(found(text, 'json'), [[ACME_KEY, ACME_KEY]]);
  });

  it('is read in JSON that stands in an attribute', () => {
    const json = JSON.stringify({ user: 'bob', apiKey: VALUE }).replaceAll('"', '&quot;');
    assert.deepEqual(found(`<div id="app" data-page="${json}"></div>`, 'html'), [[VALUE, VALUE]]);
  });

  it('is no finding where nothing hides', () => {
    for (const text of ['printf("%65s %73d", a, b)', '/[\\x61-\\x7a\\u0061-\\u007a]/', '"\\u0061\\u0062"', 'background: url("data:image/svg+xml,%3csvg xmlns=%27http://www.w3.org/2000/svg%27/%3e")']) {
      assert.deepEqual(found(text, 'javascript'), []);
    }
  });
});

describe('decodeEscaped', () => {
  const form: EscapeForm = { unit: /%[\da-f]{2}/iy, border: borderAt(/[^\w%]/), least: 1, step: { kind: 'percent' } };

  it('gives each part of the text its own source', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('a', 'Z', '9'), fc.constantFrom('%41', '%7a', '%20')), { minLength: 8 }), fc.nat(), fc.nat(), (units, from, length) => {
      const source = units.join('');
      const encoded = decodeEscaped(source, { start: 0, end: source.length }, form);
      if (encoded === undefined) { assert.ok(!source.includes('%')); return; }
      assert.equal(encoded.text, decodeURIComponent(source));
      const start = from % units.length;
      const end = Math.min(units.length, start + 1 + (length % units.length));
      const { span, decoding } = encoded.locate({ start, end });
      assert.deepEqual(decode(source.slice(span.start, span.end), decoding), { ok: true, value: encoded.text.slice(start, end) });
    }));
  });

  it('refuses an escape that stands for nothing', () => {
    const malformed: EscapeForm = { ...form, unit: /%../y };
    assert.equal(decodeEscaped('a%4', { start: 0, end: 3 }, malformed), undefined);
    assert.equal(decodeEscaped('%zz%41', { start: 0, end: 6 }, malformed), undefined);
  });

  it('does not look at a stretch without end', () => {
    const endless = 'a'.repeat(10_000);
    const { start, end } = stretchAround(endless, { start: 5000, end: 5001 }, form);
    assert.ok(start > 0 && end < endless.length);
    assert.equal(decodeEscaped(endless, { start, end }, form), undefined);
    assert.deepEqual(stretchAround(` ${endless.slice(0, 4000)} `, { start: 5, end: 6 }, form), { start: 1, end: 4001 });
  });
});
