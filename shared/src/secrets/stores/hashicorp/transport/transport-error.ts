import { unreachable } from '../../../../core/exhaustive';
import type { BadAnswer, TlsProblem, VaultError } from '../../../../core/model/vault-error';

/**
 * Why there is no answer that may be trusted. `sent` is false where the request cannot have reached the server: only then
 * may a write be repeated without asking first what the server has.
 */
export type TransportError =
  /** `code` is Node's or, for a gateway that answers in the server's place, `HTTP_502` and the like. */
  | { readonly kind: 'unreachable'; readonly code: string; readonly sent: boolean }
  | { readonly kind: 'timeout'; readonly sent: boolean }
  | { readonly kind: 'tls'; readonly reason: TlsProblem; readonly sent: false }
  | { readonly kind: 'bad-answer'; readonly reason: BadAnswer; readonly sent: true }
  | { readonly kind: 'cancelled'; readonly sent: boolean }
  /** A value in the request's body is not UTF-8, so JSON cannot carry it. */
  | { readonly kind: 'not-text'; readonly sent: false };

/** The same for people: what was sent is told by the store, which knows whether it was a write. */
export function transportToVaultError(error: TransportError, store: string): VaultError {
  switch (error.kind) {
    case 'unreachable': return { kind: 'unreachable', store, code: error.code };
    case 'timeout': return { kind: 'timeout', store };
    case 'tls': return { kind: 'tls', store, reason: error.reason };
    case 'bad-answer': return { kind: 'bad-answer', store, reason: error.reason };
    case 'cancelled': return { kind: 'cancelled' };
    case 'not-text': return { kind: 'invalid-value', reason: 'not-text' };
    default: return unreachable(error);
  }
}
