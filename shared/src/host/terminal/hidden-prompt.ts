import type { ReadStream, WriteStream } from 'node:tty';
import type { Disposable } from '../../core/disposable';
import type { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { LineEnd } from './hidden-line';
import { HiddenLine } from './hidden-line';

/** A terminal that a person types at; in programs /dev/tty, so that standard input may be a pipe. */
export interface PromptTerminal {
  readonly input: Pick<ReadStream, 'on' | 'off' | 'setRawMode' | 'resume' | 'pause'>;
  readonly output: Pick<WriteStream, 'write'> & Partial<Pick<WriteStream, 'columns'>>;
  /** Registers what must happen even when the process is ended by `exit` or a signal; dispose to take it back. */
  readonly onExit: (restore: () => void) => Disposable;
}

export type PromptFailure = { readonly kind: 'cancelled' } | { readonly kind: 'closed' } | { readonly kind: 'too-long' };

/** Asks the terminal to mark what is pasted. One that does not know this ignores it (DEC private mode 2004). */
const MARK_PASTES = '\u001b[?2004h';
const MARK_NO_PASTES = '\u001b[?2004l';

/**
 * Asks for a secret without echo, not even of its length. Raw mode and the marks of pastes end on every way out. Bytes
 * are taken as they come and never become a string here, so the terminal's input can be zeroed. Enter ends the line; the
 * lines of a paste belong to the value, where they would go to the shell otherwise. Ctrl-C and an empty Ctrl-D cancel.
 */
export async function promptHidden(
  terminal: PromptTerminal, question: string,
): Promise<Result<SecretValue, PromptFailure>> {
  const { input, output } = terminal;
  const restore = (): void => {
    input.setRawMode(false);
    output.write(MARK_NO_PASTES);
  };
  input.setRawMode(true);
  const guard = terminal.onExit(restore);
  output.write(`${MARK_PASTES}${question}`);
  const line = new HiddenLine();
  try {
    const end = await readLine(input, line);
    return end === 'entered' ? ok(line.value()) : err({ kind: end });
  } finally {
    line.dispose();
    input.pause();
    restore();
    guard.dispose();
    output.write('\n');
  }
}

/** Ends as the line does, or because the terminal is gone. Nobody listens afterwards. */
function readLine(input: PromptTerminal['input'], line: HiddenLine): Promise<LineEnd | 'closed'> {
  return new Promise((resolve) => {
    const take = (chunk: Buffer): void => {
      const end = line.push(chunk);
      chunk.fill(0);
      if (end !== undefined) finish(end);
    };
    const closed = (): void => { finish('closed'); };
    const finish = (end: LineEnd | 'closed'): void => {
      input.off('data', take);
      input.off('end', closed);
      resolve(end);
    };
    input.on('data', take);
    input.on('end', closed);
    input.resume();
  });
}
