import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import type { Disposable } from '../../core/disposable';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';

/** A script of ours that runs in a process of its own, because what it calls may block or crash (a keyring). */
export interface HelperOptions {
  /** Absolute path of the script: one of our own bundles. */
  readonly script: string;
  /** This process's own Node or Electron binary. */
  readonly execPath: string;
  /** The whole environment of the helper. */
  readonly env: Readonly<Record<string, string>>;
}

export type HelperFailure =
  | { readonly kind: 'timeout' }
  /** The helper ended before it answered: it crashed, was killed or could not start. */
  | { readonly kind: 'ended' };

/**
 * Requests and replies over Node's IPC channel, one reply for each request, in any order. After a time-out the helper is
 * killed, since whatever blocks it would block the next request too; the next call starts a new one.
 * Messages are structured clones ('advanced'), so bytes stay bytes.
 */
export class HelperProcess<Request, Reply> implements Disposable {
  readonly #options: HelperOptions;
  readonly #waiting = new Map<number, (result: Result<Reply, HelperFailure>) => void>();
  #child: ChildProcess | undefined;
  #next = 1;

  constructor(options: HelperOptions) {
    this.#options = options;
  }

  call(request: Request, timeoutMs: number): Promise<Result<Reply, HelperFailure>> {
    const child = this.#running();
    const id = this.#next++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#settle(id, err({ kind: 'timeout' }));
        child.kill('SIGKILL');
        if (this.#child === child) this.#abandon();
      }, timeoutMs);
      this.#waiting.set(id, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
      const envelope: HelperRequest<Request> = { id, request };
      child.send(envelope, (error) => { if (error !== null) this.#settle(id, err({ kind: 'ended' })); });
    });
  }

  dispose(): void {
    this.#child?.kill('SIGKILL');
    this.#abandon();
  }

  #running(): ChildProcess {
    if (this.#child !== undefined) return this.#child;
    const child = fork(this.#options.script, [], {
      execPath: this.#options.execPath, execArgv: [], env: { ...this.#options.env }, serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const gone = (): void => { if (this.#child === child) this.#abandon(); };
    child.on('message', (message) => { this.#receive(message); });
    child.once('error', gone);
    child.once('exit', gone);
    // A helper that waits for work must not keep its program alive.
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }

  /** The channel is ours and so is its other end: the shape is known once the envelope is there. */
  #receive(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('id' in message) || !('reply' in message)) return;
    const { id, reply } = message as HelperReply<Reply>;
    this.#settle(id, ok(reply));
  }

  #settle(id: number, result: Result<Reply, HelperFailure>): void {
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    settle?.(result);
  }

  #abandon(): void {
    this.#child = undefined;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, err({ kind: 'ended' }));
  }
}

/** What a helper script receives, and what it answers with by `process.send`. */
export interface HelperRequest<Request> {
  readonly id: number;
  readonly request: Request;
}

export interface HelperReply<Reply> {
  readonly id: number;
  readonly reply: Reply;
}
