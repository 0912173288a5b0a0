import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { FromWorker, KeychainTask, ToWorker } from '../crash/worker-messages';

export type Acknowledged = Extract<FromWorker, { readonly kind: 'acknowledged' }>;

/** A process that works on a vault, and what it has told so far: the memory that its death does not touch. */
export class VaultWorker {
  readonly #child: ChildProcess;
  readonly #heard: FromWorker[] = [];
  readonly #ended: Promise<unknown>;

  constructor(script: string, user?: { readonly uid: number; readonly gid: number }) {
    this.#child = fork(script, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...user });
    this.#ended = once(this.#child, 'exit');
    this.#child.on('message', (message: FromWorker) => {
      this.#heard.push(message);
      // Killed in the very moment it says so.
      if (message.kind === 'at-point') this.kill('SIGKILL');
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get acknowledged(): readonly Acknowledged[] {
    return this.#heard.filter((message) => message.kind === 'acknowledged');
  }

  /** What was changed last of each name: its text, or undefined where it was deleted. */
  get lastChanges(): ReadonlyMap<string, string | undefined> {
    return new Map(this.#changes.map((change) => [change.path, change.kind === 'deleted' ? undefined : change.text]));
  }

  /** How many changes it has told of: the next one was on its way when it ended. */
  get changed(): number {
    return this.#changes.length;
  }

  get #changes(): readonly Extract<FromWorker, { readonly kind: 'acknowledged' | 'deleted' }>[] {
    return this.#heard.filter((message) => message.kind === 'acknowledged' || message.kind === 'deleted');
  }

  get failures(): readonly string[] {
    return this.#heard.flatMap((message) => (message.kind === 'failed' ? [message.error] : []));
  }

  start(task: ToWorker | KeychainTask): void {
    this.#child.send(task);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Waits until the worker has said one of these, or has ended. */
  async until(...kinds: readonly FromWorker['kind'][]): Promise<FromWorker | undefined> {
    for (;;) {
      const found = this.#heard.find((message) => kinds.includes(message.kind));
      if (found !== undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return found;
      await Promise.race([once(this.#child, 'message'), this.#ended]);
    }
  }

  /** Waits for the end of the process and of its messages. */
  async ended(): Promise<void> {
    await this.#ended;
    if (this.#child.connected) await once(this.#child, 'disconnect');
  }
}
