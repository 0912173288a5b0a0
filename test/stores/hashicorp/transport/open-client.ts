import { randomUUID } from 'node:crypto';
import assert from 'node:assert/strict';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import { openVaultApi } from '../../../../shared/src/secrets/stores/hashicorp/transport/open-vault-api';
import type { TransportError } from '../../../../shared/src/secrets/stores/hashicorp/transport/transport-error';
import type { VaultAnswer, VaultApi } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api';
import type { VaultApiOptions } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api-options';

/** Built at run time: nothing in this repository looks like a token. */
export const TOKEN = ['hvs', 'CAESI', 'canary', 'token'].join('.');

export interface Client {
  readonly api: VaultApi;
  readonly token: SecretValue;
  /** The pauses that were made, in milliseconds. None of them took any time. */
  readonly pauses: readonly number[];
}

/** A client that never really waits: pauses are written down and are over. */
export function openClient(options: Omit<VaultApiOptions, 'environment'>): Client {
  const pauses: number[] = [];
  const opened = openVaultApi({
    ...options,
    environment: {
      sleep: (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
      random: () => 0.5,
      newId: randomUUID,
    },
  });
  assert.ok(opened.ok, JSON.stringify(opened));
  return { api: opened.value, token: SecretValue.fromText(TOKEN), pauses };
}

export function answered(result: Result<VaultAnswer, TransportError>): VaultAnswer {
  assert.ok(result.ok, `no answer: ${JSON.stringify(result)}`);
  return result.value;
}

export function failed(result: Result<VaultAnswer, TransportError>): TransportError {
  assert.ok(!result.ok, 'an answer came');
  return result.error;
}
