import type { SecretMeta } from '../../core/model/secret-meta';
import type { SecretRef } from '../../core/model/secret-ref';
import type { VaultError } from '../../core/model/vault-error';
import type { SecretValue } from '../../core/redact/secret-value';
import { DEFAULT_FIELD } from '../../core/reference';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { Confirm, PutReceipt, RollBackVersions } from '../service';
import type { ExpectedVersion, Store, StoredFields, WriteMeta } from '../store';
import type { Gate } from './gate';
import { secretOperation } from './operation';

/** What carries values from one place to another without giving them to anybody. */
export interface TransferPorts {
  readonly gate: Gate;
  readonly find: (store: string) => Promise<Store | undefined>;
}

/** Two operations, each with its own decision and its own lines in the log: reading the source, writing the target. */
export async function copySecret(
  from: SecretRef, to: SecretRef, ports: TransferPorts & { readonly confirm: Confirm },
): Promise<Result<PutReceipt, VaultError>> {
  const [source, target] = [await ports.find(from.store), await ports.find(to.store)];
  if (source === undefined || target === undefined) {
    return err({ kind: 'unknown-store', store: source === undefined ? from.store : to.store });
  }
  const read = await readWhole(from, source, ports);
  if (!read.ok) return read;
  const { fields, meta } = read.value;
  try {
    if (!fits(read.value, target)) return err({ kind: 'unsupported', store: target.name, operation: 'several-fields' });
    return await ports.gate.pass(
      secretOperation('copy-to', to), () => replaceVerified(target, to.path, { expected: 'new', meta }, fields),
      { version: ({ version }) => version });
  } finally {
    dispose(read.value);
  }
}

export async function rollBackSecret(
  place: SecretRef, { from, newest }: RollBackVersions, { gate, find }: TransferPorts,
): Promise<Result<PutReceipt, VaultError>> {
  const store = await find(place.store);
  if (store === undefined) return err({ kind: 'unknown-store', store: place.store });
  return gate.pass(secretOperation('roll-back', { ...place, version: from }), async () => {
    const read = await store.readAll(place.path, from);
    if (!read.ok) return read;
    try {
      return await replaceVerified(store, place.path, { expected: newest, meta: {} }, read.value.fields);
    } finally {
      dispose(read.value);
    }
  }, { version: ({ version }) => version });
}

interface WholeSecret extends StoredFields {
  readonly meta: WriteMeta;
}

function readWhole(
  from: SecretRef, source: Store, { gate, confirm }: Pick<TransferPorts, 'gate'> & { readonly confirm: Confirm },
): Promise<Result<WholeSecret, VaultError>> {
  return gate.pass(secretOperation('copy-from', from), async () => {
    const described = await source.describe(from.path);
    const read = described.ok ? await source.readAll(from.path) : described;
    if (!described.ok) return described;
    return read.ok ? ok({ ...read.value, meta: writeMeta(described.value) }) : read;
  }, { version: ({ version }: WholeSecret) => version, discard: dispose, confirm });
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

interface Replacing {
  readonly expected: ExpectedVersion;
  readonly meta: WriteMeta;
}

/** Writes all fields, reads them back and compares: the same as `writeVerified` for a whole secret. */
async function replaceVerified(
  store: Store, path: string, { expected, meta }: Replacing, fields: ReadonlyMap<string, SecretValue>,
): Promise<Result<PutReceipt, VaultError>> {
  const { maxValueBytes, versions } = store.capabilities;
  if ([...fields.values()].some((value) => value.byteLength > maxValueBytes)) return err({ kind: 'invalid-value', reason: 'too-large' });
  const written = await store.replace({ path, expected, meta }, fields);
  if (!written.ok) return written;
  const { version } = written.value;
  const read = await store.readAll(path, versions === 'none' ? undefined : version);
  if (!read.ok) {
    return read.error.kind === 'forbidden' || read.error.kind === 'unsupported'
      ? ok({ version, verified: false })
      : err({ kind: 'not-verified', store: store.name, name: path, version });
  }
  try {
    return areEqual(fields, read.value.fields) ? ok({ version, verified: true }) : err({ kind: 'read-back-differs', store: store.name, name: path });
  } finally {
    dispose(read.value);
  }
}

function areEqual(written: ReadonlyMap<string, SecretValue>, read: ReadonlyMap<string, SecretValue>): boolean {
  return written.size === read.size && [...written].every(([name, value]) => read.get(name)?.equals(value) === true);
}

function dispose({ fields }: StoredFields): void {
  for (const value of fields.values()) value.dispose();
}
