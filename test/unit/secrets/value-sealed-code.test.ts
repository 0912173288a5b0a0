import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { ValueSealedCode } from '../../../shared/src/secrets/value-sealed-code';

describe('code sealed under the value that stood in it', () => {
  const userKey = randomBytes(32);
  const sealed = new ValueSealedCode({ userKey, randomBytes });
  const value = SecretValue.fromText('the value');

  it('opens with the same value at the same place, whatever the code is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (code, place) => {
      assert.equal(sealed.open(sealed.seal(code, value, place), value, place), code);
    }));
  });

  it('opens with no other value, user, place or box', () => {
    const box = sealed.seal('const a = 1;', value, 'here');
    assert.equal(sealed.open(box, SecretValue.fromText('the valuf'), 'here'), undefined);
    assert.equal(new ValueSealedCode({ userKey: randomBytes(32), randomBytes }).open(box, value, 'here'), undefined);
    assert.equal(sealed.open(box, value, 'there'), undefined);
    const bytes = Buffer.from(box, 'base64');
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    assert.equal(sealed.open(bytes.toString('base64'), value, 'here'), undefined);
    for (const broken of ['', 'AAAA', 'not base64 at all']) assert.equal(sealed.open(broken, value, 'here'), undefined);
  });

  it('shows nothing of the code, and not the same thing twice', () => {
    const code = 'const apiKey = the value;';
    const boxes = [sealed.seal(code, value, 'here'), sealed.seal(code, value, 'here')];
    assert.notEqual(boxes[0], boxes[1]);
    for (const box of boxes) assert(!Buffer.from(box, 'base64').includes('the value'));
  });
});
