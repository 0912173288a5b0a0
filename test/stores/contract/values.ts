import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { valueOf } from '../../support/local-vault';
import type { ContractWorld } from './world';

const TEXTS: Readonly<Record<string, string>> = {
  'spaces and line ends': '  \n two\r\nlines \t\n',
  'a byte order mark': '\ufefftext',
  'other scripts and emoji': 'схема 鍵 🔑 e\u0301',
  'what JSON, HTML and templates mean something by': '{"a":"\\u0041"} &amp; {{{x}}} <b> %41 ${y} `',
  'a number': '0123',
  'a word of JSON': 'null',
};

const BYTES: Readonly<Record<string, Buffer>> = {
  'every byte there is': Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  'a single zero': Buffer.of(0),
  'a zero within text': Buffer.from('a\0b'),
  'half a character': Buffer.from('🔑').subarray(0, 3),
};

export function valuesContract(world: ContractWorld): void {
  describe('values', () => {
    const written = async (bytes: Uint8Array, path: string): Promise<boolean> => {
      const result = await world.putValue(path, SecretValue.fromBytes(bytes), { expected: 'new' });
      if (!result.ok) {
        assert.equal(world.refused(result, 'invalid-value').reason, 'not-text');
        world.refused(await world.store.describe(path), 'not-found');
        return false;
      }
      const { value } = valueOf(await world.store.read({ path, field: 'value' }));
      assert(value.equals(SecretValue.fromBytes(bytes)), 'other bytes came back');
      return true;
    };

    for (const [what, text] of Object.entries(TEXTS)) {
      it(`keeps ${what}`, async () => assert(await written(Buffer.from(text), world.path())));
    }

    for (const [what, bytes] of Object.entries(BYTES)) {
      it(`keeps ${what}, or refuses it before anything is stored`, async () => {
        await written(bytes, world.path());
      });
    }

    it('takes a value of the largest size, and none that is larger', async () => {
      const { maxValueBytes } = world.store.capabilities;
      const path = world.path();
      const largest = SecretValue.fromBytes(Buffer.alloc(maxValueBytes, 'x'));
      valueOf(await world.putValue(path, largest));
      assert(valueOf(await world.store.read({ path, field: 'value' })).value.equals(largest));
      const larger = SecretValue.fromBytes(Buffer.alloc(maxValueBytes + 1, 'x'));
      assert.equal(world.refused(await world.putValue(path, larger), 'invalid-value').reason, 'too-large');
      const whole = await world.store.replace({ path, expected: 'any', meta: {} }, new Map([['value', larger]]));
      assert.equal(world.refused(whole, 'invalid-value').reason, 'too-large');
      assert(valueOf(await world.store.read({ path, field: 'value' })).value.equals(largest));
    });

    it('takes no empty value', async () => {
      const path = world.path();
      const empty = SecretValue.fromText('');
      assert.equal(world.refused(await world.putValue(path, empty), 'invalid-value').reason, 'empty');
      const whole = await world.store.replace({ path, expected: 'any', meta: {} }, new Map([['value', empty]]));
      assert.equal(world.refused(whole, 'invalid-value').reason, 'empty');
      world.refused(await world.store.describe(path), 'not-found');
    });
  });
}
