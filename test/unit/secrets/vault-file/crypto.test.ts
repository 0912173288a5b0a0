import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import fc from 'fast-check';
import { BOX_OVERHEAD, open, seal } from '../../../../shared/src/secrets/vault-file/crypto/aead';
import { associatedData, keyLabel } from '../../../../shared/src/secrets/vault-file/crypto/associated-data';
import { authenticate, deriveKey, derivePasswordKey } from '../../../../shared/src/secrets/vault-file/crypto/key-derivation';
import { pad, unpad } from '../../../../shared/src/secrets/vault-file/crypto/padding';
import { randomSecret, secretBuffer, takeSecret } from '../../../../shared/src/core/redact/secret-buffer';
import { requireShared } from '../../../support/requirements';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** The test groups of a file of Project Wycheproof (https://github.com/C2SP/wycheproof). */
function vectors(context: Context, file: string): unknown {
  const found = requireShared(context, `vectors/wycheproof/testvectors_v1/${file}`);
  return (JSON.parse(readFileSync(found, 'utf8')) as { testGroups: unknown }).testGroups;
}

describe('AES-256-GCM', () => {
  interface Group {
    readonly ivSize: number; readonly keySize: number; readonly tagSize: number;
    readonly tests: readonly {
      readonly tcId: number; readonly key: string; readonly iv: string; readonly aad: string; readonly msg: string;
      readonly ct: string; readonly tag: string; readonly result: 'valid' | 'invalid';
    }[];
  }

  it('agrees with Wycheproof, and takes no other lengths', function gcm() {
    let compared = 0;
    let refused = 0;
    for (const group of vectors(this, 'aes_gcm_test.json') as readonly Group[]) {
      for (const test of group.tests) {
        const input = { key: hex(test.key), nonce: hex(test.iv), plaintext: hex(test.msg), associated: hex(test.aad) };
        const box = Buffer.concat([input.nonce, hex(test.ct), hex(test.tag)]);
        if (group.keySize !== 256 || group.ivSize !== 96) {
          assert.throws(() => seal(input), `test ${test.tcId}`);
          refused += 1;
          continue;
        }
        const opened = open(input.key, box, input.associated);
        assert.equal(opened?.toString('hex'), test.result === 'valid' ? test.msg : undefined, `test ${test.tcId}`);
        if (test.result === 'valid') assert.deepEqual(seal(input), box, `test ${test.tcId}`);
        compared += 1;
      }
    }
    assert(compared > 50 && refused > 100, `${compared} compared, ${refused} refused`);
  });

  it('opens what it sealed, and nothing of which a bit was changed', () => {
    const bytes = fc.uint8Array({ maxLength: 100 });
    fc.assert(fc.property(bytes, bytes, fc.nat(), (plaintext, associated, at) => {
      const key = randomBytes(32);
      const box = seal({ key, nonce: randomBytes(12), plaintext, associated });
      assert.equal(box.length, plaintext.length + BOX_OVERHEAD);
      assert.deepEqual(open(key, box, associated), Buffer.from(plaintext));
      const changed = Buffer.from(box);
      changed[at % box.length] = (changed[at % box.length] ?? 0) ^ (1 << at % 8);
      assert.equal(open(key, changed, associated), undefined);
      assert.equal(open(key, box.subarray(0, -1), associated), undefined);
      assert.equal(open(key, box, Buffer.concat([associated, Buffer.of(0)])), undefined);
      assert.equal(open(randomBytes(32), box, associated), undefined);
    }));
  });

  it('never opens a box with a short tag', () => {
    const key = randomBytes(32);
    const box = seal({ key, nonce: randomBytes(12), plaintext: Buffer.alloc(0), associated: Buffer.alloc(0) });
    for (let length = 0; length < box.length; length += 1) {
      assert.equal(open(key, box.subarray(0, length), Buffer.alloc(0)), undefined);
    }
  });
});

describe('key derivation', function derivationSuite() {
  this.timeout(60_000);

  it('HKDF-SHA-256 agrees with Wycheproof', function hkdf() {
    interface Group {
      readonly tests: readonly { readonly tcId: number; readonly ikm: string; readonly salt: string; readonly info: string; readonly okm: string; readonly result: string }[];
    }
    let compared = 0;
    for (const { tests } of vectors(this, 'hkdf_sha256_test.json') as readonly Group[]) {
      for (const { tcId, ikm, salt, info, okm, result } of tests) {
        if (result !== 'valid') continue;
        // Output keying material of any length begins with the same bytes: RFC 5869, section 2.3.
        const derived = deriveKey(hex(ikm), hex(salt), hex(info)).toString('hex');
        const common = Math.min(derived.length, okm.length);
        assert.equal(derived.slice(0, common), okm.slice(0, common), `test ${tcId}`);
        compared += 1;
      }
    }
    assert(compared > 50);
  });

  it('PBKDF2-HMAC-SHA256 agrees with Wycheproof', async function pbkdf2() {
    interface Group {
      readonly tests: readonly { readonly tcId: number; readonly password: string; readonly salt: string; readonly iterationCount: number; readonly dkLen: number; readonly dk: string; readonly result: string }[];
    }
    let compared = 0;
    for (const { tests } of vectors(this, 'pbkdf2_hmacsha256_test.json') as readonly Group[]) {
      for (const { tcId, password, salt, iterationCount: iterations, dk, result } of tests) {
        if (result !== 'valid' || iterations > 100_000) continue;
        const kdf = { name: 'pbkdf2-hmac-sha256', iterations, salt: hex(salt).toString('base64') } as const;
        // The first block of 32 bytes does not depend on the length that was asked for: RFC 8018, section 5.2.
        const derived = (await derivePasswordKey(hex(password), kdf)).toString('hex');
        const common = Math.min(derived.length, dk.length);
        assert.equal(derived.slice(0, common), dk.slice(0, common), `test ${tcId}`);
        compared += 1;
      }
    }
    assert(compared > 30);
  });

  it('HMAC-SHA-256 agrees with RFC 4231', () => {
    const cases: readonly (readonly [Buffer, Buffer, string])[] = [
      [Buffer.alloc(20, 0x0b), Buffer.from('Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
      [Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?'), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
      [Buffer.alloc(131, 0xaa), Buffer.from('Test Using Larger Than Block-Size Key - Hash Key First'), '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54'],
    ];
    for (const [key, data, mac] of cases) {
      assert.equal(authenticate(key, data).toString('hex'), mac);
      assert.equal(authenticate(key, data.subarray(0, 3), data.subarray(3)).toString('hex'), mac);
    }
  });

  it('Argon2id gives another key for another password, salt, memory or number of passes', async () => {
    const kdf = { name: 'argon2id', memoryKib: 19 * 1024, passes: 2, lanes: 1, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' } as const;
    const keys = await Promise.all([
      derivePasswordKey(Buffer.from('a'), kdf), derivePasswordKey(Buffer.from('b'), kdf),
      derivePasswordKey(Buffer.from('a'), { ...kdf, salt: 'AQAAAAAAAAAAAAAAAAAAAA==' }),
      derivePasswordKey(Buffer.from('a'), { ...kdf, memoryKib: 20 * 1024 }),
      derivePasswordKey(Buffer.from('a'), { ...kdf, passes: 3 }),
    ]);
    assert.equal(new Set(keys.map((key) => key.toString('hex'))).size, keys.length);
    assert(keys.every((key) => key.length === 32));
  });
});

describe('associated data', () => {
  it('differs for any two lists', () => {
    const list = fc.array(fc.string({ maxLength: 6 }), { maxLength: 4 });
    fc.assert(fc.property(list, list, (a, b) => {
      const same = associatedData('vault', 'record', ...a).equals(associatedData('vault', 'record', ...b));
      assert.equal(same, JSON.stringify(a) === JSON.stringify(b));
    }));
  });

  it('differs by purpose, vault and use', () => {
    const all = [
      associatedData('v', 'slot', 'x'), associatedData('v', 'record', 'x'), associatedData('w', 'slot', 'x'),
      keyLabel('v', 'mac'), keyLabel('v', 'wrap'), keyLabel('w', 'mac'),
    ];
    assert.equal(new Set(all.map((bytes) => bytes.toString('hex'))).size, all.length);
  });
});

describe('padding', () => {
  it('hides the length within 32 bytes and gives it back', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (value) => {
      const padded = pad(value);
      assert.equal(padded.length % 32, 0);
      assert(padded.length - value.length <= 36);
      assert.deepEqual(unpad(padded), Buffer.from(value));
    }));
  });

  it('refuses what it did not make', () => {
    const wrong = (change: (bytes: Buffer) => Buffer): Buffer | undefined => unpad(change(pad(Buffer.from('value'))));
    assert.equal(wrong((bytes) => bytes.subarray(1)), undefined);
    assert.equal(wrong((bytes) => Buffer.concat([bytes, Buffer.alloc(32)])), undefined);
    assert.equal(wrong((bytes) => bytes.fill(1, 31)), undefined);
    assert.equal(wrong((bytes) => bytes.fill(255, 0, 4)), undefined);
    assert.equal(unpad(Buffer.alloc(0)), undefined);
  });
});

describe('secret buffers', () => {
  it('lie outside of the pool and of the collector\'s heap', () => {
    for (const buffer of [secretBuffer(5), takeSecret(Buffer.from('abc')), randomSecret(32, randomBytes)]) {
      assert.equal(buffer.buffer.byteLength, buffer.length);
    }
  });

  it('zero their source when they take it over', () => {
    const source = Buffer.from('key');
    assert.equal(takeSecret(source).toString(), 'key');
    assert.deepEqual(source, Buffer.alloc(3));
  });
});
