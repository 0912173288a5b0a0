/** What a vendor said of a key that was found. It names the host that was asked and holds nothing of its answer. */
export type Verification = VerificationPlace & (
  | { readonly state: 'active' }
  /** The vendor knows that it is revoked, expired or no key of its own. */
  | { readonly state: 'inactive' }
  | { readonly state: 'unknown'; readonly reason: UnknownReason });

export interface VerificationPlace {
  readonly host: string;
  /** ISO 8601, in UTC. */
  readonly checkedAt: string;
}

export type UnknownReason =
  | 'unreachable' | 'timed-out' | 'tls' | 'rate-limited' | 'cancelled'
  /** An answer that the vendor's documentation does not give a meaning for keys. */
  | 'unclear-answer'
  /** It has characters that no header can carry. */
  | 'not-sendable';
