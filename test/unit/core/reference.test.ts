import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkPath, isReserved, parseReference, printReference } from '../../../shared/src/core/reference';

describe('reference', () => {
  it('reads what it prints', () => {
    const ref = { store: 'local', path: 'shop/prod/STRIPE_KEY', field: 'value', version: 3 };
    assert.equal(printReference(ref), 'keyward://local/shop/prod/STRIPE_KEY#value?version=3');
    assert.deepEqual(parseReference(printReference(ref)), { ok: true, value: ref });
  });

  it('has one spelling for each secret', () => {
    const path = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => checkPath(text) === undefined);
    fc.assert(fc.property(path, (text) => {
      const printed = printReference({ store: 'local', path: text, field: 'value' });
      assert.deepEqual(parseReference(printed), { ok: true, value: { store: 'local', path: text, field: 'value' } });
    }));
  });

  it('knows its own folder in any case, and no neighbour of it', () => {
    for (const path of ['.keyward/', '.keyward/sign-ins/team', '.Keyward/x', '.keyward']) assert(isReserved(path), path);
    for (const path of ['keyward/x', 'a/.keyward/x', '.keyward-x', '.keywardx/y']) assert(!isReserved(path), path);
  });

  const refused: readonly (readonly [string, string, string | undefined])[] = [
    ['https://local/a#value', 'not-keyward', undefined],
    ['keyward://Local/a#value', 'store', undefined],
    ['keyward://local/a', 'field', undefined],
    ['keyward://local/a/../b#value', 'path', 'dot-segment'],
    ['keyward://local/a//b#value', 'path', 'empty-segment'],
    ['keyward://local/a%2Fb#value', 'path', 'forbidden-character'],
    ['keyward://local/a%00#value', 'path', 'forbidden-character'],
    ['keyward://local/a#value?version=0', 'version', undefined],
    ['keyward://local/a#val ue', 'field', undefined],
  ];
  for (const [text, kind, reason] of refused) {
    it(`refuses ${text}`, () => {
      const result = parseReference(text);
      assert(!result.ok);
      assert.equal(result.error.kind, kind);
      assert.equal(result.error.reason, reason);
    });
  }
});
