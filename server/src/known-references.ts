import type { SecretRef } from '../../shared/src/core/model/secret-ref';
import type { ReferencesParams } from '../../shared/src/core/protocol/references';

export type ReferenceVerdict = 'known' | 'unknown-store' | 'missing-secret' | 'cannot-tell';

/** What the owner of the secrets last said of its stores. Until it has, nothing can be told and nothing is reported. */
export class KnownReferences {
  #stores: ReadonlyMap<string, { readonly listed: boolean }> | undefined;
  #fields: ReadonlySet<string> = new Set();

  replace({ stores, secrets }: ReferencesParams): void {
    this.#stores = new Map(stores.map(({ name, listed }) => [name, { listed }]));
    this.#fields = new Set(secrets.flatMap(({ store, path, fields }) => fields.map((field) => keyOf({ store, path, field }))));
  }

  judge(ref: SecretRef): ReferenceVerdict {
    if (this.#stores === undefined) return 'cannot-tell';
    const store = this.#stores.get(ref.store);
    if (store === undefined) return 'unknown-store';
    if (!store.listed) return 'cannot-tell';
    return this.#fields.has(keyOf(ref)) ? 'known' : 'missing-secret';
  }
}

/** No part can hold a NUL. */
function keyOf({ store, path, field }: Pick<SecretRef, 'store' | 'path' | 'field'>): string {
  return [store, path, field].join('\0');
}
