import type { CredentialKeeper } from '../../credentials/credential-keeper';
import type { SignInMethod } from '../../sign-in';
import type { Schedule } from '../local/idle-timer';

/** One KV version 2 engine of a HashiCorp Vault or OpenBao server. All of it comes from the user's own configuration. */
export interface HashicorpStoreOptions {
  /** The user's name of the store. */
  readonly name: string;
  /** Scheme, host and port: `https://vault.example.com:8200`. Plain `http` only on this machine. */
  readonly address: string;
  /** Such as `team1` or `org/team1`; the root namespace where there is none. */
  readonly namespace?: string;
  /** Where the KV engine is mounted; may have slashes. Default `secret`. */
  readonly mount?: string;
  /** A folder of the mount that is this store's root, without slashes at its ends. */
  readonly prefix?: string;
  /** The CA bundle that the user chose, PEM. Without it, the CAs that this machine trusts. */
  readonly ca?: Uint8Array;
  readonly minTls?: MinTls;
  /** The way in that is offered first. Default `token`. */
  readonly signInMethod?: SignInMethod;
  /** Where AppRole is mounted below `auth/`. Default `approle`. */
  readonly appRoleMount?: string;
  readonly credentials: CredentialKeeper;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Timers that do not keep the process alive. */
  readonly schedule: Schedule;
  /** From 0 up to, but not, 1: spreads renewals and retries, and is no key material. */
  readonly random: () => number;
}

export type MinTls = 'TLSv1.2' | 'TLSv1.3';

export const DEFAULT_MOUNT = 'secret';
export const DEFAULT_APPROLE_MOUNT = 'approle';
