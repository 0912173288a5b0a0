import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StructureCheck } from '../../../shared/src/scan/detection/rules/rule';
import { checkStructure } from '../../../shared/src/scan/detection/structure/check';
import type { StructureVerdict } from '../../../shared/src/scan/detection/structure/verdict';

const encode = (text: string): string => Buffer.from(text).toString('base64');
const url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = url({ alg: 'HS256', typ: 'JWT' });
const claims = url({ sub: 'a' });

/** A DER sequence in PEM whose length is what it says, or off by some bytes. */
function pem(label: string, wrong = 0): string {
  const der = Buffer.concat([Buffer.from([0x30, 0x81, 0x80 + wrong]), Buffer.alloc(0x80, 7)]);
  return `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----`;
}

const RSA = ['RSA', 'PRIVATE', 'KEY'].join(' ');

const pairs: readonly (readonly [check: StructureCheck, what: string, value: string, verdict: StructureVerdict])[] = [
  ['jwt', 'a header and claims', `${header}.${claims}.c2ln`, 'proved'],
  ['jwt', 'a token that is not signed', `${url({ alg: 'none' })}.${claims}.`, 'proved'],
  ['jwt', 'five parts, which are encrypted', `${url({ alg: 'dir', enc: 'A256GCM' })}..a.b.c`, 'proved'],
  ['jwt', 'claims that are a list of numbers', `${header}.${url([1])}.c2ln`, 'proved'],
  ['jwt', 'claims that are a number', `${header}.${url(7)}.c2ln`, 'unknown'],
  ['jwt', 'a header without an algorithm', `${url({})}.${claims}.c2ln`, 'broken'],
  ['jwt', 'an algorithm that is a number', `${url({ alg: 1 })}.${claims}.c2ln`, 'broken'],
  ['jwt', 'a header that is null', `${url(null)}.${claims}.c2ln`, 'broken'],
  ['jwt', 'no dots', header, 'unknown'],
  ['pem', 'a sequence that fits', pem(RSA), 'proved'],
  ['pem', 'a sequence that says more than there is', pem(RSA, 1), 'broken'],
  ['pem', 'a sequence that says less than there is', pem(RSA, -1), 'broken'],
  ['pem', 'line breaks in escapes', pem(RSA).replaceAll('\n', '\\n'), 'proved'],
  ['pem', 'line breaks in escaped escapes', pem(RSA).replaceAll('\n', '\\\\r\\\\n'), 'proved'],
  ['pem', 'no end', pem(RSA).replace(/-----END.*/, ''), 'unknown'],
  ['pem', 'another end', pem(RSA).replace(/END RSA/, 'END EC'), 'unknown'],
  ['pem', 'dots in its middle', pem(RSA).replace('BwcHBwcH', '........'), 'broken'],
  ['pem', 'bytes that are too few', `-----BEGIN ${RSA}-----\nMAA=\n-----END ${RSA}-----`, 'broken'],
  ['pem', 'an encrypted key', pem(`ENCRYPTED ${RSA.slice(4)}`), 'broken'],
  ['openssh-private-key', 'a body that is cut off', `-----BEGIN OPENSSH ${RSA.slice(4)}-----\n${encode('openssh-key-v1\0')}\n-----END OPENSSH ${RSA.slice(4)}-----`, 'broken'],
  ['google-service-account', 'a key in the text of a JSON file', `"private_key": "${pem(RSA).replaceAll('\n', '\\n')}"`, 'proved'],
  ['aws-access-key-id', 'letters of base32', 'AKIA' + 'ABCDEFGH2345WXYZ', 'unknown'],
  ['aws-access-key-id', 'digits outside of base32', 'AKIA' + 'ABCDEFGH0189WXYZ', 'broken'],
  ['aws-access-key-id', 'one letter too few', 'AKIA' + 'ABCDEFGH2345WXY', 'broken'],
  ['azure-identifiable-key', 'its mark at its place', `${'a1B2'.repeat(13)}JQQJ99${'A'.repeat(26)}`, 'proved'],
  ['azure-identifiable-key', 'its mark one place too early', `${'a1B2'.repeat(13).slice(1)}JQQJ99${'A'.repeat(26)}`, 'unknown'],
  ['azure-identifiable-key', 'the mark of a storage key', `${'a1B2'.repeat(19)}+ASt${'b'.repeat(6)}==`, 'proved'],
  ['azure-identifiable-key', 'no mark', 'a1B2'.repeat(22), 'unknown'],
  ['base64-json', 'an object', encode('{"a":1}'), 'proved'],
  ['base64-json', 'an object without padding', encode('{"ab":12}').replace(/=+$/, ''), 'proved'],
  ['base64-json', 'a mark before the object', `glc_${encode('{"a":1}')}`, 'proved'],
  ['base64-json', 'a number', encode('17'), 'broken'],
  ['base64-json', 'half an object', encode('{"a":'), 'broken'],
  ['base64-text', 'a sentence', encode('a readable text'), 'proved'],
  ['base64-text', 'bytes that nobody reads', Buffer.from([1, 200, 3, 255, 9, 8, 7, 6, 5]).toString('base64'), 'broken'],
  ['base64-text', 'a word that is too short to prove anything', encode('short'), 'broken'],
  ['slack-webhook', 'identifiers of a workspace', '/services/T8K2M4N6P/B7J5H3G1F/' + 'q7Rk2vLx9Tz4m', 'unknown'],
  ['slack-webhook', 'the documentation\'s zeros', '/services/T00000000/B00000000/abc', 'broken'],
  ['slack-webhook', 'the documentation\'s letters', '/services/T8K2M4N6P/B7J5H3G1F/XXXXXXXXXXXX', 'broken'],
  ['uuid', 'version 4', '9f3c1a2e-7b4d-4c6f-8a1b-2c3d4e5f6a7b', 'unknown'],
  ['uuid', 'version 7, in capitals', '018F3C1A-7B4D-7C6F-9A1B-2C3D4E5F6A7B', 'unknown'],
  ['uuid', 'no version', '9f3c1a2e-7b4d-0c6f-8a1b-2c3d4e5f6a7b', 'broken'],
  ['uuid', 'another variant', '9f3c1a2e-7b4d-4c6f-1a1b-2c3d4e5f6a7b', 'broken'],
  ['fernet-key', 'thirty-two bytes', Buffer.alloc(32, 5).toString('base64url') + '=', 'unknown'],
  ['fernet-key', 'thirty-one bytes', Buffer.alloc(31, 5).toString('base64url') + '==', 'broken'],
  ['fernet-key', 'the other alphabet', `${'+'.repeat(43)}=`, 'broken'],
  ['url-userinfo', 'a password', 'a://b:k2Jd9@c', 'unknown'],
  ['url-userinfo', 'a hole of a template', 'a://b:${PASSWORD}@c', 'broken'],
  ['url-userinfo', 'a hole of a format', 'a://b:%s@c', 'broken'],
  ['url-userinfo', 'stars', 'a://b:****@c', 'broken'],
  ['url-userinfo', 'the word itself', 'a://b:Password@c', 'broken'],
  ['age-bech32', 'a good checksum', 'A12UEL5L', 'proved'],
  ['age-bech32', 'two letters changed places', 'A12ULE5L', 'broken'],
  ['age-bech32', 'a letter that Bech32 leaves out', 'A12UEL5B', 'broken'],
  ['age-bech32', 'no separator', 'AUELL', 'broken'],
];

describe('a structure check', () => {
  for (const [check, what, value, verdict] of pairs) {
    it(`${check} finds ${what} ${verdict}`, () => assert.equal(checkStructure(check, value), verdict));
  }

  it('of Bech32 notices any one changed letter', () => {
    const good = 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw';
    const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
    fc.assert(fc.property(fc.integer({ min: 7, max: good.length - 1 }), fc.integer({ min: 0, max: 31 }), (at, letter) => {
      const changed = good.slice(0, at) + letters.charAt(letter) + good.slice(at + 1);
      assert.equal(checkStructure('age-bech32', changed), changed === good ? 'proved' : 'broken');
    }));
  });

  it('of a JWT proves what any JSON claims are encoded to', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (any) => {
      assert.equal(checkStructure('jwt', `${header}.${url(any)}.c2ln`), 'proved');
    }));
  });
});
