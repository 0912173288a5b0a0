import type { FileResult, FileTask } from './file-result';
import type { ScannerSettings } from './scanner-settings';
import { FileScanner } from './file-scanner';

/** Scans batches of files somewhere: here, or in worker threads. */
export interface BatchScanner {
  /** How many batches may be given at once. */
  readonly width: number;
  /** In the order of `tasks`; files that a cancellation left out are missing. Never fails: see FileSkipReason. */
  run(tasks: readonly FileTask[]): Promise<readonly FileResult[]>;
  /** Lets running batches end after the file, or the part of it, that they are at. */
  cancel(): void;
  dispose(): Promise<void>;
}

/** How long others wait for their turn, in milliseconds; a file that takes longer is scanned to its end first. */
const TURN = 5;

/** Scans in this thread and lets others have their turn now and then. For tests and where threads cannot be had. */
export class InlineScanner implements BatchScanner {
  readonly width = 1;
  readonly #scanner: Promise<FileScanner>;
  readonly #now: () => number;
  #cancelled = false;

  /** `few`: so few files that what they need is made ready fast rather than well. */
  constructor(settings: ScannerSettings, { now, few }: { readonly now: () => number; readonly few: boolean }) {
    this.#now = now;
    this.#scanner = FileScanner.open(settings, now, () => this.#cancelled).then((scanner) => {
      if (few) scanner.expectFew();
      return scanner;
    });
  }

  async run(tasks: readonly FileTask[]): Promise<readonly FileResult[]> {
    const scanner = await this.#scanner;
    const results: FileResult[] = [];
    let turn = this.#now();
    for (const task of tasks) {
      const result = await scanner.scan(task);
      if (result === undefined) break;
      results.push(...result);
      if (this.#now() - turn < TURN) continue;
      await othersTurn();
      turn = this.#now();
    }
    await othersTurn();
    return results;
  }

  cancel(): void {
    this.#cancelled = true;
  }

  dispose(): Promise<void> {
    this.cancel();
    return Promise.resolve();
  }
}

function othersTurn(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve); });
}
