import { Worker } from 'node:worker_threads';
import { mayHavePatterns } from '../../scan/analysis/analysed-languages';
import type { FixPlan } from '../../scan/analysis/fixes/fix';
import type { WorkerScript } from '../worker-pool';
import type { PatternWorkerReply, PatternWorkerRequest, PatternWorkerStart } from './pattern-messages';
import type { ScannedPatterns } from './pattern-scanner';
import type { FixQuestion, PatternQuestion, PatternSource } from './pattern-source';

/** A text that needs more ends its thread, and has no patterns. */
const HEAP_MEGABYTES = 256;

/** After so many ends without an answer between them there is something wrong that a new thread does not mend. */
const MOST_DEATHS = 5;

type Settle = (reply: PatternWorkerReply | undefined) => void;

/** Looks in a thread of its own, so that typing never waits for a parser and a search ends as soon as nobody wants it. */
export class PatternThread implements PatternSource {
  readonly #script: WorkerScript;
  readonly #start: PatternWorkerStart;
  readonly #waiting = new Map<number, Settle>();
  #worker: Worker | undefined;
  #next = 0;
  #deaths = 0;
  #isDisposed = false;

  /** `script` is `pattern-worker.js`, which lies beside each bundled program. */
  constructor(script: WorkerScript, start: PatternWorkerStart) {
    this.#script = script;
    this.#start = start;
  }

  get hasGivenUp(): boolean {
    return this.#deaths >= MOST_DEATHS && !this.#isDisposed;
  }

  async find({ signal, ...question }: PatternQuestion): Promise<ScannedPatterns | undefined> {
    if (signal.aborted || !mayHavePatterns(question.document.languageId, question.document.path)) return undefined;
    const id = this.#next++;
    const cancelled = new SharedArrayBuffer(4);
    const cancel = (): void => {
      Atomics.store(new Int32Array(cancelled), 0, 1);
      this.#settle(id, undefined);
    };
    signal.addEventListener('abort', cancel, { once: true });
    const reply = await this.#ask({ kind: 'find', id, cancelled, ...question });
    signal.removeEventListener('abort', cancel);
    return reply?.kind === 'find' ? reply.found : undefined;
  }

  async fixes(question: FixQuestion): Promise<FixPlan> {
    const reply = await this.#ask({ kind: 'fixes', id: this.#next++, ...question });
    return reply?.kind === 'fixes' ? reply.plan : { kind: 'refused', reason: 'not-understood' };
  }

  dispose(): void {
    this.#isDisposed = true;
    void this.#worker?.terminate();
    this.#end(this.#worker);
  }

  /** Undefined when the thread ended, or cannot be had. */
  #ask(request: PatternWorkerRequest): Promise<PatternWorkerReply | undefined> {
    const worker = this.#running();
    if (worker === undefined) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiting.set(request.id, resolve);
      worker.ref();
      worker.postMessage(request);
    });
  }

  #running(): Worker | undefined {
    if (this.#worker !== undefined || this.#isDisposed || this.hasGivenUp) return this.#worker;
    const worker = new Worker(this.#script.file, {
      workerData: this.#start, resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      // Not this program's own flags, and nothing of the thread in this program's output.
      execArgv: [], stdout: true, stderr: true,
    });
    worker.on('message', (reply: PatternWorkerReply) => {
      if (this.#worker === worker) this.#deaths = 0;
      this.#settle(reply.id, reply);
    });
    worker.on('error', () => { this.#end(worker); });
    worker.on('exit', () => { this.#end(worker); });
    this.#worker = worker;
    return worker;
  }

  #settle(id: number, reply: PatternWorkerReply | undefined): void {
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    // An idle thread must not hold its program.
    if (this.#waiting.size === 0) this.#worker?.unref();
    settle?.(reply);
  }

  /** What waited behind the text that ended the thread is asked for again with the next change. */
  #end(worker: Worker | undefined): void {
    if (worker === undefined || this.#worker !== worker) return;
    this.#worker = undefined;
    this.#deaths++;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, undefined);
  }
}
