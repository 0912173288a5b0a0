import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { encodeJson } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/encode-json';
import type { JsonInput } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/json';
import { SecretJson } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/json';
import { secretMembers } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/members';
import { readJson } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/read-json';
import { SECRET_PLACES } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/secret-places';

describe('writing JSON without making strings of secrets', () => {
  const encode = (input: JsonInput): string => {
    const bytes = encodeJson(input);
    assert.ok(bytes.ok);
    return bytes.value.toString('utf8');
  };

  it('writes what JSON.stringify writes, where nothing is secret', () => {
    const anything: fc.Arbitrary<unknown> = fc.jsonValue();
    fc.assert(fc.property(anything, (value) => {
      assert.equal(encode(value as JsonInput), JSON.stringify(value));
    }));
  });

  it('writes a value so that every reader gets exactly its text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }).filter((text) => Buffer.from(text).toString() === text), (text) => {
      assert.equal((JSON.parse(encode({ data: SecretValue.fromText(text) })) as { readonly data: string }).data, text);
    }));
  });

  it('writes every byte below a space as an escape', () => {
    const text = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('');
    assert.equal(JSON.parse(encode(SecretValue.fromText(text))), text);
  });

  it('leaves out what is undefined, and numbers that JSON lacks are a mistake', () => {
    assert.equal(encode({ a: undefined, b: 1, c: [null] }), '{"b":1,"c":[null]}');
    assert.throws(() => encodeJson({ a: Number.NaN }), /no such number/);
  });

  it('gives back what was read, numbers and objects among the fields too', () => {
    const fields = '{"n":1.50,"o":{"a":[true]},"p":"pass\\"word\\u0001é"}';
    const read = secretMembers(readJson(Buffer.from(`{"data":{"data":${fields}}}`), SECRET_PLACES) as never, 'data', 'data');
    assert.equal(encode(Object.fromEntries(read ?? [])), fields);
  });

  it('refuses a value that is not UTF-8, and leaves the caller his values', () => {
    const good = SecretValue.fromText('good');
    const input = { data: { good, raw: new SecretJson(SecretValue.fromText('[1]')), bad: SecretValue.fromBytes(Buffer.from([0xc3, 0x28])) } };
    assert.deepEqual(encodeJson(input), { ok: false, error: 'not-text' });
    assert.equal(good.text(), 'good');
  });
});
