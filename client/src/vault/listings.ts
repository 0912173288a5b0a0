import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import type { SecretService } from '../../../shared/src/secrets/service';
import type { Listing, StoreStatus } from '../../../shared/src/secrets/store';

/** What the stores hold, asked once for everybody who shows it: each question to a store is a line in the audit log. */
export class Listings {
  readonly #service: Pick<SecretService, 'stores' | 'browse'>;
  readonly #known = new Map<string, Promise<Result<Listing, VaultError>>>();

  constructor(service: Pick<SecretService, 'stores' | 'browse'>) {
    this.#service = service;
  }

  stores(): Promise<readonly StoreStatus[]> {
    return this.#service.stores();
  }

  list(store: string): Promise<Result<Listing, VaultError>> {
    const known = this.#known.get(store) ?? this.#service.browse(store);
    this.#known.set(store, known);
    return known;
  }

  /** The next question goes to the stores again. */
  forget(): void {
    this.#known.clear();
  }
}
