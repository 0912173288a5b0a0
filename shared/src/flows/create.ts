import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { MadeValue, ValueKind, ValueMaker } from '../secrets/rotation/value-maker';
import type { SecretService } from '../secrets/service';
import type { WriteMeta } from '../secrets/store';
import type { StoreOpener } from './ports';

export interface CreatePorts {
  readonly service: Pick<SecretService, 'put'>;
  readonly openStore: StoreOpener;
  readonly values: Pick<ValueMaker, 'make'>;
  /** Takes the value without echo. Undefined is a no. */
  readonly enterValue: (ref: SecretRef) => Promise<SecretValue | undefined>;
}

export interface NewSecret {
  readonly ref: SecretRef;
  readonly meta: WriteMeta;
  /** Made here where a kind is given, entered otherwise. */
  readonly generate?: ValueKind;
}

export type CreateOutcome =
  | { readonly kind: 'created'; readonly ref: SecretRef; readonly version: number; readonly verified: boolean; readonly publicKey?: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: VaultError };

/** Stores a secret that was not there: a path, or a field, that exists already is refused and stays as it is. */
export async function createSecret({ ref, meta, generate }: NewSecret, ports: CreatePorts): Promise<CreateOutcome> {
  const opened = await ports.openStore(ref.store);
  if (!opened.ok) return { kind: 'failed', error: opened.error };
  const made = generate === undefined ? await entered(ref, ports) : await ports.values.make(generate);
  if (made === undefined) return { kind: 'cancelled' };
  try {
    const receipt = await ports.service.put(ref, made.value, { expected: 'new', meta });
    if (!receipt.ok) return { kind: 'failed', error: receipt.error };
    const { publicKey } = made;
    return { kind: 'created', ref, ...receipt.value, ...(publicKey === undefined ? {} : { publicKey }) };
  } finally {
    made.value.dispose();
  }
}

async function entered(ref: SecretRef, { enterValue }: CreatePorts): Promise<MadeValue | undefined> {
  const value = await enterValue(ref);
  return value === undefined ? undefined : { value };
}
