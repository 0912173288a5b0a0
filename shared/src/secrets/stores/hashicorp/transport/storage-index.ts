import type { HttpAnswer } from '../../../../host/http/exchange';

/**
 * Standby nodes answer reads by themselves and lag behind: what was just written is not there yet, or an older version is. An
 * answer to a write says how far the storage had got; sent along with a read, a node that has not got there hands it to the
 * active one. OpenBao 2.7 and later, Vault Enterprise 1.7 and later; others take no notice.
 * https://openbao.org/docs/next/concepts/consistency/ and https://developer.hashicorp.com/vault/docs/enterprise/consistency
 */
export class StorageIndex {
  #latest: string | undefined;

  /** Opaque, and the server's own: it goes back to the same servers only. */
  get latest(): string | undefined {
    return this.#latest;
  }

  note({ headers }: Pick<HttpAnswer, 'headers'>): void {
    const storageIndex = headers['x-vault-index'];
    if (typeof storageIndex === 'string' && storageIndex.length <= MAX_LENGTH && /^[\x21-\x7e]+$/.test(storageIndex)) this.#latest = storageIndex;
  }
}

const MAX_LENGTH = 1024;
