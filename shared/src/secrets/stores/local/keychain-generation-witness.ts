import { SecretValue } from '../../../core/redact/secret-value';
import type { Keychain } from '../../keychain/keychain';
import { KEYCHAIN_SERVICE } from '../../keychain/keychain';
import type { GenerationWitness, SeenGeneration } from '../../vault-file/commit/generation-witness';
import { isSeenGeneration } from '../../vault-file/commit/generation-witness';

/**
 * Remembers generations in the OS keychain, one entry a vault: putting back a whole home folder does not bring an older
 * entry back. A keychain that does not answer counts as no memory: it must not lock anybody out.
 */
export class KeychainGenerationWitness implements GenerationWitness {
  readonly #keychain: Keychain;
  /** What was found or written, since each call starts a process. Where another one writes meanwhile, memory lags at most. */
  readonly #known = new Map<string, SeenGeneration>();

  constructor(keychain: Keychain) {
    this.#keychain = keychain;
  }

  async highest(vaultId: string): Promise<SeenGeneration | undefined> {
    const found = await this.#keychain.getPassword(KEYCHAIN_SERVICE, accountOf(vaultId));
    if (!found.ok || found.value === undefined) return undefined;
    try {
      const seen = parse(found.value.text());
      if (seen !== undefined) this.#known.set(vaultId, seen);
      return seen;
    } finally {
      found.value.dispose();
    }
  }

  async record(vaultId: string, { generation, commit }: SeenGeneration): Promise<void> {
    const known = this.#known.get(vaultId) ?? await this.highest(vaultId);
    if (known !== undefined && known.generation >= generation) return;
    const entry = SecretValue.fromText(JSON.stringify({ generation, commit }));
    try {
      const stored = await this.#keychain.setPassword(KEYCHAIN_SERVICE, accountOf(vaultId), entry);
      if (stored.ok) this.#known.set(vaultId, { generation, commit });
    } finally {
      entry.dispose();
    }
  }
}

function accountOf(vaultId: string): string {
  return `generation ${vaultId}`;
}

function parse(text: string): SeenGeneration | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isSeenGeneration(data) ? data : undefined;
  } catch {
    return undefined;
  }
}
