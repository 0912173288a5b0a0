import { createHash } from 'node:crypto';
import path from 'node:path';
import type { VaultError } from '../../../core/model/vault-error';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type { FileIdentity, PrivateFolder } from '../../../host/files/private-folder';
import { LIMITS } from '../format/limits';
import type { ParsedVault } from '../format/parse';
import { parseHeader, parseVault } from '../format/parse';
import type { VaultHeader } from '../format/vault-document';
import type { Backups, GoodBackup } from './backups';
import type { SeenGeneration } from './generation-witness';
import { continues } from './generation-witness';

export const VAULT_FILE = 'vault.json';
export const LOCK_FILE = 'vault.lock';
const CLAIM = /^vault\.([1-9][0-9]{0,14})\.commit$/;
/** A writer that slept through this many commits of others is still seen by its claim. */
const KEPT_CLAIMS = 16;
const LOAD_TRIES = 5;
/** A temporary file of that age belongs to nobody any more. In milliseconds. */
const ABANDONED_MS = 15 * 60_000;

/** What became of a generation: `taken` by another writer, or committed, with or without a name of its own by now. */
type Published = 'taken' | 'renamed' | 'overtaken';

/** One generation as it was found on disk. */
export interface LoadedVault extends ParsedVault {
  readonly file: string;
  /** Of `vault.json`, whichever file the generation came from. */
  readonly identity: FileIdentity | undefined;
}

/**
 * The vault's files. The commit point of generation N is the link `vault.N.commit` to its complete, synced file: of
 * several writers one gets it, whether or not they hold the lock. Renaming that file to `vault.json` follows; a reader
 * that finds the claim of a later generation than `vault.json` takes that, so that a crash in between loses nothing.
 */
export class VaultFolder {
  readonly #folder: PrivateFolder;
  readonly #backups: Backups;
  readonly #now: () => number;

  /** `now` in milliseconds since 1970. */
  constructor(folder: PrivateFolder, backups: Backups, now: () => number) {
    this.#folder = folder;
    this.#backups = backups;
    this.#now = now;
  }

  get file(): string {
    return this.#folder.pathOf(VAULT_FILE);
  }

  get lockFile(): string {
    return this.#folder.pathOf(LOCK_FILE);
  }

  ensure(): Promise<Result<void, VaultError>> {
    return this.#folder.ensure();
  }

  /**
   * The newest generation, or undefined where there is no vault. A damaged file is copied aside and stays; so counts a
   * vault of which only backups are left, since a new one in its place would push these out.
   */
  async load(): Promise<Result<LoadedVault | undefined, VaultError>> {
    for (let tries = 1; ; tries += 1) {
      const identity = await this.#folder.identify(VAULT_FILE);
      const base = await this.#loadFile(VAULT_FILE, identity);
      if (!base.ok) return base;
      const generation = base.value?.document.header.generation ?? 0;
      const claimed = Math.max(generation, ...await this.#claims());
      const found = claimed === generation ? base : await this.#loadFile(claimName(claimed), identity);
      if (!found.ok || found.value !== undefined) return found;
      // A claim that is gone already was tidied away by a writer far ahead: look again.
      if (claimed === 0 || tries === LOAD_TRIES) break;
    }
    const backup = await this.#backups.newestGood();
    return backup === undefined ? ok(undefined) : err({ kind: 'corrupt', file: this.file, backup });
  }

  /** Whole backups, newest first. */
  backups(): AsyncGenerator<GoodBackup> {
    return this.#backups.good();
  }

  /** The highest generation that any file here is known by: a restored one must come after it. */
  async highestGeneration(): Promise<number> {
    const onDisk = (await this.#headerOnDisk())?.generation ?? 0;
    const known = [onDisk, await this.#backups.highestGeneration(), ...await this.#claims()];
    return Math.max(...known);
  }

  /** Whether `loaded` is still the newest generation, without reading more than names. */
  async isCurrent(loaded: Pick<LoadedVault, 'identity'>, generation: number): Promise<boolean> {
    const identity = await this.#folder.identify(VAULT_FILE);
    if (identity === undefined || loaded.identity === undefined) return false;
    const same = identity.inode === loaded.identity.inode && identity.size === loaded.identity.size
      && identity.modified === loaded.identity.modified;
    return same && (await this.#claims()).every((claimed) => claimed <= generation);
  }

  /**
   * Puts a generation on disk unless another writer has it: false then. What is true is safe from a power cut.
   * Answers the identity of the new `vault.json`.
   */
  async commit(bytes: Buffer, mine: SeenGeneration): Promise<Result<FileIdentity | undefined | false, VaultError>> {
    const { generation } = mine;
    const temporary = await this.#folder.writeTemporary(bytes);
    if (!temporary.ok) return temporary;
    const published = await this.#publish(temporary.value, mine);
    if (!published.ok || published.value !== 'renamed') await this.#folder.remove(temporary.value);
    if (!published.ok) return published;
    if (published.value === 'taken') return ok(false);
    const identity = await this.#folder.identify(VAULT_FILE);
    await this.#folder.sweep(this.#now() - ABANDONED_MS);
    for (const claimed of await this.#claims()) {
      if (claimed <= generation - KEPT_CLAIMS) await this.#folder.remove(claimName(claimed));
    }
    await this.#backups.keep(bytes, generation, this.#folder.pathOf(claimName(generation)));
    return ok(identity);
  }

  /** What is said of a file whose bytes nobody with the root key wrote: it is copied aside and stays as it is. */
  async tampered(file: string): Promise<VaultError> {
    return { kind: 'tampered', file, ...await this.keepCopy(file), ...await this.#newestBackup() };
  }

  /** Copies a file of this folder aside; answers where the copy is, or nothing where there is no such file. */
  async keepCopy(file: string): Promise<{ readonly keptCopy?: string }> {
    const name = path.basename(file);
    const read = await this.#folder.read(name, LIMITS.fileBytes);
    return read.ok && read.value !== undefined ? this.#setAside(name, read.value.bytes) : {};
  }

  async #setAside(name: string, bytes: Buffer): Promise<{ readonly keptCopy?: string }> {
    // Named by its content: the same damage, met again and again, is kept once.
    const copy = `damaged-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}-${name}`;
    const present = await this.#folder.identify(copy);
    const kept = present !== undefined || (await this.#folder.write(copy, bytes)).ok;
    return kept ? { keptCopy: this.#folder.pathOf(copy) } : {};
  }

  async #newestBackup(): Promise<{ readonly backup?: string }> {
    const backup = await this.#backups.newestGood();
    return backup === undefined ? {} : { backup };
  }

  async #publish(temporary: string, mine: SeenGeneration): Promise<Result<Published, VaultError>> {
    const claim = claimName(mine.generation);
    const claimed = await this.#folder.claim(temporary, claim);
    if (!claimed.ok) return claimed;
    if (!claimed.value) return ok('taken');
    const onDisk = await this.#headerOnDisk();
    const overtaken = onDisk !== undefined && onDisk.generation >= mine.generation;
    if (overtaken && !continues(onDisk, mine)) {
      // The claim of a generation long past had been tidied away and was free again.
      await this.#folder.remove(claim);
      return ok('taken');
    }
    // Whoever saw the claim may have gone on from there already: its file is the newer one then, and has this in it.
    const renamed = overtaken ? ok() : await this.#folder.rename(temporary, VAULT_FILE);
    const synced = renamed.ok ? await this.#folder.sync() : renamed;
    if (synced.ok) return ok(overtaken ? 'overtaken' : 'renamed');
    await this.#folder.remove(claim);
    return synced;
  }

  async #headerOnDisk(): Promise<VaultHeader | undefined> {
    const file = await this.#folder.readStart(VAULT_FILE, 2 * LIMITS.headerBytes);
    if (!file.ok || file.value === undefined) return undefined;
    const head = parseHeader(file.value.bytes.toString('latin1'));
    return head.ok ? head.value.header : undefined;
  }

  async #claims(): Promise<readonly number[]> {
    const names = await this.#folder.names();
    return names.flatMap((name) => {
      const number = CLAIM.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    });
  }

  async #loadFile(
    name: string, identity: FileIdentity | undefined,
  ): Promise<Result<LoadedVault | undefined, VaultError>> {
    const read = await this.#folder.read(name, LIMITS.fileBytes);
    if (!read.ok || read.value === undefined) return read.ok ? ok(undefined) : read;
    const file = this.#folder.pathOf(name);
    const parsed = parseVault(read.value.bytes);
    if (parsed.ok) return ok({ ...parsed.value, file, identity });
    if (parsed.error.kind === 'unsupported-version') return err({ ...parsed.error, file });
    return err({ kind: 'corrupt', file, ...await this.#setAside(name, read.value.bytes), ...await this.#newestBackup() });
  }
}

function claimName(generation: number): string {
  return `vault.${generation}.commit`;
}
