import type { SecretEntry } from './secret-entry';

/** Every name of the vault, as one encrypted text: nothing of it is in clear in the file. */
export interface VaultIndex {
  readonly entries: ReadonlyMap<string, SecretEntry>;
  /** What a later version keeps beside the entries; written back as it was. */
  readonly others: Readonly<Record<string, unknown>>;
}

export const EMPTY_INDEX: VaultIndex = { entries: new Map(), others: {} };

const BLOCK = 1024;

/** JSON, then spaces up to a multiple of 1024: its length does not tell how many secrets there are. */
export function printIndex(index: VaultIndex): Buffer {
  const text = Buffer.from(JSON.stringify({ entries: [...index.entries.values()], ...index.others }), 'utf8');
  const padded = Buffer.alloc(Math.ceil(text.length / BLOCK) * BLOCK, ' ');
  text.copy(padded);
  text.fill(0);
  return padded;
}

/** What `printIndex` printed. It was sealed by this program, so anything else is a mistake of ours, and undefined. */
export function parseIndex(bytes: Buffer): VaultIndex | undefined {
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    if (!isIndex(parsed)) return undefined;
    const { entries, ...others } = parsed;
    return { entries: new Map(entries.map((entry) => [entry.path, entry])), others };
  } catch {
    return undefined;
  }
}

/** Two names that differ only in case are one name on some stores and for most eyes. */
export function foldCase(path: string): string {
  return path.toUpperCase().toLowerCase().normalize('NFC');
}

function isIndex(value: unknown): value is { readonly entries: readonly SecretEntry[] } {
  return typeof value === 'object' && value !== null && 'entries' in value && Array.isArray(value.entries)
    && value.entries.every(isEntry);
}

function isEntry(value: unknown): value is SecretEntry {
  return typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string'
    && 'versions' in value && Array.isArray(value.versions) && value.versions.length > 0;
}
