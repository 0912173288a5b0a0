import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { newId, newRecordId } from '../../../../shared/src/secrets/vault-file/crypto/ids';
import { parseHeader, parseVault } from '../../../../shared/src/secrets/vault-file/format/parse';
import { printVault } from '../../../../shared/src/secrets/vault-file/format/print';
import type { KeySlot, VaultDocument } from '../../../../shared/src/secrets/vault-file/format/vault-document';
import { bytesOfBox, keyOfBox, sealedBox } from '../../../../shared/src/secrets/vault-file/format/vault-document';
import type { SecretEntry } from '../../../../shared/src/secrets/vault-file/index/secret-entry';
import { VaultIndex } from '../../../../shared/src/secrets/vault-file/index/vault-index';
import { projectRoot } from '../../../support/requirements';

const MAC = Buffer.alloc(32, 1);
const created = '2026-01-02T03:04:05.678Z';
const base64 = (size: number): string => randomBytes(size).toString('base64');

function documentOf(slots: readonly KeySlot[], records: number): VaultDocument {
  return {
    header: { id: newId(randomBytes), created, generation: 7, commit: newId(randomBytes), ancestors: [newId(randomBytes)], slots },
    keys: [{ id: 1, created, state: 'primary', retire: null, sealed: 3, box: base64(60) }],
    index: sealedBox(1, randomBytes(40)),
    records: new Map(Array.from({ length: records }, () => [newRecordId(randomBytes), sealedBox(1, randomBytes(92))])),
  };
}

const id = fc.constant(0).map(() => newId(randomBytes));
const slot: fc.Arbitrary<KeySlot> = fc.oneof(
  fc.record({ id, iterations: fc.integer({ min: 100_000, max: 10_000_000 }) }).map(({ id: slotId, iterations }): KeySlot => ({
    id: slotId, kind: 'password', created, kdf: { name: 'pbkdf2-hmac-sha256', iterations, salt: base64(16) }, box: base64(60),
  })),
  id.map((slotId): KeySlot => ({ id: slotId, kind: 'recovery-code', created, salt: base64(16), box: base64(60) })),
  id.map((slotId): KeySlot => ({ id: slotId, kind: 'keychain', created, service: 'keyward', account: slotId, box: base64(60) })),
  fc.record({ id, kind: fc.constantFrom('passkey', 'x'), more: fc.jsonValue() })
    .filter(({ more }) => /^[\x20-\x7e]*$/.test(JSON.stringify(more)))
    .map((raw): KeySlot => ({ kind: 'unknown', raw: JSON.parse(JSON.stringify(raw)) as Record<string, unknown> })),
);

describe('vault format', () => {
  it('reads what it prints, and the file is one JSON document', () => {
    fc.assert(fc.property(fc.array(slot, { minLength: 1, maxLength: 5 }), fc.nat({ max: 4 }), (slots, records) => {
      const document = documentOf(slots, records);
      const bytes = printVault(document, () => MAC);
      const parsed = parseVault(bytes);
      assert(parsed.ok);
      assert.deepEqual(parsed.value.document, document);
      assert.deepEqual(parsed.value.mac, MAC);
      const plain = JSON.parse(bytes.toString('utf8')) as { records: object };
      assert.deepEqual(Object.entries(plain.records), [...document.records]);
    }));
  });

  it('refuses a file of which any byte was changed, removed or doubled', () => {
    const valid = readFileSync(path.join(projectRoot, 'test/fixtures/vault-testkit/valid.json'));
    const start = valid.indexOf('"mac":"');
    for (let at = 0; at < valid.length; at += 1) {
      const changed = Buffer.from(valid);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const parsed = parseVault(changed);
      // The MAC is the only part that no checksum covers: it is compared with the key.
      if (parsed.ok) assert(at > start, `byte ${at}`);
      else assert(parsed.error.kind === 'corrupt' || at < 40, `byte ${at}`);
      if (at % 7 !== 0) continue;
      assert(!parseVault(Buffer.concat([valid.subarray(0, at), valid.subarray(at + 1)])).ok, `without byte ${at}`);
      assert(!parseVault(Buffer.concat([valid.subarray(0, at + 1), valid.subarray(at)])).ok, `byte ${at} twice`);
      assert(!parseVault(valid.subarray(0, at)).ok, `cut at ${at}`);
    }
  });

  it('signs the head and the digest of the body', () => {
    const document = documentOf([{ id: newId(randomBytes), kind: 'external', created, salt: base64(16), box: base64(60) }], 1);
    let signed: readonly string[] = [];
    const bytes = printVault(document, (head, digest) => {
      signed = [head.toString(), digest.toString()];
      return MAC;
    });
    const text = bytes.toString();
    assert.equal(signed[0], text.slice(0, text.indexOf('"keys":')));
    assert.match(signed[1] ?? '', /^"digest":"[^"]{44}",\n$/);
    assert.throws(() => printVault(document, () => Buffer.alloc(16)), /32 bytes/);
  });

  it('reads a header without the rest of the file', () => {
    const document = documentOf([{ id: newId(randomBytes), kind: 'external', created, salt: base64(16), box: base64(60) }], 3);
    const text = printVault(document, () => MAC).toString('latin1');
    const head = parseHeader(text.slice(0, text.indexOf('"keys":')));
    assert(head.ok);
    assert.deepEqual(head.value.header, document.header);
  });

  it('takes base64 only in its one spelling', () => {
    const sealed = sealedBox(12, Buffer.of(1));
    assert.equal(sealed, '12.AQ==');
    assert.equal(keyOfBox(sealed), 12);
    assert.deepEqual(bytesOfBox(sealed), Buffer.of(1));
    for (const other of ['12.AR==', '12.AQ', '12.AQ=', '12.AQ==\n', '12.A Q==', '12.AQ--']) assert.equal(bytesOfBox(other), undefined, other);
  });
});

describe('vault index', () => {
  const entry = (name: string, more: object = {}): SecretEntry => ({
    path: name, type: 'generic', versions: [{ version: 1, created: 1, fields: [['value', 'r', 1]] }], ...more,
  });
  const changesOf = (...entries: readonly SecretEntry[]): Map<string, SecretEntry> => new Map(entries.map((each) => [each.path, each]));

  it('reads what it prints, whatever names there are', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme', maxLength: 20 }), { maxLength: 20 });
    fc.assert(fc.property(names, (paths) => {
      const bytes = VaultIndex.empty().print(changesOf(...paths.map((name) => entry(name))));
      assert.equal(bytes.length % 1024, 0);
      const index = VaultIndex.parse(bytes);
      assert.deepEqual([...index?.paths ?? []].sort(), [...paths].sort());
      for (const name of paths) assert.deepEqual(index?.entry(name), entry(name));
    }));
  });

  it('keeps members that it does not know, of entries and of its own', () => {
    const text = Buffer.from(`{"settings":{"later":true}}\n${JSON.stringify({ ...entry('a'), rotation: { state: 'idle' } })}  `);
    const index = VaultIndex.parse(text);
    const found = index?.entry('a');
    assert(index !== undefined && found !== undefined);
    const again = index.print(changesOf({ ...found, type: 'api-key' }, entry('b'))).toString();
    assert.match(again, /^\{"settings":\{"later":true\}\}\n/);
    assert.match(again, /"rotation":\{"state":"idle"\}/);
    assert.match(again, /"type":"api-key"/);
  });

  it('prints what it will be, and becomes that only when told', () => {
    const index = VaultIndex.empty();
    index.apply(changesOf(entry('Shop/Key'), entry('b')));
    const changes = new Map<string, SecretEntry | undefined>([['b', undefined], ['c', entry('c')]]);
    assert.deepEqual([...VaultIndex.parse(index.print(changes))?.paths ?? []], ['Shop/Key', 'c']);
    assert.deepEqual([...index.paths], ['Shop/Key', 'b']);
    assert.equal(index.twinOf('shop/key'), 'Shop/Key');
    assert.equal(index.twinOf('Shop/Key'), undefined);
    index.apply(changes);
    assert.deepEqual([...index.paths], ['Shop/Key', 'c']);
    assert.deepEqual([index.twinOf('C'), index.twinOf('B')], ['c', undefined]);
  });

  it('refuses what is no index', () => {
    for (const text of ['', 'x', '[', '1', '{}\n{"type":"x"}', '{}\nx']) assert.equal(VaultIndex.parse(Buffer.from(text)), undefined, text);
  });
});
