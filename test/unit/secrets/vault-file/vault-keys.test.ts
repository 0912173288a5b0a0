import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { newId } from '../../../../shared/src/secrets/vault-file/crypto/ids';
import type { DataKeyPolicy } from '../../../../shared/src/secrets/vault-file/data-key-ring';
import { countSealed, DEFAULT_DATA_KEY_POLICY, expiredKeys, primaryOf, rotateRing } from '../../../../shared/src/secrets/vault-file/data-key-ring';
import { parseVault } from '../../../../shared/src/secrets/vault-file/format/parse';
import { printVault } from '../../../../shared/src/secrets/vault-file/format/print';
import type { VaultDocument, WrappedDataKey } from '../../../../shared/src/secrets/vault-file/format/vault-document';
import type { FieldEntry } from '../../../../shared/src/secrets/vault-file/index/secret-entry';
import { VaultIndex } from '../../../../shared/src/secrets/vault-file/index/vault-index';
import { openRecord, Transaction } from '../../../../shared/src/secrets/vault-file/transaction';
import { unwrapRoot, VaultKeys } from '../../../../shared/src/secrets/vault-file/vault-keys';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const created = new Date(NOW).toISOString();

interface Made {
  readonly keys: VaultKeys;
  readonly document: VaultDocument;
  readonly field: FieldEntry;
}

/** A vault in memory with one value at `a/b`. */
function make(vaultId = newId(randomBytes), root = randomBytes(32)): Made {
  const keys = new VaultKeys(Buffer.from(root), vaultId, randomBytes);
  const ring = [keys.newDataKey(1, created)];
  const header = { id: vaultId, created, generation: 0, commit: '', ancestors: [], slots: [{ id: vaultId, kind: 'external', created, salt: randomBytes(16).toString('base64'), box: '' } as const] };
  const transaction = new Transaction({
    keys, document: { header, keys: ring, index: '', records: new Map() }, index: VaultIndex.empty(), now: NOW, randomBytes,
    policy: DEFAULT_DATA_KEY_POLICY,
  });
  const field = transaction.addRecord('a/b', 'value', 1, Buffer.from('the value'));
  const { document } = transaction.finish(newId(randomBytes));
  return { keys, document, field };
}

describe('keys of a vault', () => {
  it('open a value in its own place and in no other', () => {
    const { keys, document, field } = make();
    const [name, record, written] = field;
    const sealed = document.records.get(record);
    assert(sealed !== undefined);
    assert.equal(openRecord(keys, sealed, 'a/b', field)?.toString(), 'the value');
    const elsewhere: readonly (readonly [string, FieldEntry])[] = [
      ['a/c', field], ['a', field], ['a/b', ['other', record, written]], ['a/b', [name, newId(randomBytes), written]],
      ['a/b', [name, record, written + 1]],
    ];
    for (const [path, place] of elsewhere) assert.equal(openRecord(keys, sealed, path, place), undefined);
    const otherKey = keys.newDataKey(2, created);
    assert(keys.loadRing([...document.keys, otherKey]));
    assert.equal(openRecord(keys, sealed.replace(/^1\./, '2.'), 'a/b', field), undefined);
    assert.equal(openRecord(keys, sealed.replace(/^1\./, '3.'), 'a/b', field), undefined);
  });

  it('open an index in its own commit only, and never as a value', () => {
    const { keys, document, field } = make();
    const plain = keys.open(document.index, 'index', document.header.commit);
    assert.equal(plain?.toString().trimEnd(), '{}');
    assert.equal(keys.open(document.index, 'index', newId(randomBytes)), undefined);
    assert.equal(keys.open(document.index, 'record', document.header.commit), undefined);
    assert.equal(keys.open(document.records.get(field[1]) ?? '', 'index', document.header.commit), undefined);
  });

  it('sign only their own vault', () => {
    const root = randomBytes(32);
    const { keys, document } = make(newId(randomBytes), root);
    const signed = parseVault(printVault(document, (head, digest) => keys.sign(head, digest)));
    assert(signed.ok);
    assert.equal(keys.verify(signed.value), true);
    assert.equal(make().keys.verify(signed.value), false);
    // The same root key under another vault's id derives other keys.
    assert.equal(make(newId(randomBytes), root).keys.verify(signed.value), false);
    assert.equal(make(newId(randomBytes), root).keys.loadRing(document.keys), false);
    assert.equal(new VaultKeys(Buffer.from(root), keys.vaultId, randomBytes).loadRing(document.keys), true);
  });

  it('wrap the root key for one slot', () => {
    const { keys } = make();
    const slotKey = randomBytes(32);
    const slot = { id: newId(randomBytes), kind: 'external', box: '' };
    const box = keys.wrapRoot(slotKey, slot.id, slot.kind);
    assert.equal(unwrapRoot(slotKey, keys.vaultId, { ...slot, box })?.length, 32);
    assert.equal(unwrapRoot(randomBytes(32), keys.vaultId, { ...slot, box }), undefined);
    assert.equal(unwrapRoot(slotKey, newId(randomBytes), { ...slot, box }), undefined);
    assert.equal(unwrapRoot(slotKey, keys.vaultId, { ...slot, id: newId(randomBytes), box }), undefined);
    assert.equal(unwrapRoot(slotKey, keys.vaultId, { ...slot, kind: 'password', box }), undefined);
  });

  it('do nothing any more once they are disposed of', () => {
    const { keys, document, field } = make();
    keys.dispose();
    assert.equal(openRecord(keys, document.records.get(field[1]) ?? '', 'a/b', field), undefined);
    assert.throws(() => keys.seal(1, Buffer.from('x'), 'record'));
    assert.throws(() => keys.sign(Buffer.from('x'), Buffer.from('y')));
    assert.throws(() => keys.wrapRoot(randomBytes(32), 'x', 'external'));
    assert.throws(() => keys.newDataKey(2, created));
  });
});

describe('ring of data keys', () => {
  const DAY = 24 * 60 * 60_000;
  const policy: DataKeyPolicy = { rotateAfterMs: 90 * DAY, keepMs: 30 * DAY };
  const key = (changed: Partial<WrappedDataKey> = {}): WrappedDataKey => ({ id: 1, created, state: 'primary', retire: null, sealed: 0, box: '', ...changed });
  const next = (id: number, at: string): WrappedDataKey => key({ id, created: at });

  it('stays as it is until the primary is old', () => {
    const ring = [key()];
    assert.equal(rotateRing(ring, NOW + 90 * DAY - 1, policy, next), ring);
    const later = NOW + 90 * DAY;
    assert.deepEqual(rotateRing(ring, later, policy, next), [
      key({ state: 'decrypt', retire: new Date(later + 30 * DAY).toISOString() }),
      key({ id: 2, created: new Date(later).toISOString() }),
    ]);
  });

  it('changes early when a key has sealed very much', () => {
    assert.equal(rotateRing([key({ sealed: 2 ** 31 - 1 })], NOW, policy, next).length, 1);
    assert.equal(rotateRing([key({ sealed: 2 ** 31 })], NOW, policy, next).length, 2);
  });

  it('never uses a number again', () => {
    const ring = rotateRing([key({ id: 7 })], NOW + 90 * DAY, policy, next);
    assert.deepEqual(ring.map(({ id }) => id), [7, 8]);
  });

  it('counts for the primary, and lets go what is over', () => {
    const ring = [key({ state: 'decrypt', retire: created }), key({ id: 2 })];
    assert.deepEqual(countSealed(ring, 5).map(({ sealed }) => sealed), [0, 5]);
    assert.equal(primaryOf(ring).id, 2);
    assert.deepEqual([...expiredKeys(ring, NOW)], [1]);
    assert.deepEqual([...expiredKeys(ring, NOW - 1)], []);
  });
});
