import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { generate } from '../../../../shared/src/secrets/rotation/generate';
import { VALUE_KINDS } from '../../../../shared/src/secrets/rotation/value-maker';
import type { ValueKind } from '../../../../shared/src/secrets/rotation/value-maker';
import { shapeOf } from '../../../../shared/src/secrets/rotation/value-shape';

async function textOf(kind: ValueKind): Promise<string> {
  const { value } = await generate(kind, randomBytes);
  const text = value.text();
  value.dispose();
  return text;
}

describe('a generated value', () => {
  const forms: readonly (readonly [ValueKind, RegExp])[] = [
    [{ kind: 'token', bytes: 32 }, /^[\w-]{43}$/],
    [{ kind: 'token', bytes: 16, prefix: 'shop_' }, /^shop_[\w-]{22}$/],
    [{ kind: 'hex', bytes: 20 }, /^[0-9a-f]{40}$/],
    [{ kind: 'base64', bytes: 16, alphabet: 'standard' }, /^[A-Za-z0-9+/]{22}==$/],
    [{ kind: 'base64', bytes: 32, alphabet: 'common' }, /^[A-Za-z0-9]{43}=$/],
    [{ kind: 'uuid' }, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    [{ kind: 'fernet-key' }, /^[\w-]{43}=$/],
    [{ kind: 'jwt-secret' }, /^[\w-]{86}$/],
    [{ kind: 'password', length: 24, symbols: true }, /^[A-Za-z][\w.~-]{23}$/],
    [{ kind: 'password', length: 12, symbols: false }, /^[A-Za-z][A-Za-z0-9]{11}$/],
  ];
  for (const [kind, form] of forms) {
    it(`of the kind ${JSON.stringify(kind)} has its form, and is another one each time`, async () => {
      const made = await Promise.all(Array.from({ length: 8 }, () => textOf(kind)));
      for (const text of made) assert.match(text, form);
      assert.equal(new Set(made).size, made.length);
    });
  }

  it('is a password with every class of characters, whatever its length', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 8, max: 64 }), fc.boolean(), async (length, symbols) => {
      const text = await textOf({ kind: 'password', length, symbols });
      assert.equal(text.length, length);
      for (const characters of [/[A-Z]/, /[a-z]/, /\d/, ...(symbols ? [/[._~-]/] : [])]) assert.match(text, characters);
    }), { numRuns: 60 });
  });

  it('has each character about as often as the others', async () => {
    const text = await textOf({ kind: 'token', bytes: 48_000 });
    const counts = new Map<string, number>();
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    assert.equal(counts.size, 64);
    // 1,000 each; six standard deviations of a fair draw are 190.
    for (const [character, count] of counts) assert(Math.abs(count - 1000) < 190, `${character}: ${count}`);
  });

  it('draws again what would make some characters likelier, and zeroes what it drew', async () => {
    const drawn: Uint8Array[] = [];
    const biased = (size: number): Uint8Array => {
      const bytes = new Uint8Array(size).fill(drawn.length === 0 ? 255 : 61);
      drawn.push(bytes);
      return bytes;
    };
    // 16 characters divide 256 evenly, 66 do not: 255 is beyond their last whole multiple.
    const { value } = await generate({ kind: 'password', length: 8, symbols: true }, (size) => drawn.length < 2 ? biased(size) : randomBytes(size));
    assert.equal(value.byteLength, 8);
    assert(drawn.every((bytes) => bytes.every((byte) => byte === 0)));
    value.dispose();
  });

  for (const kind of ['rsa-key', 'ec-key', 'ed25519-key'] as const) {
    it(`of the kind ${kind} is a pair whose halves belong together`, async () => {
      const wanted: ValueKind = kind === 'rsa-key' ? { kind, bits: 2048 } : VALUE_KINDS[kind];
      const { value, publicKey = '' } = await generate(wanted, randomBytes);
      assert.match(publicKey, /^-----BEGIN PUBLIC KEY-----\n/);
      const key = createPrivateKey(value.text());
      const algorithm = kind === 'ed25519-key' ? undefined : 'sha256';
      const signature = sign(algorithm, Buffer.from('text'), key);
      assert(verify(algorithm, Buffer.from('text'), createPublicKey(publicKey), signature));
      assert.deepEqual(shapeOf(value), { kind: 'private-key', key: wanted });
      value.dispose();
    });
  }

  it('has a form that is recognised, so that the next rotation makes the same', async () => {
    for (const kind of [{ kind: 'uuid' }, { kind: 'hex', bytes: 32 }, { kind: 'base64', bytes: 32, alphabet: 'common' }] as const) {
      const { value } = await generate(kind, randomBytes);
      assert.deepEqual(shapeOf(value), kind);
      value.dispose();
    }
    const { value } = await generate({ kind: 'token', bytes: 32, prefix: 'shop_' }, () => new Uint8Array(43).fill(53));
    assert.deepEqual(shapeOf(value), { kind: 'token', length: 43, prefix: 'shop_' });
    value.dispose();
  });
});
