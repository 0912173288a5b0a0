import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import type { RecordedOperation, SecretService } from '../secrets/service';

export type NameInLog = Pick<RecordedOperation, 'secret_name' | 'store'>;

/** One entry a secret, so that the trail of each shows it; one without a name where none is meant. */
export function namesInLog(refs: readonly SecretRef[]): readonly [NameInLog, ...NameInLog[]] {
  const [first, ...rest] = refs.map(({ path, field, store }) => ({ secret_name: `${path}#${field}`, store }));
  return first === undefined ? [{ secret_name: '', store: '' }] : [first, ...rest];
}

export interface RecordedWork<T> {
  readonly operation: Pick<RecordedOperation, 'event_type' | 'action'>;
  readonly refs: readonly SecretRef[];
  readonly work: () => Promise<Result<T, VaultError>>;
  /** Undoes the work where not every outcome of it could be written. May be called more than once. */
  readonly takeBack?: () => Promise<void>;
}

/** Does one thing to several secrets: all intents are on disk before it, and an outcome for each of them after it. */
export function recordEach<T>(
  { operation, refs, work, takeBack }: RecordedWork<T>, service: Pick<SecretService, 'recordAround'>,
): Promise<Result<T, VaultError>> {
  return namesInLog(refs).reduceRight(
    (inner, name) => () => service.recordAround({ ...operation, ...name }, inner, takeBack), work,
  )();
}
