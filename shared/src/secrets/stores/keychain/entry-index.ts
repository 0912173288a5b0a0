import type { VaultError } from '../../../core/model/vault-error';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type { KernelLock } from '../../../host/files/file-lock';
import { withFileLock } from '../../../host/files/file-lock';
import type { FileIdentity, PrivateFolder } from '../../../host/files/private-folder';
import { writeFailure } from '../../../host/files/file-failure';
import { makePrivateFolder } from '../../../host/paths/user-paths';
import type { IndexedSecrets } from './indexed-secret';
import { parseIndex, printIndex } from './indexed-secret';

export interface EntryIndexOptions {
  /** The user's data folder, where the index of this machine's one keychain lies. */
  readonly folder: PrivateFolder;
  readonly kernelLock: KernelLock | undefined;
  /** Milliseconds that never go back: `performance.now`. */
  readonly monotonic: () => number;
}

/** The index while nobody else changes it. */
export interface OpenIndex {
  readonly secrets: IndexedSecrets;
  readonly save: (secrets: IndexedSecrets) => Promise<Result<void, VaultError>>;
}

export const INDEX_FILE = 'keychain-index.json';
const LOCK_FILE = 'keychain-index.lock';
const LOCK_TIMEOUT_MS = 10_000;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Which secrets of ours the keychain has: its binding cannot list. A private file (0600) in place of an entry of the
 * keychain: Windows allows 2,560 bytes an entry, and whoever looks at names shall not be asked for the keyring's password.
 * So names and metadata are in clear on this disk, as they are in a manifest; values never are. docs/adr/0007.
 */
export class EntryIndex {
  readonly #options: EntryIndexOptions;
  #turn: Promise<unknown> = Promise.resolve();
  /** What was read last: a tree asks very often, and reading thousands of entries takes a moment. */
  #known: { readonly identity: FileIdentity; readonly secrets: IndexedSecrets } | undefined;

  constructor(options: EntryIndexOptions) {
    this.#options = options;
  }

  /** As it is now. Needs no lock: the file is replaced as a whole. */
  async read(): Promise<Result<IndexedSecrets, VaultError>> {
    const { folder } = this.#options;
    const known = this.#known;
    if (known !== undefined && isSame(known.identity, await folder.identify(INDEX_FILE))) return ok(known.secrets);
    const read = await folder.read(INDEX_FILE, MAX_BYTES);
    if (!read.ok) return read;
    if (read.value === undefined) return ok(new Map());
    const parsed = parseIndex(read.value.bytes.toString('utf8'));
    const file = folder.pathOf(INDEX_FILE);
    switch (parsed.kind) {
      case 'index':
        this.#known = { identity: read.value.identity, secrets: parsed.secrets };
        return ok(parsed.secrets);
      case 'damaged': return err({ kind: 'corrupt', file });
      case 'newer': return err({ kind: 'unsupported-version', file, version: parsed.version });
    }
  }

  /** Lets one caller after the other change index and keychain together, in this process and, by the file's lock, in all. */
  exclusively<T>(store: string, body: (index: OpenIndex) => Promise<Result<T, VaultError>>): Promise<Result<T, VaultError>> {
    const turn = this.#turn.then(() => this.#exclusively(store, body));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #exclusively<T>(store: string, body: (index: OpenIndex) => Promise<Result<T, VaultError>>): Promise<Result<T, VaultError>> {
    const { folder, kernelLock: kernel, monotonic } = this.#options;
    const ready = await this.#prepare();
    if (!ready.ok) return ready;
    const lock = { kernel, monotonic, timeoutMs: LOCK_TIMEOUT_MS, busy: { kind: 'busy', store } } as const;
    return withFileLock(folder.pathOf(LOCK_FILE), lock, async () => {
      const secrets = await this.read();
      if (!secrets.ok) return secrets;
      return body({ secrets: secrets.value, save: (changed) => folder.write(INDEX_FILE, Buffer.from(printIndex(changed), 'utf8')) });
    });
  }

  async #prepare(): Promise<Result<void, VaultError>> {
    const { folder } = this.#options;
    try {
      await makePrivateFolder(folder.directory);
    } catch (error) {
      return err(writeFailure(folder.directory, error));
    }
    return folder.ensure();
  }
}

/** Every writer of ours makes a new file. */
function isSame(known: FileIdentity, now: FileIdentity | undefined): boolean {
  return now !== undefined && known.inode === now.inode && known.size === now.size && known.modified === now.modified;
}
