import type { VaultError } from '../../../core/model/vault-error';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type { Keychain } from '../../keychain/keychain';
import type { GenerationWitness } from '../../vault-file/commit/generation-witness';
import { continues } from '../../vault-file/commit/generation-witness';
import type { KeySlot, VaultHeader } from '../../vault-file/format/vault-document';
import type { OpenVault } from '../../vault-file/open-vault';
import { KeychainGenerationWitness } from './keychain-generation-witness';

export interface RollbackGuardOptions {
  readonly witness: GenerationWitness | undefined;
  readonly keychain: Keychain | undefined;
}

/** Whether the keychain takes part: it does where it has just opened the vault, and so asks nobody for its password. */
export type KeychainPart = 'with-keychain' | 'without-keychain';

/**
 * Notices an older copy of a vault. Its witness is told of every change. The keychain, whose process takes a moment to
 * start, is told when a vault opens, and only where it holds that vault's key: one behind a password leaves it untouched.
 */
export class RollbackGuard {
  readonly #witness: GenerationWitness | undefined;
  readonly #keychain: GenerationWitness | undefined;

  constructor({ witness, keychain }: RollbackGuardOptions) {
    this.#witness = witness;
    this.#keychain = keychain && new KeychainGenerationWitness(keychain);
  }

  /** Refuses a file that does not continue what was seen. */
  async check(header: VaultHeader, file: string, part: KeychainPart): Promise<Result<void, VaultError>> {
    for (const witness of this.#witnessesOf(header.slots, part)) {
      const seen = await witness.highest(header.id);
      if (seen === undefined || continues(header, seen)) continue;
      return err({ kind: 'rolled-back', file, seen: seen.generation, found: header.generation });
    }
    return ok();
  }

  /** The highest generation that anybody remembers: a restored one must come after it, which is how it is accepted. */
  async highestGeneration(header: VaultHeader): Promise<number> {
    const seen = await Promise.all(this.#witnessesOf(header.slots, 'with-keychain').map((witness) => witness.highest(header.id)));
    return Math.max(0, ...seen.map((one) => one?.generation ?? 0));
  }

  async opened(vault: OpenVault, part: KeychainPart): Promise<void> {
    for (const witness of this.#witnessesOf(vault.slots, part)) await witness.record(vault.keys.vaultId, vault.seen);
  }

  async changed(vault: OpenVault): Promise<void> {
    await this.#witness?.record(vault.keys.vaultId, vault.seen);
  }

  #witnessesOf(slots: readonly KeySlot[], part: KeychainPart): readonly GenerationWitness[] {
    const asked = part === 'with-keychain' && slots.some(({ kind }) => kind === 'keychain');
    return [this.#witness, asked ? this.#keychain : undefined].filter((witness) => witness !== undefined);
  }
}
