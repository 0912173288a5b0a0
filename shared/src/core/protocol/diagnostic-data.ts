import type { Finding, Fingerprint, RuleId } from '../model/finding';
import type { WireRange } from './wire-range';

/** The `source` of every diagnostic of ours. */
export const DIAGNOSTIC_SOURCE = 'keyward';

/** The commands that the quick fixes of a finding carry; the editor's extension owns them. */
export const MOVE_TO_VAULT = 'keyward.moveToVault';
/** The same, but name and store are asked for. */
export const MOVE_TO_VAULT_CHOOSE = 'keyward.moveToVaultChoose';
/** The same with a secret that holds this very value already. */
export const USE_EXISTING_SECRET = 'keyward.useExistingSecret';

/** What `Diagnostic.data` holds: enough to find the place again, and nothing of the value. */
export interface DiagnosticData {
  readonly kind: Finding['kind'];
  readonly ruleId: RuleId;
  readonly fingerprint: Fingerprint;
}

/** What `experimental.keyward` of a client's capabilities says: it owns a vault and answers our commands. */
export interface KeywardClientCapabilities {
  readonly moveToVault: boolean;
}

/** The server's start: how it makes the same fingerprints as the program that owns the secrets. */
export interface KeywardInitializationOptions {
  /** 32 bytes in base64, this user's own; without it the server makes a random one for the session. */
  readonly fingerprintKey?: string;
}

/** The argument of each of them. */
export interface MoveToVaultArgument {
  readonly uri: string;
  readonly version: number;
  readonly range: WireRange;
  readonly ruleId: RuleId;
  readonly fingerprint: Fingerprint;
}
