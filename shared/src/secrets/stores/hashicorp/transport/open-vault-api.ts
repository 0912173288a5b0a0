import type { Result } from '../../../../core/result';
import type { VaultApi } from './vault-api';
import type { OptionsProblem, VaultApiOptions } from './vault-api-options';

export type OpenVaultApi = (options: VaultApiOptions) => Result<VaultApi, OptionsProblem>;
