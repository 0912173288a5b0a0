import { Worker } from 'node:worker_threads';
import type { BatchScanner } from './batch-scanner';
import type { FileResult, FileTask } from './file-result';
import type { ScannerSettings } from './scanner-settings';
import { skippedFile } from './file-result';
import type { BatchReply, BatchRequest, WorkerStart } from './worker-messages';

/** How a scanning thread is started. */
export interface WorkerScript {
  /** Absolute path of `scan-worker.js`, which lies beside each bundled program. */
  readonly file: string;
}

export interface WorkerPoolOptions {
  readonly script: WorkerScript;
  readonly threads: number;
  readonly settings: ScannerSettings;
  /** A thread that needs more ends, and its batch is tried again in halves. Default `HEAP_MEGABYTES`. */
  readonly heapMegabytes?: number;
}

/** Batches that a thread has waiting, so that it never idles while a reply is on its way. */
const BATCHES_A_THREAD = 2;

const HEAP_MEGABYTES = 256;

/**
 * Texts die young and are large: with V8's usual 48 MB of young space a thread took twice the memory (eight threads
 * 660 MB in place of 400) and was no faster.
 */
const YOUNG_MEGABYTES = 4;

/** Threads that scan files. One that dies takes only the file with it that killed it. */
export class WorkerPool implements BatchScanner {
  readonly width: number;
  readonly #options: WorkerPoolOptions;
  readonly #flag = new Int32Array(new SharedArrayBuffer(4));
  readonly #threads: Thread[] = [];
  #disposed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.width = options.threads * BATCHES_A_THREAD;
  }

  async run(tasks: readonly FileTask[]): Promise<readonly FileResult[]> {
    if (tasks.length === 0 || this.#stopped()) return [];
    const answer = await this.#idlest().run(tasks);
    if (typeof answer !== 'string') return answer;
    if (this.#stopped()) return [];
    if (answer === 'not-reached') return this.run(tasks);
    const [only] = tasks;
    if (tasks.length === 1 && only !== undefined) return [skippedFile(only, 'scanner-failed')];
    const middle = tasks.length >> 1;
    return [...await this.run(tasks.slice(0, middle)), ...await this.run(tasks.slice(middle))];
  }

  cancel(): void {
    Atomics.store(this.#flag, 0, 1);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.cancel();
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()));
  }

  #stopped(): boolean {
    return this.#disposed || Atomics.load(this.#flag, 0) !== 0;
  }

  #idlest(): Thread {
    const alive = this.#threads.filter((thread) => thread.alive);
    const idlest = alive.reduce<Thread | undefined>((best, one) => (best !== undefined && best.load <= one.load ? best : one), undefined);
    if (idlest !== undefined && (idlest.load === 0 || alive.length >= this.#options.threads)) return idlest;
    const { script, settings, heapMegabytes = HEAP_MEGABYTES } = this.#options;
    const thread = new Thread(script, { settings, cancelled: this.#flag.buffer }, heapMegabytes);
    this.#threads.splice(0, this.#threads.length, ...alive, thread);
    return thread;
  }
}

/** The thread may have ended while it was at the batch (`died`), or before it came to it, at another one. */
type Answer = readonly FileResult[] | 'died' | 'not-reached';

type Settle = (answer: Answer) => void;

class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Settle>();
  #next = 0;
  #alive = true;

  constructor({ file }: WorkerScript, start: WorkerStart, heapMegabytes: number) {
    this.#worker = new Worker(file, {
      workerData: start, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      // Not this program's own flags: a debugger's or a loader's would hold up each thread.
      execArgv: [],
      // Nothing of a thread may reach this program's own output; an error there becomes `scanner-failed`.
      stdout: true, stderr: true,
    });
    this.#worker.on('message', ({ id, results }: BatchReply) => { this.#settle(id, results); });
    this.#worker.on('error', () => { this.#die(); });
    this.#worker.on('exit', () => { this.#die(); });
  }

  get alive(): boolean {
    return this.#alive;
  }

  get load(): number {
    return this.#waiting.size;
  }

  run(tasks: readonly FileTask[]): Promise<Answer> {
    return new Promise((resolve) => {
      const request: BatchRequest = { id: this.#next++, tasks };
      this.#waiting.set(request.id, resolve);
      this.#worker.postMessage(request);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
    this.#die();
  }

  #settle(id: number, answer: Answer): void {
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    settle?.(answer);
  }

  /** A thread takes its batches in turn, so it was at the oldest one that it has not answered. */
  #die(): void {
    this.#alive = false;
    const [current, ...behind] = this.#waiting.keys();
    if (current !== undefined) this.#settle(current, 'died');
    for (const id of behind) this.#settle(id, 'not-reached');
  }
}
