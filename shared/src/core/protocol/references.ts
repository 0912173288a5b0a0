import type { Fingerprint } from '../model/finding';
import type { SecretType } from '../model/secret-type';

/**
 * Tells the server what the stores hold, so that it can point at unknown references and offer existing secrets. A
 * notification from the program that owns the secrets; each one replaces the one before. Names and metadata only.
 */
export const REFERENCES = 'keyward/references';

export interface ReferencesParams {
  readonly stores: readonly KnownStore[];
  readonly secrets: readonly KnownSecret[];
}

export interface KnownStore {
  readonly name: string;
  /** False while it is locked or out of reach: then nothing can be said about what it lacks. */
  readonly listed: boolean;
}

export interface KnownSecret {
  readonly store: string;
  readonly path: string;
  readonly fields: readonly string[];
  readonly type: SecretType;
  /** Of values that Keyward itself stored; made with the key of KeywardInitializationOptions. */
  readonly fingerprints: readonly Fingerprint[];
}
