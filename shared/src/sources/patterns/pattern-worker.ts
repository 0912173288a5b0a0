import { parentPort, workerData } from 'node:worker_threads';
import { monotonicClock } from '../../host/monotonic-clock';
import { LazyPatternScanner } from './lazy-pattern-scanner';
import type { FindRequest, FixesRequest, PatternWorkerReply, PatternWorkerRequest, PatternWorkerStart } from './pattern-messages';

/** A thread that looks for unsafe patterns in one text after the other. It is started by PatternThread only; nothing else can reach it. */
function serve(port: NonNullable<typeof parentPort>, { grammars }: PatternWorkerStart): void {
  const scanner = new LazyPatternScanner(grammars, monotonicClock);
  const find = async ({ id, document, knownValues, maxMilliseconds, cancelled }: FindRequest): Promise<PatternWorkerReply> => {
    const flag = new Int32Array(cancelled);
    const isCancelled = (): boolean => Atomics.load(flag, 0) !== 0;
    const found = isCancelled() ? undefined : await scanner.find({ ...document, text: () => document.text }, knownValues, { maxMilliseconds, isCancelled });
    return { kind: 'find', id, found: isCancelled() ? undefined : found };
  };
  const fixes = async ({ id, document, knownValues, finding, style, maxMilliseconds }: FixesRequest): Promise<PatternWorkerReply> => {
    const plan = await scanner.fixes(document, finding, { findings: knownValues.map((span) => ({ span })) }, { style, maxMilliseconds, now: monotonicClock });
    return { kind: 'fixes', id, plan };
  };
  // One text after the other, though the first of a language has to wait for its grammar.
  let last = Promise.resolve();
  port.on('message', (request: PatternWorkerRequest) => {
    last = last.then(async () => { port.postMessage(await (request.kind === 'find' ? find(request) : fixes(request))); });
  });
}

if (parentPort !== null) serve(parentPort, workerData as PatternWorkerStart);
