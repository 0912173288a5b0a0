import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Resemblance, ValueShape } from '../../../../shared/src/secrets/rotation/value-maker';
import { compareForms, shapeOf } from '../../../../shared/src/secrets/rotation/value-shape';

const shape = (text: string): ValueShape => shapeOf(SecretValue.fromText(text));
const LETTERS = 'a1B2c3D4e5F6g7H8i9J0k';

describe('the form of a value', () => {
  const cases: readonly (readonly [name: string, value: string, shape: ValueShape])[] = [
    ['a UUID', '0193c5a0-7b1c-7000-8000-1234567890ab', { kind: 'uuid' }],
    ['hexadecimal digits', '00ff'.repeat(8), { kind: 'hex', bytes: 16 }],
    ['capital hexadecimal digits', '00FF'.repeat(16), { kind: 'hex', bytes: 32 }],
    ['an odd number of them', `0ff${'a'.repeat(20)}`, { kind: 'token', length: 23 }],
    ['a long number', '1234567890'.repeat(2), { kind: 'token', length: 20 }],
    ['base64 with a plus', Buffer.alloc(32, 0xfb).toString('base64'), { kind: 'base64', bytes: 32, alphabet: 'standard' }],
    ['base64 that reads in both alphabets', Buffer.alloc(16, 1).toString('base64'), { kind: 'base64', bytes: 16, alphabet: 'common' }],
    ['a Fernet key', `${Buffer.alloc(32, 0xfb).toString('base64url')}=`, { kind: 'fernet-key' }],
    ['a token', LETTERS, { kind: 'token', length: 21 }],
    ['a token of ours', `shop_${LETTERS}`, { kind: 'token', length: 21, prefix: 'shop_' }],
    ['a password', 'h0rse!battery', { kind: 'text', length: 13, symbols: true }],
    ['words', 'correct-horse-battery-staple', { kind: 'text', length: 28, symbols: true }],
    ['a short word', 'secret', { kind: 'text', length: 6, symbols: false }],
    ['JSON', '{"type":"service_account"}', { kind: 'other' }],
    ['a connection URL', ['postgres', '://u:p@db/shop'].join(''), { kind: 'other' }],
    ['a connection string', 'Server=db;Password=x;', { kind: 'other' }],
    ['a signed token', `eyJhbGciOiJIUzI1NiJ9.${LETTERS}.${LETTERS}`, { kind: 'other' }],
    ['several lines', 'one\ntwo', { kind: 'other' }],
    ['other scripts', 'pässwörd', { kind: 'other' }],
    ['much base64', Buffer.alloc(600, 1).toString('base64'), { kind: 'other' }],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', { kind: 'other' }],
  ];
  for (const [name, value, expected] of cases) {
    it(`is told of ${name}`, () => { assert.deepEqual(shape(value), expected); });
  }

  it('is told of private keys in each of their encodings', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    for (const type of ['pkcs1', 'pkcs8'] as const) {
      assert.deepEqual(shape(rsa.export({ type, format: 'pem' }).toString()), { kind: 'private-key', key: { kind: 'rsa-key', bits: 2048 } });
    }
    const ec = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey;
    for (const type of ['sec1', 'pkcs8'] as const) {
      assert.deepEqual(shape(ec.export({ type, format: 'pem' }).toString()), { kind: 'private-key', key: { kind: 'ec-key', curve: 'P-384' } });
    }
    const locked = rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString();
    assert.deepEqual(shape(locked), { kind: 'other' });
    const foreign = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    assert.deepEqual(shape(foreign), { kind: 'other' });
  });

  it('holds nothing of the value but a prefix of small letters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), (text) => {
      const told = shape(text);
      const prefix = 'prefix' in told ? told.prefix ?? '' : '';
      assert.match(prefix, /^(?:[a-z]{2,8}_){0,2}$/);
      const words: readonly unknown[] = Object.values(told).filter((member) => member !== prefix);
      assert(words.every((member) => typeof member !== 'string' || KNOWN_WORDS.has(member)));
    }), { numRuns: 500 });
  });
});

const KNOWN_WORDS = new Set(['uuid', 'fernet-key', 'hex', 'base64', 'standard', 'common', 'token', 'text', 'private-key', 'other']);

describe('a successor', () => {
  const key = (prefix: string, seed: string): string => `${prefix}${seed.repeat(24)}`;
  const cases: readonly (readonly [old: string, fresh: string, Resemblance])[] = [
    [key('sk_' + 'live_', 'a'), key('sk_' + 'live_', 'b'), 'alike'],
    [key('sk_' + 'live_', 'a'), key('sk_' + 'live_', 'a'), 'same'],
    [key('sk_' + 'live_', 'a'), key('sk_' + 'test_', 'b'), 'other-prefix'],
    [key('sk_' + 'live_', 'a'), key('', 'b'), 'other-prefix'],
    ['AK' + 'IA' + 'B'.repeat(16), 'AK' + 'IA' + 'C'.repeat(16), 'alike'],
    ['AK' + 'IA' + 'B'.repeat(16), 'AS' + 'IA' + 'C'.repeat(16), 'other-prefix'],
    ['c'.repeat(10), 'd'.repeat(30), 'other-length'],
    ['c'.repeat(30), 'd'.repeat(10), 'other-length'],
    ['c'.repeat(20), `${'d'.repeat(20)}\n`, 'blank-edges'],
    ['c'.repeat(20), ` ${'d'.repeat(20)}`, 'blank-edges'],
    ['c'.repeat(20), `${'d'.repeat(9)} ${'d'.repeat(10)}`, 'other-form'],
    ['c'.repeat(20), `${'d'.repeat(9)}\n${'d'.repeat(10)}`, 'other-form'],
    ['one\ntwo\n', 'six\nten\n', 'alike'],
  ];
  for (const [index, [old, fresh, expected]] of cases.entries()) {
    it(`is ${expected} (${index + 1})`, () => {
      assert.equal(compareForms(SecretValue.fromText(old), SecretValue.fromText(fresh)), expected);
    });
  }
});
