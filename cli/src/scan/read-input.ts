import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { errorCode } from '../../../shared/src/host/error-code';
import type { CliContext } from '../context';

/**
 * Standard input to its end. Of what is longer than `limit` bytes only the beginning is read, and it is longer than `limit`:
 * such a text is not scanned, and it may have no end. Ctrl-C ends the reading, too.
 */
export async function readInput(context: CliContext, limit: number): Promise<Result<Buffer, Message>> {
  const { signal } = context.interruption;
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    const input = context.openInput();
    const stop = (): void => { input.destroy(); };
    signal.addEventListener('abort', stop, { once: true });
    for await (const piece of input as AsyncIterable<Buffer>) {
      pieces.push(piece);
      length += piece.length;
      if (length > limit || signal.aborted) break;
    }
    signal.removeEventListener('abort', stop);
  } catch (error) {
    if (!signal.aborted) {
      return err({ what: `Standard input cannot be read (${errorCode(error)}).`, kept: 'Nothing was scanned.', next: 'Give a text behind a pipe or a file behind "<".' });
    }
  }
  return ok(Buffer.concat(pieces));
}
