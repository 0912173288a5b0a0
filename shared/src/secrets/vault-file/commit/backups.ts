import type { PrivateFolder } from '../../../host/files/private-folder';
import { LIMITS } from '../format/limits';
import type { ParsedVault } from '../format/parse';
import { parseVault } from '../format/parse';

export interface BackupPolicy {
  readonly generations: number;
  readonly days: number;
}

/** A whole backup and where it lies. */
export interface GoodBackup extends ParsedVault {
  readonly file: string;
}

export const DEFAULT_BACKUP_POLICY: BackupPolicy = { generations: 10, days: 7 };

const LARGEST_COPY = 4 * 1024 * 1024;
const GENERATION = /^generation-([1-9][0-9]{0,14})\.json$/;
const DAY = /^day-[0-9]{4}-[0-9]{2}-[0-9]{2}\.json$/;

/** Copies of committed files, as encrypted as these: the newest generations, and the last one of each day. */
export class Backups {
  readonly #folder: PrivateFolder;
  readonly #policy: BackupPolicy;
  readonly #now: () => number;
  readonly #onFailure: (file: string) => void;

  constructor(folder: PrivateFolder, policy: BackupPolicy, now: () => number, onFailure: (file: string) => void) {
    this.#folder = folder;
    this.#policy = policy;
    this.#now = now;
    this.#onFailure = onFailure;
  }

  /**
   * Keeps a committed generation, whose file is `committed`. A backup that cannot be made is reported, and does not
   * undo the commit.
   */
  async keep(bytes: Buffer, generation: number, committed: string): Promise<void> {
    const name = `generation-${generation}.json`;
    const ensured = await this.#folder.ensure();
    const kept = ensured.ok && (await this.#link(bytes, committed, name) || await this.#copy(bytes, name));
    if (!kept) {
      this.#onFailure(this.#folder.pathOf(name));
      return;
    }
    const day = `day-${new Date(this.#now()).toISOString().slice(0, 10)}.json`;
    await this.#folder.remove(day);
    const linked = await this.#folder.claim(name, day);
    if (!linked.ok) this.#onFailure(this.#folder.pathOf(day));
    await this.#prune();
  }

  /** Backups that are whole, by their own checksums, newest first. Only a key tells whether they are genuine. */
  async *good(): AsyncGenerator<GoodBackup> {
    for (const name of newestFirst(await this.#folder.names())) {
      const read = await this.#folder.read(name, LIMITS.fileBytes);
      if (!read.ok || read.value === undefined) continue;
      const parsed = parseVault(read.value.bytes);
      if (parsed.ok) yield { ...parsed.value, file: this.#folder.pathOf(name) };
    }
  }

  /** The first of `good`, by its path. */
  async newestGood(): Promise<string | undefined> {
    for await (const { file } of this.good()) return file;
    return undefined;
  }

  /** The highest generation that a backup is named after, whole or not; 0 without one. */
  async highestGeneration(): Promise<number> {
    return Math.max(0, ...(await this.#folder.names()).map(numberOf));
  }

  /** A large file is not written twice for every change: its backup shares its bytes until the next commit. */
  async #link(bytes: Buffer, committed: string, name: string): Promise<boolean> {
    if (bytes.length <= LARGEST_COPY) return false;
    await this.#folder.remove(name);
    const linked = await this.#folder.linkFrom(committed, name);
    return linked.ok && linked.value;
  }

  async #copy(bytes: Buffer, name: string): Promise<boolean> {
    const written = await this.#folder.write(name, bytes);
    if (!written.ok) return false;
    const read = await this.#folder.read(name, LIMITS.fileBytes);
    return read.ok && read.value?.bytes.equals(bytes) === true;
  }

  async #prune(): Promise<void> {
    const names = newestFirst(await this.#folder.names());
    const surplus = [
      ...names.filter((name) => GENERATION.test(name)).slice(this.#policy.generations),
      ...names.filter((name) => DAY.test(name)).slice(this.#policy.days),
    ];
    for (const name of surplus) await this.#folder.remove(name);
  }
}

/** Generations before days, each newest first. */
function newestFirst(names: readonly string[]): readonly string[] {
  const generations = names.filter((name) => GENERATION.test(name));
  const days = names.filter((name) => DAY.test(name));
  return [
    ...generations.sort((a, b) => numberOf(b) - numberOf(a)),
    ...days.sort().reverse(),
  ];
}

function numberOf(name: string): number {
  return Number(GENERATION.exec(name)?.[1] ?? 0);
}
