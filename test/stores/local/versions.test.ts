import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { LockableStore } from '../../../shared/src/secrets/lockable';
import type { WriteMeta } from '../../../shared/src/secrets/store';
import type { GenerationWitness, SeenGeneration } from '../../../shared/src/secrets/vault-file/commit/generation-witness';
import { continues } from '../../../shared/src/secrets/vault-file/commit/generation-witness';
import { parseVault } from '../../../shared/src/secrets/vault-file/format/parse';
import type { VaultDocument, VaultHeader } from '../../../shared/src/secrets/vault-file/format/vault-document';
import { keyOfBox } from '../../../shared/src/secrets/vault-file/format/vault-document';
import {
  createTestVault, errorOf, readText, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../../support/local-vault';

const DAY = 24 * 60 * 60_000;
const META = { type: 'api-key' } as const;

describe('what the local store keeps', () => {
  const folder = temporaryFolder();
  let number = 0;
  const fresh = (): string => path.join(folder, `vault-${number += 1}`);
  const put = (store: LockableStore, name: string, text: string, expected: 'new' | 'any' | number = 'any'): ReturnType<LockableStore['write']> =>
    store.write({ path: name, field: 'value', expected, meta: META }, SecretValue.fromText(text));
  const documentOf = (directory: string): VaultDocument => {
    const parsed = parseVault(readFileSync(path.join(directory, 'vault.json')));
    assert(parsed.ok);
    return parsed.value.document;
  };

  it('describes a secret without its value', async () => {
    const store = await createTestVault(fresh(), { now: () => Date.parse('2026-05-04T03:02:01Z') });
    const meta = { type: 'database-credential', tags: ['shop'], owner: 'ann', expires: '2027-01-01T00:00:00.000Z' } as const;
    valueOf(await store.write({ path: 'db', field: 'password', expected: 'new', meta }, SecretValue.fromText('one')));
    valueOf(await store.write({ path: 'db', field: 'user', expected: 1, meta: { type: 'database-credential' } }, SecretValue.fromText('two')));
    const created = '2026-05-04T03:02:01.000Z';
    assert.deepEqual(valueOf(await store.describe('db')), {
      store: 'local', path: 'db', fields: ['password', 'user'], ...meta, created, updated: created,
      versions: [{ version: 1, created, state: 'previous' }, { version: 2, created, state: 'current' }],
    });
    store.dispose();
  });

  it('keeps the type of a secret where a write gives none, and calls a new one generic', async () => {
    const store = await createTestVault(fresh());
    const write = (name: string, meta: WriteMeta): ReturnType<LockableStore['write']> =>
      store.write({ path: name, field: 'value', expected: 'any', meta }, SecretValue.fromText('x'));
    valueOf(await write('db', { type: 'database-credential', tags: ['shop'] }));
    valueOf(await write('db', {}));
    valueOf(await write('new', {}));
    const { type, tags } = valueOf(await store.describe('db'));
    assert.deepEqual([type, tags, valueOf(await store.describe('new')).type], ['database-credential', ['shop'], 'generic']);
    store.dispose();
  });

  it('refuses names and values that no store may have', async () => {
    const store = await createTestVault(fresh());
    await writeText(store, 'shop/Key', 'x');
    const names: readonly (readonly [string, string])[] = [
      ['', 'empty'], ['a//b', 'empty-segment'], ['../a', 'dot-segment'], ['a\u0000', 'control-character'],
      ['Cafe\u0301', 'not-normalised'], ['a\u202eb', 'bidirectional'], ['shop/KEY', 'case-twin'], ['SHOP/key', 'case-twin'],
    ];
    for (const [name, reason] of names) assert.deepEqual(errorOf(await put(store, name, 'x')), { kind: 'invalid-name', reason }, name);
    const field = await store.write({ path: 'a', field: 'no spaces', expected: 'any', meta: META }, SecretValue.fromText('x'));
    assert.deepEqual(errorOf(field), { kind: 'invalid-name', reason: 'forbidden-character' });
    assert.deepEqual(errorOf(await put(store, 'a', '')), { kind: 'invalid-value', reason: 'empty' });
    const large = SecretValue.fromBytes(Buffer.alloc(store.capabilities.maxValueBytes + 1));
    assert.deepEqual(
      errorOf(await store.write({ path: 'a', field: 'value', expected: 'any', meta: META }, large)),
      { kind: 'invalid-value', reason: 'too-large' },
    );
    store.dispose();
  });

  it('keeps every byte of a value, up to the largest', async () => {
    const store = await createTestVault(fresh());
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    for (const bytes of [all, Buffer.of(0), Buffer.alloc(store.capabilities.maxValueBytes, 7)]) {
      valueOf(await store.write({ path: 'b', field: 'value', expected: 'any', meta: META }, SecretValue.fromBytes(bytes)));
      assert.deepEqual(valueOf(await store.read({ path: 'b', field: 'value' })).value.bytes(), bytes);
    }
    store.dispose();
  });

  it('compares and swaps versions', async () => {
    const store = await createTestVault(fresh());
    assert.deepEqual(errorOf(await put(store, 'a', 'x', 1)), { kind: 'conflict', store: 'local' });
    valueOf(await put(store, 'a', 'x', 0));
    valueOf(await put(store, 'a', 'y', 1));
    assert.deepEqual(errorOf(await put(store, 'a', 'z', 1)), { kind: 'conflict', store: 'local' });
    assert.deepEqual(errorOf(await put(store, 'a', 'z', 'new')), { kind: 'already-exists', store: 'local', name: 'a' });
    store.dispose();
  });

  it('puts no name and no value into the file in clear', async () => {
    const directory = fresh();
    const store = await createTestVault(directory);
    await writeText(store, 'very/particular/name', 'VERY-PARTICULAR-VALUE');
    const file = readFileSync(path.join(directory, 'vault.json'), 'latin1');
    for (const text of ['particular', 'PARTICULAR', Buffer.from('PARTICULAR').toString('base64').slice(0, 12), 'api-key']) {
      assert(!file.includes(text), text);
    }
    store.dispose();
  });

  it('changes data keys every 90 days, and lets the old one go when nothing needs it', async () => {
    const directory = fresh();
    let now = Date.parse('2026-01-01T00:00:00Z');
    const store = await createTestVault(directory, { now: () => now });
    await writeText(store, 'old', 'before');
    now += 89 * DAY;
    await writeText(store, 'a', '1');
    assert.deepEqual(documentOf(directory).keys.map(({ id, state }) => [id, state]), [[1, 'primary']]);
    now += DAY;
    await writeText(store, 'a', '2');
    assert.deepEqual(documentOf(directory).keys.map(({ id, state }) => [id, state]), [[1, 'decrypt'], [2, 'primary']]);
    assert.equal(await readText(store, 'old'), 'before');
    now += 30 * DAY;
    await writeText(store, 'a', '3');
    const after = documentOf(directory);
    assert.deepEqual(after.keys.map(({ id }) => id), [2]);
    assert([...after.records.values()].every((sealed) => keyOfBox(sealed) === 2));
    store.lock();
    valueOf(await unlockByPassword(store));
    assert.deepEqual([await readText(store, 'old'), await readText(store, 'a', 1)], ['before', '1']);
    store.dispose();
  });

  it('seals what is equal differently each time', async () => {
    const directory = fresh();
    const store = await createTestVault(directory);
    await writeText(store, 'a', 'same');
    await writeText(store, 'b', 'same');
    await writeText(store, 'b', 'same');
    const boxes = [...documentOf(directory).records.values()];
    assert.equal(new Set(boxes).size, 3);
    const nonces = boxes.map((sealed) => sealed.slice(2, 18));
    assert.equal(new Set(nonces).size, 3);
    store.dispose();
  });

  it('tells its witness of every generation', async () => {
    const seen: SeenGeneration[] = [];
    const witness: GenerationWitness = {
      highest: () => Promise.resolve(seen.at(-1)),
      record: (_id, generation) => {
        seen.push(generation);
        return Promise.resolve();
      },
    };
    const store = await createTestVault(fresh(), { witness });
    await writeText(store, 'a', 'x');
    valueOf(await store.delete('a'));
    assert.deepEqual(seen.map(({ generation }) => generation), [1, 2, 3]);
    store.lock();
    valueOf(await unlockByPassword(store));
    store.dispose();
  });
});

describe('history of a vault', () => {
  const ids = Array.from({ length: 40 }, (_, at) => `commit-${at}`);
  const header = (generation: number): VaultHeader => ({
    id: 'v', created: '', slots: [], generation, commit: ids[generation] ?? '',
    ancestors: ids.slice(Math.max(1, generation - 32), generation).reverse(),
  });

  it('continues any commit that it descends from, and no other', () => {
    for (let seen = 1; seen < 40; seen += 1) {
      const known = { generation: seen, commit: ids[seen] ?? '' };
      assert.equal(continues(header(39), known), true);
      // Further back than the ancestors reach, only the number is left.
      assert.equal(continues(header(39), { ...known, commit: 'other' }), seen < 39 - 32);
      assert.equal(continues(header(seen - 1), known), false);
    }
  });
});
