/** What the keychain's process is asked. Bytes travel over the IPC channel only: never in argv or the environment. */
export type KeychainRequest =
  | { readonly kind: 'get'; readonly service: string; readonly account: string }
  | { readonly kind: 'set'; readonly service: string; readonly account: string; readonly password: Uint8Array }
  | { readonly kind: 'delete'; readonly service: string; readonly account: string };

export type KeychainReply =
  | { readonly kind: 'password'; readonly password: Uint8Array | undefined }
  | { readonly kind: 'stored' }
  | { readonly kind: 'deleted'; readonly existed: boolean }
  | { readonly kind: 'failed'; readonly reason: KeychainFailure };

/** All that leaves the process of an error: the binding's message may name things of the user. */
export type KeychainFailure = 'no-bus' | 'no-service' | 'unsupported-platform' | 'locked' | 'other';
