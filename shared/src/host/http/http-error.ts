import type { BadAnswer, TlsProblem } from '../../core/model/vault-error';

/**
 * Why there is no answer that may be trusted. `sent` is false where the request cannot have reached the server: only then
 * may a write be repeated without asking first what the server has.
 */
export type HttpError =
  /** `code` is Node's or, for a gateway that answers in the server's place, `HTTP_502` and the like. */
  | { readonly kind: 'unreachable'; readonly code: string; readonly sent: boolean }
  | { readonly kind: 'timeout'; readonly sent: boolean }
  | { readonly kind: 'tls'; readonly reason: TlsProblem; readonly sent: false }
  | { readonly kind: 'bad-answer'; readonly reason: BadAnswer; readonly sent: true }
  | { readonly kind: 'cancelled'; readonly sent: boolean };
