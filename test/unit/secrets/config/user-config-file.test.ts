import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { addStore, removeStore } from '../../../../shared/src/core/config/edit-user-config';
import { nodeFileOperations } from '../../../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../../../shared/src/host/files/kernel-lock';
import { UserConfigFile } from '../../../../shared/src/secrets/config/user-config-file';
import { errorOf, temporaryFolder, valueOf } from '../../../support/local-vault';

async function openFile(file: string, uid = process.getuid?.()): Promise<UserConfigFile> {
  return new UserConfigFile({
    file, uid, operations: nodeFileOperations(process.platform), kernel: await loadKernelLock(), monotonic: () => performance.now(), randomBytes,
  });
}

describe('the file config.yaml', () => {
  let folder: string;
  let file: string;
  let config: UserConfigFile;
  const add = (name: string): ReturnType<UserConfigFile['update']> => config.update((text) => addStore(text, { name, type: 'keychain' }));

  beforeEach(async () => {
    folder = path.join(temporaryFolder(), 'config', 'keyward');
    file = path.join(folder, 'config.yaml');
    config = await openFile(file);
  });

  it('is the empty configuration where there is none', async () => {
    assert.deepEqual(valueOf(await config.read()), { defaultStore: 'local', stores: [] });
    assert.equal(existsSync(folder), false, 'looking makes no folder');
  });

  it('is made for this user alone', async () => {
    valueOf(await add('keys'));
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.deepEqual(valueOf(await config.read()).stores, [{ name: 'keys', type: 'keychain' }]);
    assert.deepEqual(readdirSync(folder).sort(), ['config.yaml', 'config.yaml.lock'], 'no temporary file stays');
  });

  it('keeps its mode and a link to where it is kept', async () => {
    mkdirSync(folder, { recursive: true });
    const kept = path.join(temporaryFolder(), 'dotfiles.yaml');
    writeFileSync(kept, '# mine\n', { mode: 0o644 });
    symlinkSync(kept, file);
    valueOf(await add('keys'));
    assert(lstatSync(file).isSymbolicLink());
    assert.equal(statSync(kept).mode & 0o777, 0o644);
    assert.match(readFileSync(kept, 'utf8'), /^# mine\n\nversion: 1/);
  });

  it('is not used, nor written, where others can write it or own it', async () => {
    valueOf(await add('keys'));
    chmodSync(file, 0o664);
    assert.deepEqual(errorOf(await config.read()), { kind: 'unsafe-file', file, reason: 'permissions' });
    assert.deepEqual(errorOf(await add('more')), { kind: 'unsafe-file', file, reason: 'permissions' });
    chmodSync(file, 0o644);
    assert.equal((await config.read()).ok, true);
    const foreign = await openFile(file, (process.getuid?.() ?? 0) + 1);
    assert.deepEqual(errorOf(await foreign.read()), { kind: 'unsafe-file', file, reason: 'owner' });
    rmSync(file);
    mkdirSync(file);
    assert.deepEqual(errorOf(await config.read()), { kind: 'unsafe-file', file, reason: 'not-a-file' });
  });

  it('is broken, with the line, and left as it is by every edit', async () => {
    mkdirSync(folder, { recursive: true });
    const text = 'version: 1\n\nstroes: []\n';
    writeFileSync(file, text, { mode: 0o600 });
    const error = { kind: 'config-broken', file, line: 3, reason: 'unknown-member' };
    assert.deepEqual(errorOf(await config.read()), error);
    assert.deepEqual(errorOf(await add('keys')), error);
    assert.equal(readFileSync(file, 'utf8'), text);
    writeFileSync(file, `version: 1\n# ${'x'.repeat(300_000)}\n`);
    assert.deepEqual(errorOf(await config.read()), { kind: 'config-broken', file, reason: 'too-large' });
  });

  it('loses no store where several add one at once', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `store-${index}`);
    const writers = await Promise.all(names.map(() => openFile(file)));
    const added = await Promise.all(writers.map((writer, index) => writer.update((text) =>
      addStore(text, { name: names[index] ?? '', type: 'keychain' }))));
    for (const each of added) valueOf(each);
    assert.deepEqual(valueOf(await config.read()).stores.map(({ name }) => name).sort(), names);
  });

  it('is refused by what the edit says', async () => {
    valueOf(await add('keys'));
    assert.deepEqual(errorOf(await add('keys')), { kind: 'store-exists', store: 'keys' });
    assert.deepEqual(errorOf(await config.update((text) => removeStore(text, 'other'))), { kind: 'unknown-store', store: 'other' });
  });

  it('goes to nobody where an editor saves at the same moment', async () => {
    valueOf(await add('keys'));
    const other = 'version: 1 # saved by an editor\n';
    const written = await config.update((text) => {
      writeFileSync(file, other);
      return addStore(text, { name: 'more', type: 'keychain' });
    });
    assert.deepEqual(errorOf(written), { kind: 'io', file, code: 'CHANGED_MEANWHILE' });
    assert.equal(readFileSync(file, 'utf8'), other);
  });

  it('has another version after every change, and one for no file', async () => {
    const seen = new Set([await config.version()]);
    valueOf(await add('keys'));
    seen.add(await config.version());
    writeFileSync(file, readFileSync(file, 'utf8').replace('keys', 'longer'));
    seen.add(await config.version());
    assert.equal(seen.size, 3);
    assert.equal(await config.version(), await config.version());
  });
});
