import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import type { Err, Result } from '../core/result';
import { err, ok } from '../core/result';
import type { SecretService } from '../secrets/service';
import { namesInLog } from './record-each';

/** Writes down what was refused before policy or a store were asked. Gives the log's error where it has one. */
export async function recordRefusal(
  action: string, refs: readonly SecretRef[], service: Pick<SecretService, 'record'>,
): Promise<Result<void, VaultError>> {
  for (const name of namesInLog(refs)) {
    const recorded = await service.record({ event_type: 'ACCESS_DENIED', action, ...name, result: 'denied', phase: 'outcome' });
    if (!recorded.ok) return recorded;
  }
  return ok();
}

/** The same for one error: it is the answer once it is on disk. */
export async function refuse(
  action: string, refs: readonly SecretRef[], error: VaultError, service: Pick<SecretService, 'record'>,
): Promise<Err<VaultError>> {
  const recorded = await recordRefusal(action, refs, service);
  return recorded.ok ? err(error) : recorded;
}
