import type { ReadStream, WriteStream } from 'node:tty';
import type { Disposable } from '../../core/disposable';
import { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';

/** A terminal that a person types at; in programs /dev/tty, so that standard input may be a pipe. */
export interface PromptTerminal {
  readonly input: Pick<ReadStream, 'on' | 'off' | 'setRawMode' | 'resume' | 'pause'>;
  readonly output: Pick<WriteStream, 'write'>;
  /** Registers what must happen even when the process is ended by `exit` or a signal; dispose to take it back. */
  readonly onExit: (restore: () => void) => Disposable;
}

export type PromptFailure = { readonly kind: 'cancelled' } | { readonly kind: 'closed' } | { readonly kind: 'too-long' };

/**
 * Asks for a secret without echo, not even of its length. Raw mode ends on every way out. Bytes are taken as they come
 * and never become a string here, so the terminal's input can be zeroed. Ctrl-C and an empty Ctrl-D cancel.
 */
export async function promptHidden(
  terminal: PromptTerminal, question: string,
): Promise<Result<SecretValue, PromptFailure>> {
  const { input, output } = terminal;
  const line = new HiddenLine();
  input.setRawMode(true);
  const guard = terminal.onExit(() => input.setRawMode(false));
  output.write(question);
  const outcome = await new Promise<LineEnd>((resolve) => {
    const take = (chunk: Buffer): void => {
      const end = line.push(chunk);
      chunk.fill(0);
      if (end !== undefined) finish(end);
    };
    const closed = (): void => { finish('closed'); };
    const finish = (end: LineEnd): void => {
      input.off('data', take);
      input.off('end', closed);
      resolve(end);
    };
    input.on('data', take);
    input.on('end', closed);
    input.resume();
  });
  input.pause();
  input.setRawMode(false);
  guard.dispose();
  output.write('\n');
  return line.finish(outcome);
}

type LineEnd = 'entered' | 'cancelled' | 'closed' | 'too-long';

/** Longer than any password or key that a person pastes; the buffer is allocated once so that no copy stays behind. */
const MAX_BYTES = 64 * 1024;

/** The line that is typed, as bytes, with the editing keys of a terminal's cooked mode. */
class HiddenLine {
  readonly #bytes = Buffer.alloc(MAX_BYTES);
  #length = 0;
  /** Inside an escape sequence: an arrow key must not become a part of a password. */
  #escape: 'none' | 'started' | 'sequence' = 'none';

  push(chunk: Buffer): LineEnd | undefined {
    for (const byte of chunk) {
      const end = this.#escape === 'none' ? this.#key(byte) : this.#skipEscape(byte);
      if (end !== undefined) return end;
    }
    return undefined;
  }

  finish(end: LineEnd): Result<SecretValue, PromptFailure> {
    try {
      return end === 'entered' ? ok(SecretValue.fromBytes(this.#bytes.subarray(0, this.#length))) : err({ kind: end });
    } finally {
      this.#bytes.fill(0);
    }
  }

  #key(byte: number): LineEnd | undefined {
    switch (byte) {
      case 0x0a: case 0x0d: return 'entered';
      case 0x03: return 'cancelled';
      case 0x04: return this.#length === 0 ? 'cancelled' : 'entered';
      case 0x08: case 0x7f: this.#eraseCharacter(); return undefined;
      case 0x15: this.#length = 0; return undefined;
      case 0x1b: this.#escape = 'started'; return undefined;
      default: return this.#append(byte);
    }
  }

  #append(byte: number): LineEnd | undefined {
    if (this.#length === MAX_BYTES) return 'too-long';
    this.#bytes[this.#length++] = byte;
    return undefined;
  }

  /** A UTF-8 character goes as a whole: its continuation bytes are 10xxxxxx. */
  #eraseCharacter(): void {
    while (this.#length > 0) {
      const byte = this.#bytes[--this.#length] ?? 0;
      if ((byte & 0xc0) !== 0x80) return;
    }
  }

  /** ECMA-48: ESC [ parameters final, where the final byte is 0x40 to 0x7e; ESC and one byte otherwise. */
  #skipEscape(byte: number): LineEnd | undefined {
    if (this.#escape === 'started' && (byte === 0x5b || byte === 0x4f)) this.#escape = 'sequence';
    else if (this.#escape === 'started' || (byte >= 0x40 && byte <= 0x7e)) this.#escape = 'none';
    return undefined;
  }
}
