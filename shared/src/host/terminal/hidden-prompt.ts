import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WriteStream } from 'node:tty';
import type { Disposable } from '../../core/disposable';
import type { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { LineEnd } from './hidden-line';
import { HiddenLine } from './hidden-line';

/** What is typed. Bytes come as they are, so that they can be zeroed. */
export interface PromptInput {
  on(event: 'data' | 'end', listener: (chunk: Buffer) => void): unknown;
  off(event: 'data' | 'end', listener: (chunk: Buffer) => void): unknown;
  setRawMode(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** A terminal that a person types at; in programs /dev/tty, so that standard input may be a pipe. */
export interface PromptTerminal {
  readonly input: PromptInput;
  readonly output: Pick<WriteStream, 'write'> & Partial<Pick<WriteStream, 'columns'>>;
  /** Registers what must happen even when the process is ended by `exit` or a signal; dispose to take it back. */
  readonly onExit: (restore: () => void) => Disposable;
}

export type PromptFailure = { readonly kind: 'cancelled' } | { readonly kind: 'closed' } | { readonly kind: 'too-long' };

/** Asks the terminal to mark what is pasted. One that does not know this ignores it (DEC private mode 2004). */
const MARK_PASTES = '\u001b[?2004h';
const MARK_NO_PASTES = '\u001b[?2004l';

const CTRL_C = 0x03;

/** A hidden question that waits for its line. */
interface Waiting {
  readonly line: HiddenLine;
  readonly finish: (end: LineEnd | 'closed') => void;
}

/**
 * Asks for secrets without echo, not even of their length. From the first such question until `dispose`, nothing that is
 * typed is echoed, also while the program works between two questions: people type ahead. What comes then waits for the
 * next hidden question, since a value whose beginning was dropped would be stored cut off; it answers no visible one.
 *
 * Raw mode and the marks of pastes end on every way out. In raw mode Ctrl-C is a key and no signal, so the terminal is
 * read all the time, and `interrupt` is called for one that no question takes.
 */
export class HiddenPrompt implements Disposable {
  readonly #terminal: PromptTerminal;
  readonly #interrupt: () => void;
  /** Defined as long as nothing is echoed. */
  #guard: Disposable | undefined;
  #ahead: Buffer[] = [];
  #waiting: Waiting | undefined;
  #closed = false;

  constructor(terminal: PromptTerminal, interrupt: () => void) {
    this.#terminal = terminal;
    this.#interrupt = interrupt;
  }

  /** Enter ends the line; the lines of a paste belong to the value. Ctrl-C and an empty Ctrl-D cancel. */
  async ask(question: string): Promise<Result<SecretValue, PromptFailure>> {
    this.#hide();
    const { output } = this.#terminal;
    output.write(question);
    const line = new HiddenLine();
    try {
      const end = await new Promise<LineEnd | 'closed'>((finish) => {
        this.#waiting = { line, finish };
        this.#feed();
      });
      if (end !== 'entered') this.#drop();
      return end === 'entered' ? ok(line.value()) : err({ kind: end });
    } finally {
      line.dispose();
      output.write('\n');
    }
  }

  /** Has the terminal as it was while `ask` asks a visible question. What was typed before that is dropped. */
  async visibly<T>(ask: () => Promise<T>): Promise<T> {
    const hidden = this.#guard !== undefined;
    await this.#dropPending();
    this.dispose();
    try {
      return await ask();
    } finally {
      if (hidden) this.#hide();
    }
  }

  /** The terminal is as it was before the first question. Asking once more is allowed. */
  dispose(): void {
    if (this.#guard === undefined) return;
    const { input } = this.#terminal;
    input.off('data', this.#take);
    input.off('end', this.#close);
    input.pause();
    this.#drop();
    this.#restore();
    this.#guard.dispose();
    this.#guard = undefined;
  }

  #hide(): void {
    if (this.#guard !== undefined) return;
    const { input, output } = this.#terminal;
    input.setRawMode(true);
    this.#guard = this.#terminal.onExit(() => { this.#restore(); });
    output.write(MARK_PASTES);
    input.on('data', this.#take);
    input.on('end', this.#close);
    input.resume();
  }

  #restore(): void {
    this.#terminal.input.setRawMode(false);
    this.#terminal.output.write(MARK_NO_PASTES);
  }

  /** As tcflush(3) does, which Node does not have. Raw mode also gives lines that have no end yet. */
  async #dropPending(): Promise<void> {
    this.#hide();
    do {
      this.#drop();
      // The first turn may be the rest of this one; before the end of the second, the terminal was read.
      await nextTurn();
      await nextTurn();
    } while (this.#ahead.length > 0);
  }

  #drop(): void {
    for (const chunk of this.#ahead) chunk.fill(0);
    this.#ahead = [];
  }

  readonly #take = (chunk: Buffer): void => {
    if (this.#waiting === undefined && chunk.includes(CTRL_C)) {
      chunk.fill(0);
      this.#drop();
      this.#interrupt();
      return;
    }
    this.#ahead.push(Buffer.from(chunk));
    chunk.fill(0);
    this.#feed();
  };

  readonly #close = (): void => {
    this.#closed = true;
    this.#feed();
  };

  /** Byte by byte, so that what follows the line's end is left for the next question. */
  #feed(): void {
    for (let chunk = this.#ahead.shift(); chunk !== undefined; chunk = this.#ahead.shift()) {
      for (let at = 0; at < chunk.length; at += 1) {
        const end = this.#waiting?.line.push(chunk.subarray(at, at + 1));
        if (end === undefined && this.#waiting !== undefined) continue;
        const rest = Buffer.from(chunk.subarray(end === undefined ? at : at + 1));
        if (rest.length > 0) this.#ahead.unshift(rest);
        chunk.fill(0);
        if (end !== undefined) this.#finish(end);
        return;
      }
      chunk.fill(0);
    }
    if (this.#closed) this.#finish('closed');
  }

  #finish(end: LineEnd | 'closed'): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.finish(end);
  }
}
