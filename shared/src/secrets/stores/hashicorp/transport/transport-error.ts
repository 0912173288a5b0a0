import { unreachable } from '../../../../core/exhaustive';
import type { VaultError } from '../../../../core/model/vault-error';
import type { HttpError } from '../../../../host/http/http-error';

/** Why a Vault gave no answer that may be trusted. */
export type TransportError =
  | HttpError
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
