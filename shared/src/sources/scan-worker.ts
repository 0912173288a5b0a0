import { parentPort, workerData } from 'node:worker_threads';
import { monotonicClock } from '../host/monotonic-clock';
import type { FileResult } from './file-result';
import { FileScanner } from './file-scanner';
import type { BatchReply, BatchRequest, WorkerStart } from './worker-messages';

/**
 * A thread that scans batches of files. It is started by WorkerPool only, which sends what WorkerStart and BatchRequest
 * say; nothing else can reach it. Results hold places and fingerprints, no text.
 */
async function serve(port: NonNullable<typeof parentPort>, { settings, cancelled }: WorkerStart): Promise<void> {
  const flag = new Int32Array(cancelled);
  const scanner = await FileScanner.open(settings, monotonicClock, () => Atomics.load(flag, 0) !== 0);
  const reply = async ({ id, tasks }: BatchRequest): Promise<BatchReply> => {
    const results: FileResult[] = [];
    for (const task of tasks) {
      const result = await scanner.scan(task);
      if (result === undefined) break;
      results.push(...result);
    }
    return { id, results };
  };
  // One batch after the other, though a file may have to wait for its language's grammar.
  let last = Promise.resolve();
  // The port keeps what was sent until somebody listens.
  port.on('message', (request: BatchRequest) => {
    last = last.then(async () => { port.postMessage(await reply(request)); });
  });
}

if (parentPort !== null) void serve(parentPort, workerData as WorkerStart);
