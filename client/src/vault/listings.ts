import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import type { SecretService } from '../../../shared/src/secrets/service';
import type { StoreStatus } from '../../../shared/src/secrets/store';

/** What the stores hold, asked once for everybody who shows it: each question to a store is a line in the audit log. */
export class Listings {
  readonly #service: Pick<SecretService, 'stores' | 'list'>;
  readonly #known = new Map<string, Promise<Result<readonly SecretMeta[], VaultError>>>();

  constructor(service: Pick<SecretService, 'stores' | 'list'>) {
    this.#service = service;
  }

  stores(): Promise<readonly StoreStatus[]> {
    return this.#service.stores();
  }

  list(store: string): Promise<Result<readonly SecretMeta[], VaultError>> {
    const known = this.#known.get(store) ?? this.#service.list(store);
    this.#known.set(store, known);
    return known;
  }

  /** The next question goes to the stores again. */
  forget(): void {
    this.#known.clear();
  }
}
