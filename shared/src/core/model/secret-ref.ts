/** Where a secret is: which store, which path in it, which field, and optionally one version for good. */
export interface SecretRef {
  /** The user's own name of the store: lower-case letters, digits and hyphens. */
  readonly store: string;
  /** Canonical path: NFC segments joined by `/`, none empty, `.` or `..`. */
  readonly path: string;
  readonly field: string;
  /** A pinned version number, from 1; without it the newest is meant. */
  readonly version?: number;
}
