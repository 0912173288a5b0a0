import { unwatchFile, watchFile } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Disposable } from '../../../shared/src/core/disposable';

/** One `stat` in so many milliseconds: what another program stores is seen while the person looks from it to the editor. */
const INTERVAL_MS = 2000;

/**
 * The vault's file as other programs change it. Asked for by `stat` and not by events: the file lies outside the
 * workspace, its folder may not exist yet, and every commit puts a new file in its place.
 */
export class VaultFileWatch {
  readonly #file: string;
  readonly #intervalMs: number;

  constructor(file: string, intervalMs: number = INTERVAL_MS) {
    this.#file = file;
    this.#intervalMs = intervalMs;
  }

  /** Another text for every change of the file; the same one while there is none, or while nobody may look at it. */
  async version(): Promise<string> {
    try {
      const { ino, mtimeNs, size } = await stat(this.#file, { bigint: true });
      return `${ino} ${mtimeNs} ${size}`;
    } catch {
      return 'none';
    }
  }

  /** Runs `changed` some time after each change, until it is disposed of. Keeps no process alive. */
  onChange(changed: () => void): Disposable {
    const listener = (): void => { changed(); };
    watchFile(this.#file, { interval: this.#intervalMs, persistent: false }, listener);
    return { dispose: () => { unwatchFile(this.#file, listener); } };
  }
}
