import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { checkStructure } from '../../../shared/src/scan/detection/structure/check';
import { crc32 } from '../../../shared/src/scan/detection/structure/checksums';
import type { StructureCheck } from '../../../shared/src/scan/detection/rules/rule';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function base62(value: number): string {
  return Array.from({ length: 6 }, (_, place) => BASE62.charAt(Math.floor(value / 62 ** (5 - place)) % 62)).join('');
}

const random = 'h4Jk2mN8pQ6rS1tU5vW3xY7zA9bC0d';
const json = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('structure checks', () => {
  it('has the CRC32 of zlib', function () {
    if (typeof zlibCrc32 !== 'function') this.skip();
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => assert.equal(crc32(text), zlibCrc32(text))));
  });

  it('proves GitHub\'s and npm\'s checksums and finds a wrong one', () => {
    for (const [check, mark] of [['github-crc32', 'ghp_'], ['npm-crc32', 'npm_']] as const) {
      assert.equal(checkStructure(check, mark + random + base62(crc32(random))), 'proved');
      assert.equal(checkStructure(check, mark + random + base62(crc32(random) ^ 1)), 'broken');
    }
    assert.equal(checkStructure('github-crc32', `github_pat_${random}_${random}`), 'unknown');
  });

  it('proves Grafana\'s checksum', () => {
    const body = `glsa_${random}ab`;
    const sum = crc32(body).toString(16).padStart(8, '0');
    assert.equal(checkStructure('grafana-crc32', `${body}_${sum}`), 'proved');
    assert.equal(checkStructure('grafana-crc32', `${body}_00000000`), 'broken');
  });

  it('proves a JWT by its header and claims', () => {
    assert.equal(checkStructure('jwt', `${json({ alg: 'HS256' })}.${json({ sub: '1' })}.c2ln`), 'proved');
    assert.equal(checkStructure('jwt', `${json({ alg: 'HS256' })}.bm90IGpzb24.c2ln`), 'unknown');
    assert.equal(checkStructure('jwt', `${json({ typ: 'JWT' })}.${json({})}.c2ln`), 'broken');
  });

  it('proves real private keys, in every form that Node writes, and in a string literal', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024, privateKeyEncoding: { type: 'pkcs1', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
    const ed = generateKeyPairSync('ed25519', { privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
    for (const { privateKey } of [rsa, ed]) {
      assert.equal(checkStructure('pem', privateKey), 'proved');
      assert.equal(checkStructure('pem', privateKey.replaceAll('\n', '\\n')), 'proved');
      assert.equal(checkStructure('pem', privateKey.replace(/\n[A-Za-z0-9+/]{20}/, '\n...')), 'broken');
    }
  });

  it('finds encrypted and elided keys unusable', () => {
    const [open, close] = ['-----BEGIN ', '-----END '];
    assert.equal(checkStructure('pem', `${open}ENCRYPTED PRIVATE KEY-----\nMIIF\n${close}ENCRYPTED PRIVATE KEY-----`), 'broken');
    assert.equal(checkStructure('pem', `${open}RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIF\n${close}RSA PRIVATE KEY-----`), 'broken');
    assert.equal(checkStructure('pem', `${open}RSA PRIVATE KEY-----\nyour key here\n${close}RSA PRIVATE KEY-----`), 'broken');
  });

  it('tells an open OpenSSH key from an encrypted one', () => {
    const body = (cipher: string): string => {
      const name = Buffer.from(cipher);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(name.length);
      return Buffer.concat([Buffer.from('openssh-key-v1\0'), length, name, Buffer.alloc(64, 1)]).toString('base64');
    };
    const key = (cipher: string): string => `-----BEGIN OPENSSH PRIVATE KEY-----\n${body(cipher)}\n-----END OPENSSH PRIVATE KEY-----`;
    assert.equal(checkStructure('openssh-private-key', key('none')), 'proved');
    assert.equal(checkStructure('openssh-private-key', key('aes256-ctr')), 'broken');
  });

  it('proves the checksum of Bech32 (vectors of BIP 173) in either case', () => {
    assert.equal(checkStructure('age-bech32', 'A12UEL5L'), 'proved');
    assert.equal(checkStructure('age-bech32', 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw'), 'proved');
    assert.equal(checkStructure('age-bech32', 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxx'), 'broken');
  });

  const shapes: readonly (readonly [StructureCheck, string, string])[] = [
    ['aws-access-key-id', 'AKIA' + 'QWERTYUIOPASDF23', 'unknown'], ['aws-access-key-id', 'AKIA' + 'QWERTYUIOPASDF01', 'broken'],
    ['uuid', '6ba7b810-9dad-41d1-80b4-00c04fd430c8', 'unknown'], ['uuid', '6ba7b810-9dad-01d1-80b4-00c04fd430c8', 'broken'],
    ['slack-webhook', 'https://hooks.slack.invalid/services/T00000000/B00000000/x', 'broken'], ['fernet-key', `${'A'.repeat(43)}=`, 'unknown'], ['fernet-key', 'short', 'broken'],
    ['base64-json', Buffer.from('{"a":1}').toString('base64'), 'proved'], ['base64-json', 'bm90', 'broken'], ['base64-text', Buffer.from('a readable text').toString('base64'), 'proved'],
    ['url-userinfo', 'a://b:password@c', 'broken'], ['url-userinfo', 'a://b:k2Jd9@c', 'unknown'],
  ];
  for (const [check, value, verdict] of shapes) it(`${check}: ${verdict} for ${value.slice(0, 20)}`, () => assert.equal(checkStructure(check, value), verdict));

  it('never throws, whatever the value', () => {
    const checks: readonly StructureCheck[] = ['github-crc32', 'npm-crc32', 'grafana-crc32', 'jwt', 'pem', 'azure-identifiable-key', 'aws-access-key-id', 'base64-json', 'url-userinfo', 'slack-webhook', 'uuid', 'google-service-account', 'age-bech32', 'fernet-key', 'openssh-private-key', 'base64-text'];
    fc.assert(fc.property(fc.constantFrom(...checks), fc.string({ unit: 'binary' }), (check, value) => {
      assert.ok(['proved', 'broken', 'unknown'].includes(checkStructure(check, value)));
    }));
  });
});
