import type { VaultHeader } from '../format/vault-document';

/** The newest generation that somebody outside the file remembers: keychain, editor state, audit log. */
export interface SeenGeneration {
  readonly generation: number;
  readonly commit: string;
}

/** An older copy of a vault is genuine in every byte; only a memory outside of it can tell. */
export interface GenerationWitness {
  highest(vaultId: string): Promise<SeenGeneration | undefined>;
  record(vaultId: string, seen: SeenGeneration): Promise<void>;
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
