import type { PrivateTextFile } from '../../../host/files/private-text-file';
import type { GenerationWitness, SeenGeneration } from '../../vault-file/commit/generation-witness';
import { isSeenGeneration } from '../../vault-file/commit/generation-witness';

/** Its name in the user's state folder: every program of a user shares one memory. */
export const GENERATIONS_FILE = 'vault-generations.json';

/**
 * Remembers generations in a file of its own, one JSON object by vault id. It catches a vault folder that was put back
 * without this file; whoever puts back both is caught by the keychain. A file that cannot be read, or is not ours, counts
 * as no memory: it must not lock anybody out.
 */
export class FileGenerationWitness implements GenerationWitness {
  readonly #file: PrivateTextFile;

  /** `file` lies outside of the vault's folder, so that copying that back leaves it alone. */
  constructor(file: PrivateTextFile) {
    this.#file = file;
  }

  async highest(vaultId: string): Promise<SeenGeneration | undefined> {
    const text = await this.#file.read();
    return text.ok ? parse(text.value).get(vaultId) : undefined;
  }

  async record(vaultId: string, { generation, commit }: SeenGeneration): Promise<void> {
    if (isKnown(await this.highest(vaultId), generation)) return;
    await this.#file.update((text) => {
      const known = parse(text);
      // Two processes may tell in another order than they committed.
      if (!isKnown(known.get(vaultId), generation)) known.set(vaultId, { generation, commit });
      return `${JSON.stringify(Object.fromEntries(known))}\n`;
    });
  }
}

function isKnown(seen: SeenGeneration | undefined, generation: number): boolean {
  return seen !== undefined && seen.generation >= generation;
}

function parse(text: string | undefined): Map<string, SeenGeneration> {
  const known = new Map<string, SeenGeneration>();
  try {
    const data: unknown = JSON.parse(text ?? '{}');
    if (typeof data !== 'object' || data === null) return known;
    for (const [vaultId, seen] of Object.entries(data)) if (isSeenGeneration(seen)) known.set(vaultId, seen);
  } catch {
    // Written anew with the next change.
  }
  return known;
}
