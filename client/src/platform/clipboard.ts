import type { Disposable } from '../../../shared/src/core/disposable';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';

/** How long a copied value stays: long enough to paste it once. */
export const CLIPBOARD_MILLISECONDS = 30_000;

/** A clipboard that does not answer holds nothing up. The editor itself gives its extensions five seconds to end. */
const ANSWER_MILLISECONDS = 2000;

export type CopiedValue = 'will-be-cleared' | 'stays';

/** The part of the editor's clipboard that is used. */
export interface ClipboardAccess {
  readText(): Thenable<string>;
  writeText(text: string): Thenable<void>;
}

/** Starts something after a delay; disposing takes it back. */
export type Delay = (milliseconds: number, run: () => void) => Disposable;

/**
 * Takes a copied value away again, unless the person has copied something else since. A second copy starts the time
 * anew; `close` clears at once.
 */
export class ClearingClipboard implements Disposable {
  readonly #clipboard: ClipboardAccess;
  readonly #delay: Delay;
  #timer: Disposable | undefined;
  #copied: SecretValue | undefined;

  constructor(clipboard: ClipboardAccess, delay: Delay) {
    this.#clipboard = clipboard;
    this.#delay = delay;
  }

  /** References and names are no secrets: they stay. */
  async copyText(text: string): Promise<void> {
    await this.#clipboard.writeText(text);
  }

  /** Says what becomes of the value: where the clipboard cannot be read, nobody can tell whether it is still there. */
  async copy(value: SecretValue): Promise<CopiedValue> {
    this.#forget();
    await this.#clipboard.writeText(value.text());
    if (!await this.#holds(value)) return 'stays';
    this.#copied = value.clone();
    this.#timer = this.#delay(CLIPBOARD_MILLISECONDS, () => void this.clear());
    return 'will-be-cleared';
  }

  /** Clears the clipboard if it still holds what was copied last. */
  async clear(): Promise<void> {
    const copied = this.#copied;
    if (copied === undefined) return;
    this.#copied = undefined;
    this.#timer?.dispose();
    try {
      if (await this.#clipboard.readText() === copied.text()) await this.#clipboard.writeText('');
    } finally {
      copied.dispose();
    }
  }

  /**
   * Clears before the editor ends, and waits for it; never longer than two seconds, since an editor that ends must not
   * hang on a clipboard that does not answer.
   */
  async close(): Promise<void> {
    await this.#inTime(this.clear());
  }

  dispose(): void {
    this.#forget();
  }

  /** A browser may ask its person first, or say nothing: both count as a no. */
  async #holds(value: SecretValue): Promise<boolean> {
    try {
      return await this.#inTime(Promise.resolve(this.#clipboard.readText())) === value.text();
    } catch {
      return false;
    }
  }

  async #inTime<T>(work: Promise<T>): Promise<T | undefined> {
    let timer: Disposable | undefined;
    const timeout = new Promise<undefined>((resolve) => { timer = this.#delay(ANSWER_MILLISECONDS, () => { resolve(undefined); }); });
    try {
      return await Promise.race([work, timeout]);
    } finally {
      timer?.dispose();
    }
  }

  #forget(): void {
    this.#timer?.dispose();
    this.#copied?.dispose();
    this.#copied = undefined;
  }
}
