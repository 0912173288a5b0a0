import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';

/**
 * Runs one request's handler. What it throws never reaches the client: an exception's message may quote the document,
 * and editors write it to a log and a toast. The answer is then a fixed text, or a cancellation.
 */
export async function runSafe<T>(token: CancellationToken, handler: () => Promise<T> | T): Promise<T | ResponseError<never>> {
  const isCancelled = (): boolean => token.isCancellationRequested;
  if (isCancelled()) return cancelled();
  try {
    const result = await handler();
    return isCancelled() ? cancelled() : result;
  } catch {
    return new ResponseError(ErrorCodes.InternalError, 'Keyward could not answer. The document was not changed.');
  }
}

/** The same for what a client only tells us: nobody waits for an answer, and the library would log the message. */
export function quietly<T>(handler: (params: T) => void): (params: T) => void {
  return (params) => {
    try {
      handler(params);
    } catch {
      // What cannot be read changes nothing.
    }
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
