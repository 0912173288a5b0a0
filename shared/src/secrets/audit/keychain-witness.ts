import type { VaultError } from '../../core/model/vault-error';
import { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { ok } from '../../core/result';
import type { Keychain } from '../keychain/keychain';
import { KEYCHAIN_SERVICE } from '../keychain/keychain';
import { isAnchoredHead } from './witness';
import type { AnchoredHead, Witness } from './witness';

/**
 * Heads in the OS keychain: restoring an older home folder, or editing its files, does not bring them back. A keychain's
 * entry is small, so only the newest head is kept, and beside it the last ones that a newer head does not vouch for.
 */
export class KeychainWitness implements Witness {
  readonly name = 'keychain';
  readonly #keychain: Keychain;
  readonly #account: string;

  /** `account` names the user's data folder, so that two of them do not share an entry. */
  constructor(keychain: Keychain, account: string) {
    this.#keychain = keychain;
    this.#account = account;
  }

  async remember(head: AnchoredHead): Promise<Result<void, VaultError>> {
    const known = await this.heads();
    if (!known.ok) return known;
    // A head further back than a known one means that the log was cut, and one of another log that it was exchanged:
    // the known one is evidence then and must not be overwritten.
    const evidence = known.value.filter(({ log, seq }) => log !== head.log || seq > head.seq);
    const password = SecretValue.fromText(JSON.stringify([...evidence, head].slice(-MAX_HEADS)));
    try {
      return await this.#keychain.setPassword(KEYCHAIN_SERVICE, this.#account, password);
    } finally {
      password.dispose();
    }
  }

  async heads(): Promise<Result<readonly AnchoredHead[], VaultError>> {
    const found = await this.#keychain.getPassword(KEYCHAIN_SERVICE, this.#account);
    if (!found.ok) return found;
    if (found.value === undefined) return ok([]);
    try {
      return ok(parseHeads(found.value.text()));
    } finally {
      found.value.dispose();
    }
  }
}

/** Windows' Credential Manager takes 2,560 bytes for an entry (CRED_MAX_CREDENTIAL_BLOB_SIZE); a head has about 220. */
const MAX_HEADS = 8;

function parseHeads(text: string): readonly AnchoredHead[] {
  try {
    const data: unknown = JSON.parse(text);
    return Array.isArray(data) ? data.filter(isAnchoredHead) : [];
  } catch {
    return [];
  }
}
