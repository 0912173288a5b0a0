import type { CredentialKeeper } from '../../credentials/credential-keeper';
import type { SignInMethod } from '../../sign-in';
import type { Schedule } from '../local/idle-timer';
import type { MinTls } from '../../../host/http/connect/trust';
import type { TransportLimits } from './transport/vault-api-options';

/** One KV version 2 engine of a HashiCorp Vault or OpenBao server. All of it comes from the user's own configuration. */
export interface HashicorpStoreOptions {
  /** The user's name of the store. */
  readonly name: string;
  /** Scheme, host and port: `https://vault.example.com:8200`. Plain `http` only on this machine. */
  readonly address: string;
  /** Other nodes of the same cluster, in the same form. */
  readonly cluster?: readonly string[];
  /** Such as `team1` or `org/team1`; the root namespace where there is none. */
  readonly namespace?: string;
  /** Where the KV engine is mounted; may have slashes. Default `secret`. */
  readonly mount?: string;
  /** A folder of the mount that is this store's root, without slashes at its ends. */
  readonly prefix?: string;
  /** The CA bundle that the user chose, PEM. Without it only the CAs that Node carries, and never those of the machine. */
  readonly ca?: Uint8Array;
  readonly minTls?: MinTls;
  /** `http://host:port` of a proxy that takes CONNECT. */
  readonly proxy?: string;
  readonly limits?: Partial<TransportLimits>;
  /** The way in that is offered first. Default `token`. */
  readonly signInMethod?: SignInMethod;
  /** Where AppRole is mounted below `auth/`. Default `approle`. */
  readonly appRoleMount?: string;
  readonly credentials: CredentialKeeper;
  readonly environment: StoreEnvironment;
}

/** Time and chance of the machine. */
export interface StoreEnvironment {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** `setTimeout` without keeping the process alive. */
  readonly schedule: Schedule;
  /** Waits for so many milliseconds and keeps the process alive for it: a write must not end with the program half done. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** From 0 up to, but not, 1: spreads renewals and retries, and is no key material. */
  readonly random: () => number;
  /** A UUID: ties a request to its line in the server's audit log. */
  readonly newId: () => string;
}

export const DEFAULT_MOUNT = 'secret';
export const DEFAULT_APPROLE_MOUNT = 'approle';
