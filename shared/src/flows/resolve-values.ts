import type { RequestedReference } from '../core/approval';
import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import { printReference } from '../core/reference';
import type { Result } from '../core/result';
import { ok } from '../core/result';
import type { SecretService } from '../secrets/service';
import { lackingFor } from './lacking';
import type { StoreOpener } from './ports';

/** One name of a manifest that has no value, and why. */
export interface UnresolvedName {
  readonly name: string;
  readonly reference: string;
  readonly error: VaultError;
}

export interface ResolvePorts {
  readonly service: Pick<SecretService, 'use' | 'describe'>;
  /** The program and its arguments: a policy may allow a secret for certain commands only. */
  readonly command: readonly string[];
}

/** Stores that did not open, by name. */
export type ClosedStores = ReadonlyMap<string, VaultError>;

/**
 * Opens, or signs in to, each store that is asked for, one after the other: each may ask the person something. A store that
 * does not open does not keep the others from it, so that all that is missing can be said at once. `cancelled` ends it.
 */
export async function openStores(requests: readonly RequestedReference[], openStore: StoreOpener): Promise<Result<ClosedStores, VaultError>> {
  const closed = new Map<string, VaultError>();
  for (const store of new Set(requests.map(({ ref }) => ref.store))) {
    const opened = await openStore(store);
    if (opened.ok) continue;
    if (opened.error.kind === 'cancelled') return opened;
    closed.set(store, opened.error);
  }
  return ok(closed);
}

/**
 * Fills `values` by name, each secret read once however many names it has, several at a time. Gives back every name that
 * has no value, in the order of the requests. Where a store is closed nothing is read at all: the others are only asked
 * whether they have what is wanted.
 */
export async function resolveValues(
  requests: readonly RequestedReference[], closed: ClosedStores, values: Map<string, SecretValue>, ports: ResolvePorts,
): Promise<readonly UnresolvedName[]> {
  const problems = closed.size > 0 ? await lookFor(requests, closed, ports) : await readAll(requests, values, ports);
  return requests.flatMap(({ name, ref }) => {
    const reference = printReference(ref);
    const error = problems.get(reference);
    return error === undefined ? [] : [{ name, reference, error }];
  });
}

/** By printed reference. */
type Problems = ReadonlyMap<string, VaultError>;

async function lookFor(requests: readonly RequestedReference[], closed: ClosedStores, ports: ResolvePorts): Promise<Problems> {
  const problems = new Map<string, VaultError>();
  await eachReference(requests, async ([{ ref }]) => {
    const error = closed.get(ref.store) ?? await whyMissing(ref, ports);
    if (error !== undefined) problems.set(printReference(ref), error);
  });
  return problems;
}

/** Metadata says enough; where this person may not see it, or the store keeps none, nothing is said of the secret. */
async function whyMissing(ref: SecretRef, { service }: ResolvePorts): Promise<VaultError | undefined> {
  const meta = await service.describe(ref);
  if (!meta.ok) return meta.error.kind === 'not-found' ? meta.error : undefined;
  return lackingFor(ref, meta.value) === undefined ? undefined : { kind: 'not-found', store: ref.store, name: ref.path };
}

async function readAll(requests: readonly RequestedReference[], values: Map<string, SecretValue>, ports: ResolvePorts): Promise<Problems> {
  const problems = new Map<string, VaultError>();
  await eachReference(requests, async ([{ ref, name }, ...others]) => {
    const read = await ports.service.use(ref, { kind: 'inject', name, command: ports.command }, (stored) => stored.clone());
    if (!read.ok) {
      problems.set(printReference(ref), read.error);
      return;
    }
    values.set(name, read.value);
    for (const other of others) values.set(other.name, read.value.clone());
  });
  return problems;
}

/** So many questions to the stores at a time; more would only wait for each other in the audit log. */
const AT_ONCE = 8;

type SameReference = readonly [RequestedReference, ...RequestedReference[]];

/** Does `work` once for each reference, with all of its names. Never ends before every piece of work has. */
async function eachReference(requests: readonly RequestedReference[], work: (same: SameReference) => Promise<void>): Promise<void> {
  const byReference = new Map<string, SameReference>();
  for (const request of requests) {
    const key = printReference(request.ref);
    const [first, ...others] = byReference.get(key) ?? [request];
    byReference.set(key, first === request ? [request] : [first, ...others, request]);
  }
  const waiting = [...byReference.values()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  const workers = Array.from({ length: Math.min(AT_ONCE, waiting.length) }, worker);
  // Not at the first failure: a value that comes later would be disposed of by nobody.
  await Promise.allSettled(workers);
  await Promise.all(workers);
}
