import { addStore, removeStore, setDefaultStore } from '../../core/config/edit-user-config';
import type { ConfigEdit } from '../../core/config/edit-user-config';
import type { StoreEntry, UserConfig } from '../../core/config/user-config';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { ConfigChange, SecretService } from '../service';
import type { StoreStatus } from '../store';
import type { AuthorityCertificate } from './ca-file';
import { readCaFile } from './ca-file';
import type { StoreMaker } from './configured-stores';
import type { UserConfigFile } from './user-config-file';

/** Which stores the user has, for those who show and change that. Every change is decided about and written down. */
export class StoreConfiguration {
  readonly #config: UserConfigFile;
  readonly #maker: StoreMaker;
  readonly #service: Pick<SecretService, 'configure'>;

  constructor(config: UserConfigFile, maker: StoreMaker, service: Pick<SecretService, 'configure'>) {
    this.#config = config;
    this.#maker = maker;
    this.#service = service;
  }

  /** The absolute path of config.yaml, which may not be there. */
  get file(): string {
    return this.#config.file;
  }

  read(): Promise<Result<UserConfig, VaultError>> {
    return this.#config.read();
  }

  /** Errors also: `store-exists`. */
  add(entry: StoreEntry): Promise<Result<void, VaultError>> {
    return this.#change({ kind: 'add-store', store: entry.name }, (text) => addStore(text, entry));
  }

  /** What the store keeps stays there. Errors also: `unknown-store`. */
  remove(store: string): Promise<Result<void, VaultError>> {
    return this.#change({ kind: 'remove-store', store }, (text) => removeStore(text, store));
  }

  /** Errors also: `unknown-store`. */
  setDefault(store: string): Promise<Result<void, VaultError>> {
    return this.#change({ kind: 'default-store', store }, (text) => setDefaultStore(text, store));
  }

  /** The state of a store that is not configured, or not yet: nobody is signed in for it, and it is let go at once. */
  async look(entry: StoreEntry): Promise<StoreStatus> {
    const store = await this.#maker.make(entry);
    try {
      return await store.status();
    } finally {
      store.dispose();
    }
  }

  /** Whom a CA file would make us trust. `store` is named in the error: `tls` with `ca-file`. */
  async authorities(file: string, store = file): Promise<Result<readonly AuthorityCertificate[], VaultError>> {
    const bundle = await readCaFile(file);
    return bundle === undefined ? err({ kind: 'tls', store, reason: 'ca-file' }) : ok(bundle.authorities);
  }

  #change(change: ConfigChange, edit: (text: string | undefined) => ConfigEdit): Promise<Result<void, VaultError>> {
    let made: { readonly before: string; readonly after: string } | undefined;
    return this.#service.configure(
      change,
      () => this.#config.update((text) => {
        const edited = edit(text);
        // An empty file is the empty configuration, as none would be.
        if (edited.ok) made = { before: text ?? '', after: edited.value };
        return edited;
      }),
      // What could not be written down is as it was. Somebody else's change that came after it is not undone with it: then ours
      // is taken out of theirs where it gave something, and that is a store.
      async () => {
        await this.#config.update((text = '') => {
          if (text === made?.after) return ok(made.before);
          return change.kind === 'add-store' ? removeStore(text, change.store) : ok(text);
        });
      },
    );
  }
}
