import type { MinTls } from '../../../../host/http/connect/trust';

/** Everything about a server comes from the user's own configuration: never from a workspace, never from the environment. */
export interface VaultApiOptions {
  /** `https://host:port`; `http:` only to a loopback address. No path, no user name. */
  readonly endpoint: string;
  /** Other nodes of the same cluster, in the same form: a standby may send us to one of these and to nothing else. */
  readonly cluster?: readonly string[];
  /** PEM, one or more certificates. Where given, nothing else is trusted; where not, the certificates that Node carries are. */
  readonly ca?: Uint8Array;
  /** TLSv1.2 where not given. */
  readonly minTls?: MinTls;
  /** `http://host:port` of a proxy that takes CONNECT. It sees names of hosts, never a request: TLS goes through it. */
  readonly proxy?: string;
  readonly limits?: Partial<TransportLimits>;
  readonly environment: TransportEnvironment;
}

/** Milliseconds and bytes. */
export interface TransportLimits {
  /** From the first packet to the end of the TLS handshake, a proxy's part included. */
  readonly connectMs: number;
  /** Between two pieces of an answer. */
  readonly silenceMs: number;
  /** From the call to the end of its answer, all tries together. */
  readonly totalMs: number;
  /** The same for calls with `quick` patience. */
  readonly quickMs: number;
  readonly answerBytes: number;
  /** Tries of a call that may be repeated, the first one counted. */
  readonly tries: number;
}

export const DEFAULT_LIMITS: TransportLimits = {
  connectMs: 10_000, silenceMs: 15_000, totalMs: 60_000, quickMs: 4_000, answerBytes: 8 * 1024 * 1024, tries: 5,
};

export interface TransportEnvironment {
  /** Ends early, without an error, when `signal` is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** At least 0, less than 1. */
  random(): number;
  /** A new correlation id: a UUID. */
  newId(): string;
}

/** What is wrong with the options, before anything is sent. */
export type OptionsProblem =
  | { readonly kind: 'bad-address'; readonly member: 'endpoint' | 'cluster' | 'proxy' }
  /** `required`: a server that is not on this machine needs TLS. `ca-file`: no certificate in `ca`. */
  | { readonly kind: 'tls'; readonly reason: 'required' | 'ca-file' };
