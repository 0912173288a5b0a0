import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import type { RestorableStore } from '../../../../shared/src/secrets/lockable';
import { parseVault } from '../../../../shared/src/secrets/vault-file/format/parse';
import {
  createTestVault, errorOf, openTestStore, pathsIn, readText, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../../../support/local-vault';
import { projectRoot } from '../../../support/requirements';

const KIT = path.join(projectRoot, 'test/fixtures/vault-testkit');

interface Kit {
  readonly password: string;
  readonly code: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}
type Case =
  | { readonly file: string; readonly any: VaultError['kind'] }
  | { readonly file: string; readonly any?: never; readonly password: string; readonly code: string; readonly seen?: string };

const kit = JSON.parse(readFileSync(path.join(KIT, 'cases.json'), 'utf8')) as Kit;

describe('vault test kit', () => {
  const folder = temporaryFolder();
  let number = 0;

  /** A vault folder with this file as its vault. */
  function place(file: string): string {
    const directory = path.join(folder, `vault-${number += 1}`);
    mkdirSync(directory, { mode: 0o700 });
    writeFileSync(path.join(directory, 'vault.json'), readFileSync(path.join(KIT, file)), { mode: 0o600 });
    return directory;
  }

  const unlockByCode = (store: RestorableStore): Promise<Result<void, VaultError>> =>
    store.unlock({ kind: 'recovery-code', code: SecretValue.fromText(kit.code) });
  const outcome = (result: Result<void, VaultError>): string => (result.ok ? 'opens' : result.error.kind);

  for (const expected of kit.cases) {
    it(`${expected.file}: ${expected.any ?? `${expected.password} by password, ${expected.code} by code`}`, async () => {
      const directory = place(expected.file);
      const vault = path.join(directory, 'vault.json');
      const before = readFileSync(vault);
      const store = await openTestStore(directory);
      const byPassword = await unlockByPassword(store, kit.password);
      if (expected.any !== undefined) {
        assert.equal(outcome(byPassword), expected.any);
        assert(!existsSync(path.join(directory, 'attempts.json')), 'damage costs no attempt');
        if (expected.any === 'corrupt') assertKept(byPassword, before);
      } else {
        assert.equal(outcome(byPassword), expected.password);
        store.lock();
        assert.equal(outcome(await unlockByCode(store)), expected.code);
        if (expected.password === 'opens' && expected.seen === undefined) await assertSecrets(store);
        if (expected.password === 'tampered') assertKept(byPassword, before);
      }
      assert.deepEqual(readFileSync(vault), before, 'the file is not touched');
      store.dispose();
    });
  }

  it('keeps a slot that it does not know when it writes', async () => {
    const directory = place('unknown-slot.json');
    const store = await openTestStore(directory);
    valueOf(await unlockByPassword(store, kit.password));
    await writeText(store, 'new', 'value');
    const raw = /\{"id":"[^"]+","kind":"hardware-token".*?\}/;
    const written = readFileSync(path.join(directory, 'vault.json'), 'latin1');
    assert.equal(raw.exec(written)?.[0], raw.exec(readFileSync(path.join(KIT, 'unknown-slot.json'), 'latin1'))?.[0]);
    store.dispose();
  });

  it('reports an older generation than was seen elsewhere, and a fork of it', async () => {
    const header = parsedHeader('valid.json');
    const seenAt = (generation: number, commit: string): Promise<Result<void, VaultError>> => {
      const witness = { highest: () => Promise.resolve({ generation, commit }), record: () => Promise.resolve() };
      return openTestStore(place('valid.json'), { witness }).then((store) => unlockByPassword(store, kit.password));
    };
    assert.equal(outcome(await seenAt(header.generation, header.commit)), 'opens');
    assert.equal(outcome(await seenAt(header.generation - 1, header.ancestors[0] ?? '')), 'opens');
    const older = errorOf(await seenAt(header.generation + 1, header.id));
    assert(older.kind === 'rolled-back');
    assert.deepEqual([older.seen, older.found], [header.generation + 1, header.generation]);
    assert.equal(outcome(await seenAt(header.generation, header.id)), 'rolled-back');
    assert.equal(outcome(await seenAt(header.generation - 1, header.id)), 'rolled-back');
  });

  it('notices while it is open that the file was put back', async () => {
    const directory = path.join(folder, `vault-${number += 1}`);
    const store = await createTestVault(directory);
    await writeText(store, 'a', 'old');
    const old = readFileSync(path.join(directory, 'vault.json'));
    await writeText(store, 'a', 'new');
    for (const name of ['vault.3.commit', 'vault.json']) {
      renameSync(path.join(directory, name), path.join(folder, name));
    }
    writeFileSync(path.join(directory, 'vault.json'), old, { mode: 0o600 });
    assert.equal(errorOf(await store.read({ path: 'a', field: 'value' })).kind, 'rolled-back');
    store.dispose();
  });

  const unsafe: readonly (readonly [string, (directory: string) => void, string])[] = [
    ['a vault that others may read', (directory) => chmodSync(path.join(directory, 'vault.json'), 0o640), 'permissions'],
    ['a folder that others may enter', (directory) => chmodSync(directory, 0o755), 'permissions'],
    ['a vault that is a symbolic link', (directory) => {
      renameSync(path.join(directory, 'vault.json'), path.join(directory, 'elsewhere.json'));
      symlinkSync('elsewhere.json', path.join(directory, 'vault.json'));
    }, 'symlink'],
    ['a folder that is a symbolic link', (directory) => {
      renameSync(directory, `${directory}-elsewhere`);
      symlinkSync(`${directory}-elsewhere`, directory);
    }, 'symlink'],
    ['a vault that is a folder', (directory) => {
      renameSync(path.join(directory, 'vault.json'), path.join(directory, 'elsewhere.json'));
      mkdirSync(path.join(directory, 'vault.json'));
    }, 'not-a-file'],
    ['a vault that is a pipe nobody writes to', (directory) => {
      renameSync(path.join(directory, 'vault.json'), path.join(directory, 'elsewhere.json'));
      assert.equal(spawnSync('mkfifo', ['-m', '600', path.join(directory, 'vault.json')]).status, 0);
    }, 'not-a-file'],
  ];
  for (const [title, change, reason] of unsafe) {
    it(`refuses ${title}`, async function refuses() {
      if (process.platform === 'win32') this.skip();
      const directory = place('valid.json');
      change(directory);
      const error = errorOf(await unlockByPassword(await openTestStore(directory), kit.password));
      assert(error.kind === 'unsafe-file');
      assert.equal(error.reason, reason);
    });
  }

  it('refuses the vault of another user', async () => {
    const other = (process.getuid?.() ?? 0) + 1;
    const error = errorOf(await unlockByPassword(await openTestStore(place('valid.json'), { uid: other }), kit.password));
    assert(error.kind === 'unsafe-file');
    assert.equal(error.reason, 'owner');
  });

  function assertKept(result: Result<void, VaultError>, bytes: Buffer): void {
    const error = errorOf(result);
    assert(error.kind === 'corrupt' || error.kind === 'tampered');
    assert(error.keptCopy !== undefined);
    assert.deepEqual(readFileSync(error.keptCopy), bytes);
  }

  async function assertSecrets(store: RestorableStore): Promise<void> {
    assert.deepEqual(await pathsIn(store), Object.keys(kit.secrets).sort());
    for (const [name, text] of Object.entries(kit.secrets)) assert.equal(await readText(store, name), text);
  }

  function parsedHeader(file: string): { id: string; generation: number; commit: string; ancestors: readonly string[] } {
    const parsed = parseVault(readFileSync(path.join(KIT, file)));
    assert(parsed.ok);
    return { ...parsed.value.document.header };
  }
});
