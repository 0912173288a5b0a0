import type { VaultError } from '../model/vault-error';

/** What a person is told of a failure, in plain sentences without a value. */
export interface Message {
  /** What happened. */
  readonly what: string;
  /** What was kept or left untouched, where somebody might fear a loss. */
  readonly kept?: string;
  /** What to do next. */
  readonly next: string;
}

type Kind = VaultError['kind'];
type ByKind = { readonly [K in Kind]: Extract<VaultError, { readonly kind: K }> };

export type ErrorOf<K extends Kind> = ByKind[K];

/** One function for each kind of a group, with that kind's own fields. */
export type Messages<K extends Kind> = { readonly [P in K]: (error: ErrorOf<P>) => Message };
