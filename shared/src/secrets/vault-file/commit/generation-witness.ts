import type { VaultHeader } from '../format/vault-document';

/** The newest generation that somebody outside the file remembers: keychain, editor state, audit log. */
export interface SeenGeneration {
  readonly generation: number;
  readonly commit: string;
}

/**
 * An older copy of a vault is genuine in every byte; only a memory outside of it can tell. A witness that fails answers
 * that it has seen nothing: it is one check more, and no lock.
 */
export interface GenerationWitness {
  highest(vaultId: string): Promise<SeenGeneration | undefined>;
  /** Remembers `seen` unless it knows of that generation, or a higher one, already. */
  record(vaultId: string, seen: SeenGeneration): Promise<void>;
}

/** Whether data from outside is what a witness wrote. */
export function isSeenGeneration(data: unknown): data is SeenGeneration {
  if (typeof data !== 'object' || data === null) return false;
  return 'generation' in data && Number.isSafeInteger(data.generation) && Number(data.generation) > 0
    && 'commit' in data && typeof data.commit === 'string' && data.commit !== '';
}

export function seenOf(header: VaultHeader): SeenGeneration {
  return { generation: header.generation, commit: header.commit };
}

/** Whether a file continues what was seen: the same commit, or one that has it among its ancestors. */
export function continues(header: VaultHeader, seen: SeenGeneration): boolean {
  const behind = header.generation - seen.generation;
  if (behind < 0) return false;
  if (behind === 0) return header.commit === seen.commit;
  // Beyond the ancestors that a header keeps, the number alone must do.
  const ancestor = header.ancestors[behind - 1];
  return ancestor === undefined ? behind > header.ancestors.length : ancestor === seen.commit;
}
