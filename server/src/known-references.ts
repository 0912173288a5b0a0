import type { Fingerprint } from '../../shared/src/core/model/finding';
import type { SecretRef } from '../../shared/src/core/model/secret-ref';
import type { ReferencesParams } from '../../shared/src/core/protocol/references';

export type ReferenceVerdict = 'known' | 'unknown-store' | 'missing-secret' | 'cannot-tell';

/** What the owner of the secrets last said of its stores. Until it has, nothing can be told and nothing is reported. */
export class KnownReferences {
  #stores: ReadonlyMap<string, { readonly listed: boolean }> | undefined;
  #fields: ReadonlySet<string> = new Set();
  #fingerprints: ReadonlySet<Fingerprint> = new Set();

  /** All of a notice or nothing of it: one that cannot be read changes nothing. */
  replace({ stores, secrets }: ReferencesParams): void {
    const byName = new Map(stores.map(({ name, listed }) => [name, { listed }]));
    const fields = new Set(secrets.flatMap(({ store, path, fields: names }) => names.map((field) => keyOf({ store, path, field }))));
    this.#fingerprints = new Set(secrets.flatMap(({ fingerprints }) => fingerprints));
    this.#stores = byName;
    this.#fields = fields;
  }

  /** Whether Keyward itself put this value into one of the stores. It may hold another one by now: whoever uses it compares. */
  hasStored(fingerprint: Fingerprint): boolean {
    return this.#fingerprints.has(fingerprint);
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
