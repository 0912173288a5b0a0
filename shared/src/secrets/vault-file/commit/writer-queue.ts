import type { VaultError } from '../../../core/model/vault-error';
import type { Result } from '../../../core/result';

/** Runs `body` while no other process of this user writes to the vault's folder; `busy` where that takes too long. */
export type WriterQueue = <T>(body: () => Promise<Result<T, VaultError>>) => Promise<Result<T, VaultError>>;
