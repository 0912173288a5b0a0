import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { errorCode } from '../error-code';

/** One child process. Never a shell: arguments reach the program as they are. */
export interface ProcessRequest {
  /** Absolute, from `findExecutable`. */
  readonly executable: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment; nothing of this process's is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: Uint8Array | Readable;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface ProcessOutput {
  /** The exit code, or null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: Buffer;
  /** At most `MAX_ERROR_BYTES`; may quote input, so it is matched against and never shown. */
  readonly stderr: Buffer;
}

export type ProcessFailure =
  | { readonly kind: 'not-started'; readonly code: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'output-too-large' };

/** Runs a program to its end and collects its output, of which it accepts `maxOutputBytes`. */
export async function runProcess(
  request: ProcessRequest, maxOutputBytes = 64 * 1024 * 1024,
): Promise<Result<ProcessOutput, ProcessFailure>> {
  const chunks: Buffer[] = [];
  let size = 0;
  const ended = await streamProcess(request, (chunk) => {
    size += chunk.length;
    if (size > maxOutputBytes) return 'stop';
    chunks.push(chunk);
    return 'more';
  });
  if (!ended.ok) return ended;
  if (ended.value.stopped) return err({ kind: 'output-too-large' });
  return ok({ code: ended.value.code, stdout: Buffer.concat(chunks), stderr: ended.value.stderr });
}

export interface StreamEnd {
  readonly code: number | null;
  readonly stderr: Buffer;
  /** The receiver had seen enough and the program was ended. */
  readonly stopped: boolean;
}

/** Takes a piece of standard output; `stop` ends the program, a promise (which never rejects) holds it up until then. */
export type Receiver = (chunk: Buffer) => 'more' | 'stop' | Promise<void>;

/** Runs a program and hands its output over as it comes; memory stays at one chunk. */
export async function streamProcess(
  request: ProcessRequest, receive: Receiver,
): Promise<Result<StreamEnd, ProcessFailure>> {
  if (request.signal?.aborted === true) return err({ kind: 'cancelled' });
  const started = start(request);
  if (!started.ok) return started;
  const child = started.value;
  const errors = collectErrors(child);
  let stopped = false;
  child.stdout.on('data', (chunk: Buffer) => {
    const answer = stopped ? 'more' : receive(chunk);
    if (answer === 'more') return;
    if (answer === 'stop') {
      stopped = true;
      end(child);
      return;
    }
    child.stdout.pause();
    void answer.then(() => child.stdout.resume());
  });
  feed(child, request.stdin);
  const closed = await closing(child, request);
  return closed.ok ? ok({ code: closed.value, stderr: Buffer.concat(errors), stopped }) : closed;
}

export const MAX_ERROR_BYTES = 64 * 1024;

/** Most failures to start are events; some, such as arguments that are too long (E2BIG), are thrown. */
function start(request: ProcessRequest): Result<ChildProcessWithoutNullStreams, ProcessFailure> {
  try {
    return ok(spawn(request.executable, [...request.args], {
      cwd: request.cwd, env: { ...request.env }, shell: false, windowsHide: true, stdio: 'pipe',
    }));
  } catch (error) {
    return err({ kind: 'not-started', code: errorCode(error) });
  }
}

function collectErrors(child: ChildProcessWithoutNullStreams): readonly Buffer[] {
  const errors: Buffer[] = [];
  let room = MAX_ERROR_BYTES;
  child.stderr.on('data', (chunk: Buffer) => {
    if (room > 0) errors.push(chunk.subarray(0, room));
    room -= chunk.length;
  });
  return errors;
}

/** Waits until the program has ended and its pipes are closed; gives its exit code. */
function closing(
  child: ChildProcessWithoutNullStreams, request: ProcessRequest,
): Promise<Result<number | null, ProcessFailure>> {
  return new Promise((resolve) => {
    let failure: ProcessFailure | undefined;
    const give = (reason: ProcessFailure) => (): void => {
      failure ??= reason;
      end(child);
    };
    const cancel = give({ kind: 'cancelled' });
    const timer = setTimeout(give({ kind: 'timeout' }), request.timeoutMs);
    request.signal?.addEventListener('abort', cancel, { once: true });
    const finish = (result: Result<number | null, ProcessFailure>): void => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    child.once('error', (error) => { finish(err({ kind: 'not-started', code: errorCode(error) })); });
    child.once('close', (code) => { finish(failure === undefined ? ok(code) : err(failure)); });
  });
}

/** A grandchild may hold the pipes open after the child is gone; closing our ends lets `close` come. */
function end(child: ChildProcessWithoutNullStreams): void {
  child.kill('SIGKILL');
  child.stdout.destroy();
  child.stderr.destroy();
}

/** A program may end before it has read everything; the broken pipe that follows is not a failure of ours. */
function feed({ stdin }: ChildProcessWithoutNullStreams, input: Uint8Array | Readable | undefined): void {
  stdin.on('error', () => { stdin.destroy(); });
  if (input === undefined) stdin.end();
  else if (input instanceof Uint8Array) stdin.end(input);
  else input.pipe(stdin);
}
