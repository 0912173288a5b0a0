import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Json } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/json';
import { SecretJson } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/json';
import { at, disposeSecrets, secretMembers } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/members';
import { readJson } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/read-json';
import { SECRET_PLACES } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/secret-places';

describe('reading JSON without making strings of secrets', () => {
  const read = (text: string, places: Parameters<typeof readJson>[1] = []): Json | undefined => readJson(Buffer.from(text), places);

  it('gives what JSON.parse gives, where nothing is secret', () => {
    fc.assert(fc.property(fc.json({ stringUnit: 'binary', maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      const parsed: unknown = JSON.parse(text);
      assert.deepEqual(plain(read(JSON.stringify(parsed, null, indent))), plain(parsed));
    }));
  });

  it('takes what JSON.parse takes and refuses what it refuses, apart from members that are there twice', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '\\u0041', '\\', '1', '-', '0', '.5', 'e3', 'true', 'null', 'nul', ' ', '\n', '\u0001');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const found = read(text);
      const wanted = parsed(text);
      if (/"a".*"a"/s.test(text) && wanted !== undefined && found === undefined) return;
      assert.deepEqual(plain(found), wanted === undefined ? undefined : plain(wanted), text);
    }), { numRuns: 3000 });
  });

  it('reads every escape, and halves of a pair that stand alone as the sign of what is lost', () => {
    const text = String.raw`"\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\udd11 é🔑"`;
    assert.equal(read(text), JSON.parse(text));
    assert.equal(read(String.raw`"\ud83dx\udd11"`), '\ufffdx\ufffd');
  });

  it('gives strings at secret places as values that print nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (value, name) => {
      const body = read(JSON.stringify({ data: { data: { [name]: value } }, auth: { client_token: value, accessor: 'seen' } }), SECRET_PLACES);
      assert.ok(body !== undefined && body !== null);
      const members = secretMembers(body as never, 'data', 'data');
      const secret = members?.get(name);
      assert.ok(secret instanceof SecretValue);
      assert.deepEqual(secret.bytes(), Buffer.from(value, 'utf8'));
      assert.equal(at(body as never, 'auth', 'accessor'), 'seen');
      assert.ok(at(body as never, 'auth', 'client_token') instanceof SecretValue);
      assert.equal(JSON.stringify(at(body as never, 'data', 'data')), `{${JSON.stringify(name)}:"[secret]"}`);
    }));
  });

  it('gives anything else at a secret place as the text that stood there', () => {
    const json = '{ "data": {"data": {"n": 1.50, "o": {"a": [true, "x\\u0041" ]} , "z": null}} }';
    const members = secretMembers(read(json, SECRET_PLACES) as never, 'data', 'data');
    const text = (name: string): string | undefined => {
      const secret = members?.get(name);
      return secret instanceof SecretJson ? secret.text.text() : undefined;
    };
    assert.deepEqual([text('n'), text('o'), text('z')], ['1.50', '{"a": [true, "x\\u0041" ]}', 'null']);
    assert.equal(JSON.stringify([...members?.values() ?? []].map((each) => each instanceof SecretJson && each.text)), '["[secret]","[secret]","[secret]"]');
  });

  it('takes a version without fields and one that is gone for what they are', () => {
    assert.equal(secretMembers(read('{"data":{"data":{}}}', SECRET_PLACES) as never, 'data', 'data')?.size, 0);
    assert.equal(secretMembers(read('{"data":{"data":null}}', SECRET_PLACES) as never, 'data', 'data'), undefined);
  });

  it('keeps members with names of prototypes as members', () => {
    const members = read('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}') as Readonly<Record<string, Json>>;
    assert.deepEqual(Object.keys(members), ['__proto__', 'constructor', 'toString']);
    assert.equal(({} as Readonly<Record<string, unknown>>)['polluted'], undefined);
  });

  it('refuses what is no JSON, no UTF-8, named twice or nested without end', () => {
    const refused = ['', ' ', '{', '[1,]', '{"a":1,}', '{"a" 1}', '{a:1}', '01', '1.', '.1', '1e', '+1', 'NaN', "'a'", '"\n"', '"\\x"', '"\\u12g4"', '"a', 'true false', '1 1', '{"a":1,"a":2}', '\ufeff{}'];
    for (const text of refused) assert.equal(read(text), undefined, text);
    assert.equal(readJson(Buffer.from([0x22, 0xff, 0x22]), []), undefined);
    assert.equal(read('['.repeat(100_000)), undefined);
    assert.equal(read('{"data":{"data":{"deep":' + '['.repeat(100_000), SECRET_PLACES), undefined);
    assert.notEqual(read('['.repeat(60) + ']'.repeat(60)), undefined);
  });

  it('zeroes the secrets of a text that turns out to be none, and of an answer that nobody took', () => {
    const seen: SecretValue[] = [];
    const fromBytes = SecretValue.fromBytes.bind(SecretValue);
    SecretValue.fromBytes = (bytes) => {
      const value = fromBytes(bytes);
      seen.push(value);
      return value;
    };
    try {
      assert.equal(read('{"data":{"data":{"a":"x","b":7', SECRET_PLACES), undefined);
      disposeSecrets(read('{"data":{"data":{"a":"x","b":[7]}},"list":[{}]}', SECRET_PLACES));
    } finally {
      SecretValue.fromBytes = fromBytes;
    }
    assert.equal(seen.length, 4);
    for (const value of seen) assert.throws(() => value.bytes());
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without prototypes and lone halves of pairs, which JSON in UTF-8 cannot have. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return Buffer.from(value, 'utf8').toString('utf8');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([name, member]) => [plain(name), plain(member)]);
}
