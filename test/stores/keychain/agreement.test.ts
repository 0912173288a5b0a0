import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../shared/src/core/result';
import { nodeFileOperations } from '../../../shared/src/host/files/file-operations';
import { PrivateFolder } from '../../../shared/src/host/files/private-folder';
import type { KeychainError } from '../../../shared/src/secrets/keychain/keychain';
import type { ExpectedVersion, Store, WriteReceipt } from '../../../shared/src/secrets/store';
import { INDEX_FILE } from '../../../shared/src/secrets/stores/keychain/entry-index';
import { errorOf, pathsIn, temporaryFolder, valueOf } from '../../support/local-vault';
import { FaultyKeychain } from './faulty-keychain';
import { openKeychainStore } from './keychain-world';

const VALUE = ['kept', 'in', 'the', 'keychain'].join('-');
const KILLED = new Error('killed');

describe('keychain store: index and keychain', () => {
  const root = temporaryFolder();
  let number = 0;
  let folder = '';
  let keychain = new FaultyKeychain();
  let store: Store;

  beforeEach(async () => {
    folder = path.join(root, `home-${(number += 1)}`);
    keychain = new FaultyKeychain();
    store = await openKeychainStore(folder, keychain);
  });

  function put(name: string, text = VALUE, expected: ExpectedVersion = 'any', to = store): Promise<Result<WriteReceipt, VaultError>> {
    return to.write({ path: name, field: 'value', expected, meta: { type: 'api-key' } }, SecretValue.fromText(text));
  }

  async function read(name: string, from = store): Promise<string> {
    const { value } = valueOf(await from.read({ path: name, field: 'value' }));
    return value.text();
  }

  /** As another program would: without a word to us. */
  const entry = (name: string): string => `secret/${name}`;

  it('keeps names to the user, and no value in a file', async () => {
    valueOf(await put('shop/key'));
    const text = readFileSync(path.join(folder, INDEX_FILE), 'utf8');
    assert(text.includes('shop/key'));
    for (const coded of [VALUE, Buffer.from(VALUE).toString('base64'), Buffer.from(VALUE).toString('hex')]) assert(!text.includes(coded));
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(statSync(path.join(folder, INDEX_FILE)).mode & 0o777, 0o600);
  });

  it('reads the index once while it stays as it is, and notices every other one', async () => {
    valueOf(await put('a'));
    const file = path.join(folder, INDEX_FILE);
    let reads = 0;
    const counting = new PrivateFolder({ directory: folder, operations: nodeFileOperations(process.platform), uid: process.getuid?.(), randomBytes });
    const read = counting.read.bind(counting);
    counting.read = (...wanted) => {
      reads += 1;
      return read(...wanted);
    };
    const watching = await openKeychainStore(folder, keychain, { folder: counting });
    for (let time = 0; time < 3; time += 1) assert.deepEqual(await pathsIn(watching), ['a']);
    assert.equal(reads, 1);
    valueOf(await put('b'));
    assert.deepEqual(await pathsIn(watching), ['a', 'b']);
    writeFileSync(file, 'damaged');
    assert.equal(errorOf(await watching.browse('', 'all')).kind, 'corrupt');
    rmSync(file);
    assert.deepEqual(await pathsIn(watching), []);
  });

  it('asks the keychain nothing to browse and to describe', async () => {
    valueOf(await put('shop/key'));
    keychain.before = () => assert.fail('asked');
    assert.deepEqual(await pathsIn(store), ['shop/key']);
    assert.equal(valueOf(await store.describe('shop/key')).type, 'api-key');
  });

  describe('an entry that was removed elsewhere', () => {
    beforeEach(async () => {
      valueOf(await put('shop/key'));
      valueOf(await put('shop/other'));
      keychain.entries.delete(entry('shop/key'));
    });

    it('is listed until somebody asks for it, and no longer', async () => {
      assert.deepEqual(await pathsIn(store), ['shop/key', 'shop/other']);
      assert.deepEqual(errorOf(await store.read({ path: 'shop/key', field: 'value' })), { kind: 'not-found', store: 'desk', name: 'shop/key' });
      assert.deepEqual(await pathsIn(store), ['shop/other']);
    });

    it('can be made anew, and counts from the beginning', async () => {
      assert.equal(valueOf(await put('shop/key', 'anew', 'new')).version, 1);
      assert.equal(await read('shop/key'), 'anew');
    });

    it('is not there for whoever expects a version of it', async () => {
      assert.equal(errorOf(await put('shop/key', 'late', 1)).kind, 'conflict');
      valueOf(await put('shop/key', 'first', 0));
    });

    it('cannot be deleted, and is not listed after that', async () => {
      assert.equal(errorOf(await store.delete('shop/key')).kind, 'not-found');
      assert.deepEqual(await pathsIn(store), ['shop/other']);
    });
  });

  describe('an entry of ours that the index does not have', () => {
    beforeEach(async () => {
      valueOf(await put('shop/key'));
      rmSync(path.join(folder, INDEX_FILE));
    });

    it('is found by its name, and listed from then on', async () => {
      assert.deepEqual(await pathsIn(store), []);
      assert.equal(errorOf(await store.describe('shop/key')).kind, 'not-found');
      assert.equal(await read('shop/key'), VALUE);
      assert.deepEqual(await pathsIn(store), ['shop/key']);
      assert.equal(valueOf(await store.describe('shop/key')).type, 'generic');
    });

    it('is not written over by whoever thinks that the name is free', async () => {
      assert.equal(errorOf(await put('shop/key', 'mine', 'new')).kind, 'already-exists');
      assert.equal(await read('shop/key'), VALUE);
      assert.equal(errorOf(await put('shop/key', 'mine', 0)).kind, 'conflict');
    });

    it('can be written over on purpose, and deleted', async () => {
      valueOf(await put('shop/key', 'second'));
      assert.equal(await read('shop/key'), 'second');
      rmSync(path.join(folder, INDEX_FILE));
      valueOf(await store.delete('shop/key'));
      assert.equal(keychain.entries.size, 0);
    });
  });

  it('shows the same to two homes that share a keychain, as soon as they name it', async () => {
    const other = await openKeychainStore(path.join(root, `home-${(number += 1)}`), keychain);
    valueOf(await put('shop/key'));
    assert.equal(errorOf(await put('shop/key', 'theirs', 'new', other)).kind, 'already-exists');
    assert.deepEqual(await pathsIn(other), ['shop/key']);
  });

  it('leaves entries alone that are not secrets of ours', async () => {
    keychain.entries.set('vault x', Buffer.from('a root key'));
    assert.equal(errorOf(await store.read({ path: 'vault x', field: 'value' })).kind, 'not-found');
    assert.equal(errorOf(await store.delete('vault x')).kind, 'not-found');
    assert.equal(keychain.entries.size, 1);
  });

  describe('a process that dies', () => {
    const moments = [
      ['before a new entry is made', 'before', 'set'], ['after a new entry was made', 'after', 'set'],
      ['before an entry is removed', 'before', 'delete'], ['after an entry was removed', 'after', 'delete'],
    ] as const;
    for (const [what, moment, call] of moments) {
      it(`${what} leaves nothing in the keychain that is not listed`, async () => {
        valueOf(await put('a', 'one'));
        keychain[moment] = (made) => {
          if (made === call) throw KILLED;
          return undefined;
        };
        await assert.rejects(call === 'set' ? put('b', 'two') : store.delete('a'), KILLED);
        keychain[moment] = () => undefined;
        const later = await openKeychainStore(folder, keychain);
        const listed = await pathsIn(later);
        for (const account of keychain.entries.keys()) assert(listed.includes(account.slice(entry('').length)), account);
        for (const name of ['a', 'b']) await later.read({ path: name, field: 'value' });
        assert.deepEqual((await pathsIn(later)).map(entry), [...keychain.entries.keys()]);
      });
    }

    it('while it overwrites leaves the old value or the new one, and nobody swaps against the old number', async () => {
      for (const moment of ['before', 'after'] as const) {
        valueOf(await put(moment, 'one'));
        keychain[moment] = (call) => {
          if (call === 'set') throw KILLED;
          return undefined;
        };
        await assert.rejects(put(moment, 'two'), KILLED);
        keychain[moment] = () => undefined;
        assert.equal(await read(moment), moment === 'before' ? 'one' : 'two');
        assert.equal(errorOf(await put(moment, 'three', 1)).kind, 'conflict');
      }
    });
  });

  describe('a keychain that says no', () => {
    const refusals: readonly KeychainError[] = [{ kind: 'keyring-locked' }, { kind: 'no-keyring', reason: 'no-service' }];
    for (const refusal of refusals) {
      it(`leaves everything as it was: ${refusal.kind}`, async () => {
        valueOf(await put('a', 'one'));
        keychain.before = (call) => (call === 'set' || call === 'delete' ? refusal : undefined);
        for (const name of ['a', 'b']) assert.deepEqual(errorOf(await put(name, 'two')), { ...refusal, store: 'desk' });
        assert.deepEqual(errorOf(await store.delete('a')), { ...refusal, store: 'desk' });
        keychain.before = () => undefined;
        assert.deepEqual(await pathsIn(store), ['a']);
        assert.deepEqual([await read('a'), valueOf(await store.describe('a')).versions.at(-1)?.version], ['one', 1]);
      });
    }

    it('or may have done it without an answer: the next reader finds out', async () => {
      const crashed: KeychainError = { kind: 'unreachable', store: 'keychain', code: 'KEYCHAIN' };
      for (const moment of ['before', 'after'] as const) {
        keychain[moment] = (call) => (call === 'set' ? crashed : undefined);
        assert.deepEqual(errorOf(await put(moment)), { kind: 'no-keyring', reason: 'failed', store: 'desk' });
        keychain[moment] = () => undefined;
      }
      assert.deepEqual(await pathsIn(store), ['after', 'before']);
      assert.equal(await read('after'), VALUE);
      assert.equal(errorOf(await store.read({ path: 'before', field: 'value' })).kind, 'not-found');
      assert.deepEqual(await pathsIn(store), ['after']);
    });
  });

  it('makes no entry that it cannot list', async () => {
    const full = { ...nodeFileOperations(process.platform), write: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) };
    const privateFolder = new PrivateFolder({ directory: folder, operations: full, uid: process.getuid?.(), randomBytes: (size) => Buffer.alloc(size, 7) });
    valueOf(await put('a', 'one'));
    const failing = await openKeychainStore(folder, keychain, { folder: privateFolder });
    assert.equal(errorOf(await put('b', 'two', 'new', failing)).kind, 'disk-full');
    assert.deepEqual([...keychain.entries.keys()], [entry('a')]);
    // Taking away works all the same: the value is gone, and its name with the next look.
    valueOf(await failing.delete('a'));
    assert.equal(keychain.entries.size, 0);
    assert.equal(errorOf(await store.read({ path: 'a', field: 'value' })).kind, 'not-found');
    assert.deepEqual(await pathsIn(store), []);
  });

  it('uses no index that it does not understand, and leaves it as it is', async () => {
    valueOf(await put('a'));
    const file = path.join(folder, INDEX_FILE);
    const good = readFileSync(file, 'utf8');
    for (const [text, expected] of [
      [good.slice(0, -9), { kind: 'corrupt', file }],
      [good.replace('"version":1,"secrets"', '"version":2,"secrets"'), { kind: 'unsupported-version', file, version: 2 }],
    ] as const) {
      writeFileSync(file, text);
      assert.deepEqual(errorOf(await store.browse('', 'all')), expected);
      assert.deepEqual(errorOf(await put('b')), expected);
      const { state, error } = await store.status();
      assert.deepEqual([state, error], ['damaged', expected]);
      assert.equal(readFileSync(file, 'utf8'), text);
    }
  });

  it('takes two names that differ only in case for one', async () => {
    valueOf(await put('shop/Key'));
    assert.deepEqual(errorOf(await put('SHOP/key')), { kind: 'invalid-name', reason: 'case-twin' });
    valueOf(await store.delete('shop/Key'));
    valueOf(await put('SHOP/key'));
  });

  it('takes on Windows what fits into a credential there', async () => {
    const windows = await openKeychainStore(folder, keychain, { platform: 'win32' });
    assert.equal(windows.capabilities.maxValueBytes, 2560);
    valueOf(await put('a', 'x'.repeat(2560), 'any', windows));
    assert.deepEqual(errorOf(await put('a', 'x'.repeat(2561), 'any', windows)), { kind: 'invalid-value', reason: 'too-large' });
    assert.deepEqual(errorOf(await put('n'.repeat(507), 'x', 'any', windows)), { kind: 'invalid-name', reason: 'too-long' });
    valueOf(await put('n'.repeat(506), 'x', 'any', windows));
  });

  it('promises no swap where no lock keeps other programs away', async () => {
    assert.equal(store.capabilities.compareAndSwap, true);
    const unlocked = await openKeychainStore(folder, keychain, { kernelLock: undefined });
    assert.equal(unlocked.capabilities.compareAndSwap, false);
    const results = await Promise.all(['a', 'b', 'c'].map((name) => put(name, name, 'new', unlocked)));
    for (const result of results) valueOf(result);
    assert.deepEqual(await pathsIn(unlocked), ['a', 'b', 'c']);
  });
});
