/**
 * Every expected way in which keeping or reading a secret can fail. Codes, names and numbers only: never a value, never
 * a server's raw body. `describe` in core/messages turns one into what happened, what was kept and what to do next.
 */
export type VaultError =
  | { readonly kind: 'not-found'; readonly store: string; readonly name: string }
  | { readonly kind: 'already-exists'; readonly store: string; readonly name: string }
  | { readonly kind: 'conflict'; readonly store: string }
  | { readonly kind: 'unknown-store'; readonly store: string }
  | { readonly kind: 'store-missing'; readonly store: string }
  | { readonly kind: 'store-exists'; readonly store: string }
  | { readonly kind: 'invalid-name'; readonly reason: InvalidNameReason }
  | { readonly kind: 'invalid-value'; readonly reason: 'empty' | 'too-large' | 'not-text' }
  | { readonly kind: 'locked'; readonly store: string }
  | { readonly kind: 'wrong-password'; readonly attemptsRemaining: number }
  | { readonly kind: 'weak-password'; readonly reason: 'too-short' | 'too-simple' }
  | { readonly kind: 'wrong-recovery-code'; readonly reason?: 'mistyped' | 'other-vault' }
  | { readonly kind: 'locked-out'; readonly until: string; readonly secondsLeft?: number; readonly recoveryCode?: boolean }
  | { readonly kind: 'corrupt'; readonly file: string; readonly keptCopy?: string; readonly backup?: string }
  | { readonly kind: 'tampered'; readonly file: string; readonly keptCopy?: string; readonly backup?: string }
  | { readonly kind: 'rolled-back'; readonly file: string; readonly seen: number; readonly found: number }
  | { readonly kind: 'unsupported-version'; readonly file: string; readonly version: number }
  | { readonly kind: 'unsafe-file'; readonly file: string; readonly reason: 'permissions' | 'owner' | 'symlink' | 'not-a-file' }
  | { readonly kind: 'busy'; readonly store: string }
  | { readonly kind: 'read-only'; readonly file: string }
  | { readonly kind: 'disk-full'; readonly file: string }
  | { readonly kind: 'io'; readonly file: string; readonly code: string }
  /** `store`: where the keychain is not a vault's way in but a store itself. */
  | { readonly kind: 'no-keyring'; readonly reason: KeyringProblem; readonly store?: string }
  | { readonly kind: 'keyring-locked'; readonly store?: string }
  | { readonly kind: 'keyring-entry-missing'; readonly store: string }
  | { readonly kind: 'denied'; readonly ruleId: string; readonly reason: string }
  | { readonly kind: 'confirmation-needed'; readonly reason: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'audit-unavailable'; readonly file: string; readonly code: string }
  | { readonly kind: 'audit-damaged'; readonly file: string; readonly line: number }
  /** The record of what can be taken back; the damaged one lies at `keptCopy`. */
  | { readonly kind: 'undo-record-damaged'; readonly file: string; readonly keptCopy: string }
  | { readonly kind: 'policy-broken'; readonly file: string; readonly line?: number }
  | { readonly kind: 'not-approved'; readonly folder: string; readonly references: readonly string[] }
  | { readonly kind: 'untrusted-workspace' }
  | { readonly kind: 'not-verified'; readonly store: string; readonly name: string; readonly version: number }
  | { readonly kind: 'read-back-differs'; readonly store: string; readonly name: string }
  | { readonly kind: 'unauthenticated'; readonly store: string; readonly reason?: SignInProblem }
  /** The server knows us and does not let us: not our policy's refusal, which is `denied`. */
  | { readonly kind: 'forbidden'; readonly store: string; readonly operation: StoreOperation }
  | { readonly kind: 'sealed'; readonly store: string }
  | { readonly kind: 'unreachable'; readonly store: string; readonly code: string }
  | { readonly kind: 'timeout'; readonly store: string }
  /** A write was sent and no answer came, also not to the questions afterwards: the store may have it or not. */
  | { readonly kind: 'write-uncertain'; readonly store: string; readonly name: string }
  | { readonly kind: 'rate-limited'; readonly store: string; readonly retryAfterSeconds?: number }
  | { readonly kind: 'tls'; readonly store: string; readonly reason: TlsProblem }
  /** What came back is not what this kind of server sends. Nothing of it is shown. */
  | { readonly kind: 'bad-answer'; readonly store: string; readonly reason: BadAnswer }
  /** The place in the server that the user named is not one that this store can use. */
  | { readonly kind: 'wrong-engine'; readonly store: string; readonly mount: string; readonly reason: 'missing' | 'kv-version-1' | 'namespace' }
  /** A wrapping token had been unwrapped before: somebody else may have the sign-in. */
  | { readonly kind: 'unwrapped-before'; readonly store: string }
  | { readonly kind: 'config-broken'; readonly file: string; readonly line?: number; readonly reason: ConfigProblem }
  | { readonly kind: 'unsupported'; readonly store: string; readonly operation: string };

export type KeyringProblem = 'no-bus' | 'no-service' | 'unsupported-platform' | 'timeout' | 'failed';

export type StoreOperation = 'list' | 'describe' | 'read' | 'write' | 'delete' | 'undelete' | 'destroy' | 'sign-in';

/** `none`: nobody signed in yet. `refused`: what was given is not taken, or not any more. */
export type SignInProblem = 'none' | 'expired' | 'refused' | 'bound-elsewhere';

export type TlsProblem = 'untrusted' | 'expired' | 'wrong-host' | 'client-certificate' | 'version' | 'ca-file' | 'required';

export type BadAnswer = 'redirect' | 'too-large' | 'not-json' | 'unexpected';

export type ConfigProblem =
  | 'syntax' | 'unknown-member' | 'bad-value' | 'missing-member' | 'duplicate-store' | 'reserved-name' | 'newer-version' | 'too-large';

export type InvalidNameReason =
  | 'empty' | 'too-long' | 'empty-segment' | 'dot-segment' | 'control-character' | 'not-normalised' | 'case-twin'
  | 'bidirectional' | 'forbidden-character'
  /** Keyward keeps its own sign-ins there. */
  | 'reserved';
