import type { SecretMeta } from '../../core/model/secret-meta';
import type { SecretRef } from '../../core/model/secret-ref';
import type { VaultError } from '../../core/model/vault-error';
import { DEFAULT_FIELD } from '../../core/reference';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { Confirm, PutReceipt, RollBackVersions } from '../service';
import type { Store, StoredFields, WriteMeta } from '../store';
import type { Gate } from './gate';
import { secretOperation } from './operation';
import { replaceVerified } from './verified-write';

/** What carries values from one place to another without giving them to anybody. */
export interface TransferPorts {
  readonly gate: Gate;
  readonly find: (store: string) => Promise<Result<Store, VaultError>>;
}

/**
 * Two operations, each with its own decision and its own lines in the log. Reading lies within writing: where the target
 * may not be written, nothing is read. The person is asked once for both.
 */
export function copySecret(
  from: SecretRef, to: SecretRef, { gate, find, confirm }: TransferPorts & { readonly confirm: Confirm },
): Promise<Result<PutReceipt, VaultError>> {
  const asked = once(confirm);
  return gate.pass(secretOperation('copy-to', to), async () => {
    const target = await find(to.store);
    if (!target.ok) return target;
    const read = await readWhole(from, { gate, find, confirm: asked });
    if (!read.ok) return read;
    const { fields, meta } = read.value;
    try {
      if (!fits(read.value, target.value)) return err({ kind: 'unsupported', store: to.store, operation: 'several fields' });
      return await replaceVerified(target.value, { path: to.path, expected: 'new', meta }, fields);
    } finally {
      dispose(read.value);
    }
  }, { version: ({ version }: PutReceipt) => version, confirm: asked });
}

/** One operation: what is read is what the secret held already, and it goes nowhere else. */
export function rollBackSecret(
  place: SecretRef, { from, newest }: RollBackVersions, { gate, find, confirm }: TransferPorts & { readonly confirm: Confirm | undefined },
): Promise<Result<PutReceipt, VaultError>> {
  return gate.pass(secretOperation('roll-back', { ...place, version: from }), async () => {
    const store = await find(place.store);
    if (!store.ok) return store;
    const read = await store.value.readAll(place.path, from);
    if (!read.ok) return read;
    try {
      return await replaceVerified(store.value, { path: place.path, expected: newest, meta: {} }, read.value.fields);
    } finally {
      dispose(read.value);
    }
  }, { version: ({ version }: PutReceipt) => version, confirm });
}

interface WholeSecret extends StoredFields {
  readonly meta: WriteMeta;
}

function readWhole(
  from: SecretRef, { gate, find, confirm }: TransferPorts & { readonly confirm: Confirm },
): Promise<Result<WholeSecret, VaultError>> {
  return gate.pass(secretOperation('copy-from', from), async () => {
    const source = await find(from.store);
    if (!source.ok) return source;
    const meta = await metaOf(source.value, from.path);
    if (!meta.ok) return meta;
    const read = await source.value.readAll(from.path);
    return read.ok ? ok({ ...read.value, meta: meta.value }) : read;
  }, { version: ({ version }: WholeSecret) => version, discard: dispose, confirm });
}

/** What is said of the secret goes along. A sign-in that may read values and not what is said of them copies without. */
async function metaOf(source: Store, path: string): Promise<Result<WriteMeta, VaultError>> {
  const described = await source.describe(path);
  if (described.ok) return ok(writeMeta(described.value));
  return described.error.kind === 'forbidden' ? ok({}) : described;
}

function writeMeta({ type, tags, owner, expires, rule }: SecretMeta): WriteMeta {
  return {
    type, tags, ...(owner === undefined ? {} : { owner }), ...(expires === undefined ? {} : { expires }), ...(rule === undefined ? {} : { rule }),
  };
}

/** A store with one value to a name takes a secret that has no more. */
function fits({ fields }: StoredFields, { capabilities }: Store): boolean {
  return capabilities.fields || (fields.size === 1 && fields.has(DEFAULT_FIELD));
}

/** The first answer is everybody's. */
function once(confirm: Confirm): Confirm {
  let answer: Promise<boolean> | undefined;
  return () => (answer ??= confirm());
}

function dispose({ fields }: StoredFields): void {
  for (const value of fields.values()) value.dispose();
}
