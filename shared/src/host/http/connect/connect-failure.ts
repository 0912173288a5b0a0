import { errorCode } from '../../error-code';
import type { HttpError } from '../http-error';
import { tlsProblem } from './verify-peer';

/** No connection came to be, so nothing was sent. Node's HTTP client passes it on as the error of the request. */
export class ConnectFailure extends Error {
  readonly failure: HttpError;

  constructor(failure: HttpError) {
    super(`no connection: ${failure.kind}`);
    this.failure = failure;
  }
}

/**
 * An error of a socket by its code alone: its message may hold addresses, and an error of a request has the request with
 * it, token and all.
 */
export function socketFailure(error: unknown, sent: boolean): HttpError {
  if (error instanceof ConnectFailure) return error.failure;
  const code = errorCode(error);
  const reason = tlsProblem(code);
  // A server that refuses our certificate, or that we have none, says so before it reads a request.
  if (reason !== undefined) return { kind: 'tls', reason, sent: false };
  if (code.startsWith('HPE_')) return { kind: 'bad-answer', reason: 'unexpected', sent: true };
  return { kind: 'unreachable', code, sent };
}
