/** What a reader accepts, checked before any work that a hostile file could make expensive. */
export const LIMITS = {
  fileBytes: 256 * 1024 * 1024,
  headerBytes: 64 * 1024,
  slots: 32,
  keys: 64,
  ancestors: 32,
  valueBytes: 1024 * 1024,
  pbkdf2: { least: 100_000, most: 10_000_000 },
  argon2id: { leastMemoryKib: 19 * 1024, mostMemoryKib: 1024 * 1024, mostPasses: 16, mostLanes: 16 },
} as const;

export const FORMAT_NAME = 'keyward-vault';
export const FORMAT_VERSION = 1;
