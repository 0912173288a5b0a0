import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkPath } from '../../../../shared/src/core/reference';
import type { IndexedSecret } from '../../../../shared/src/secrets/stores/keychain/indexed-secret';
import { describeSecret, parseIndex, printIndex, writtenSecret } from '../../../../shared/src/secrets/stores/keychain/indexed-secret';

const TIME = '2026-01-02T03:04:05.000Z';
const LATER = '2026-02-03T04:05:06.000Z';

const path = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'a/__proto__/b'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }))
  .filter((text) => checkPath(text) === undefined);
const secret = fc.record({
  path, version: fc.integer({ min: 1, max: 9999 }), type: fc.constantFrom('api-key' as const, 'generic' as const),
  tags: fc.array(fc.string(), { maxLength: 3 }), owner: fc.string(), rule: fc.constant('keyward/x' as const),
  created: fc.constant(TIME), updated: fc.constant(LATER),
}, { requiredKeys: ['path', 'version', 'type', 'created', 'updated'], noNullPrototype: true });
const index = fc.uniqueArray(secret, { selector: (one) => one.path, maxLength: 20 });

function printed(...secrets: readonly IndexedSecret[]): string {
  return printIndex(new Map(secrets.map((one) => [one.path, one])));
}

describe('index of the keychain\'s secrets', () => {
  const plain: IndexedSecret = { path: 'shop/key', version: 3, type: 'api-key', created: TIME, updated: LATER };

  it('reads what it prints', () => {
    fc.assert(fc.property(index, (secrets) => {
      const parsed = parseIndex(printed(...secrets));
      assert(parsed.kind === 'index');
      assert.deepEqual(parsed.secrets, new Map(secrets.map((one) => [one.path, one])));
    }));
  });

  it('prints the same for the same secrets in any order', () => {
    fc.assert(fc.property(index, (secrets) => {
      assert.equal(printed(...secrets), printed(...secrets.toReversed()));
    }));
  });

  it('holds nothing but what is known here: a member more, or a wrong one, makes it damaged', () => {
    const text = printed(plain);
    for (const [what, with_] of [
      ['"version":3', '"version":0'], ['"version":3', '"version":1.5'], ['"type":"api-key"', '"type":"toString"'], ['shop/key', '../key'], ['shop/key', ''],
      [TIME, 'yesterday'], ['"type"', '"extra":1,"type"'], ['"path"', '"name"'], ['"secrets":[', '"secrets":[null,'], ['keyward-keychain-index', 'other'],
    ] as const) {
      assert(text.includes(what));
      assert.deepEqual(parseIndex(text.replace(what, with_)), { kind: 'damaged' }, `${what} -> ${with_}`);
    }
    for (const other of ['', '[]', 'null', '{}', text.slice(0, -5), `${text}x`]) assert.deepEqual(parseIndex(other), { kind: 'damaged' });
  });

  it('knows a newer format from a damaged one', () => {
    assert.deepEqual(parseIndex('{"format":"keyward-keychain-index","version":2,"entries":{}}'), { kind: 'newer', version: 2 });
  });

  it('counts writes, and keeps what a later one does not say', () => {
    const first = writtenSecret(undefined, 'a', { type: 'api-key', tags: ['x'], owner: 'ann', rule: 'keyward/x' }, TIME);
    assert.deepEqual(first, { path: 'a', version: 1, type: 'api-key', tags: ['x'], owner: 'ann', rule: 'keyward/x', created: TIME, updated: TIME });
    assert.deepEqual(writtenSecret(first, 'a', { expires: LATER, tags: [] }, LATER), { ...first, version: 2, tags: [], expires: LATER, updated: LATER });
    assert.equal(writtenSecret(undefined, 'a', {}, TIME).type, 'generic');
  });

  it('describes a secret as every store does', () => {
    assert.deepEqual(describeSecret('desk', plain), {
      store: 'desk', path: 'shop/key', fields: ['value'], type: 'api-key', tags: [], created: TIME, updated: LATER,
      versions: [{ version: 3, created: LATER, state: 'current' }],
    });
  });
});
