import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCustomMetadata, printCustomMetadata } from '../../../../shared/src/secrets/stores/hashicorp/kv/custom-metadata';

describe('custom metadata of a secret', () => {
  it('gives back what was put there', () => {
    const meta = { type: 'jwt-signing-key', tags: ['a', 'b, "c"', 'ä 🔑'], owner: 'Ann & Ben', expires: '2031-01-02T03:04:05.000Z', rule: 'keyward/x-1' } as const;
    assert.deepEqual(parseCustomMetadata(printCustomMetadata(meta)), meta);
  });

  it('says nothing of what is not known', () => {
    assert.deepEqual(printCustomMetadata({}), {});
    assert.deepEqual(printCustomMetadata({ tags: [], owner: '' }), { 'keyward-tags': '[]' });
    assert.deepEqual(parseCustomMetadata({}), { type: 'generic', tags: [] });
  });

  it('leaves out what the engine would refuse', () => {
    const printed = printCustomMetadata({ type: 'password', owner: 'ä'.repeat(300), tags: Array.from({ length: 100 }, () => 'tag-x') });
    assert.deepEqual(printed, { 'keyward-type': 'password' });
  });

  it('takes nothing that would lead astray on a screen', () => {
    for (const owner of ['a\u001b[31m', 'a\u202eb', 'a\u200bb', 'a\nb', 'a\u2028b', 'x'.repeat(129)]) {
      assert.equal(parseCustomMetadata({ 'keyward-owner': owner }).owner, undefined, JSON.stringify(owner));
      assert.deepEqual(parseCustomMetadata({ 'keyward-tags': JSON.stringify([owner, 'ok']) }).tags, ['ok']);
    }
    for (const rule of ['x', 'a/b/c', '[x](command:y)', 'A/b', '/', `a/${'b'.repeat(200)}`]) {
      assert.equal(parseCustomMetadata({ 'keyward-rule': rule }).rule, undefined, rule);
    }
    for (const expires of ['tomorrow', '2031-01-02', '2031-99-02T03:04:05Z', '2031-01-02T03:04:05+99:00']) {
      assert.equal(parseCustomMetadata({ 'keyward-expires': expires }).expires, undefined, expires);
    }
    for (const tags of ['', '{', '{"a":1}', '"a"', JSON.stringify(Array.from({ length: 33 }, () => 'x'))]) {
      assert.deepEqual(parseCustomMetadata({ 'keyward-tags': tags }).tags, [], tags);
    }
  });

  it('knows no type by a name that JavaScript knows', () => {
    for (const type of ['constructor', '__proto__', 'toString', 'Password']) {
      assert.equal(parseCustomMetadata({ 'keyward-type': type }).type, 'generic');
    }
  });

  it('never throws, whatever stands there', () => {
    const names = fc.constantFrom('keyward-type', 'keyward-tags', 'keyward-owner', 'keyward-expires', 'keyward-rule', '__proto__', 'other');
    fc.assert(fc.property(fc.dictionary(names, fc.oneof(fc.string(), fc.json())), (custom) => {
      const { tags, type } = parseCustomMetadata(custom);
      assert(tags.length <= 32 && typeof type === 'string');
    }));
  });
});
