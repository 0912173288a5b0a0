import type { Fingerprint, RuleId } from '../core/model/finding';
import type { SecretRef } from '../core/model/secret-ref';
import type { SecretType } from '../core/model/secret-type';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import { DEFAULT_FIELD, printReference } from '../core/reference';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { SecretService } from '../secrets/service';
import type { ManifestFile } from './manifest-file';
import type { MoveRefusal } from './move-outcome';
import type { KnownValues } from './ports';
import type { ProposedName } from './propose-name';
import { freeName } from './propose-name';

export interface KeepPorts {
  readonly service: Pick<SecretService, 'put' | 'use'>;
  readonly known: Pick<KnownValues, 'find' | 'remember'>;
}

export interface KeepRequest {
  readonly value: SecretValue;
  readonly fingerprint: Fingerprint;
  readonly secretType: SecretType;
  /** The rule that recognised the value, where it is a vendor's: it leads to the vendor's console one day. */
  readonly rule?: RuleId;
  readonly name: ProposedName;
  readonly manifest: ManifestFile;
  /** False where the manifest may name secrets that its author only guessed: none of these is read, not even to compare. */
  readonly trusted: boolean;
  readonly store: string;
  /** Path of a new secret without its number: `leaky-shop/stripe-secret-key`. */
  readonly path: (name: string) => string;
  /** A secret that the person chose; it must hold this very value. */
  readonly existing?: SecretRef;
}

/** Under which name and reference the value is kept now. */
export interface KeptValue {
  readonly name: string;
  readonly ref: SecretRef;
  readonly reused: boolean;
  readonly verified: boolean;
}

export type KeepError =
  | { readonly kind: 'failed'; readonly error: VaultError }
  | { readonly kind: 'refused'; readonly refusal: MoveRefusal };

type Keeping = Result<KeptValue, KeepError>;

/**
 * Sees to it that a store holds the value, and says by which name and reference. A name that leads to this value already
 * is reused, an equal value in one manifest shares one secret, and a name that leads elsewhere is never taken over.
 * That values are equal is always decided by comparing them: fingerprints and names only say where to look. Only where the
 * store lets nobody read, what Keyward itself stored there before is presumed to be there still, and not called verified.
 */
export async function keepValue(request: KeepRequest, ports: KeepPorts): Promise<Keeping> {
  const shared = request.existing === undefined ? await findShared(request, ports) : await checkExisting(request.existing, request, ports);
  if (!shared.ok) return shared;
  if (shared.value !== undefined) return nameShared(shared.value, request);
  for (let number = 1; ; ) {
    const place = await findPlace(number, request, ports);
    if (!place.ok) return place;
    if (place.value.kind === 'reuse') return ok(place.value.kept);
    const stored = await store(place.value, request, ports);
    if (!stored.ok) return stored;
    if (stored.value !== 'taken') return ok(stored.value);
    number = place.value.number + 1;
  }
}

/** A secret that holds this very value already. */
interface SharedSecret {
  readonly ref: SecretRef;
  readonly verified: boolean;
}

/** A manifest entry whose secret is known to hold this value; compared before it is believed. */
async function findShared(request: KeepRequest, ports: KeepPorts): Promise<Result<SharedSecret | undefined, KeepError>> {
  const { fingerprint, manifest, trusted } = request;
  if (!trusted) return ok(undefined);
  const known = new Set((await ports.known.find(fingerprint)).map(printReference));
  for (const { ref } of manifest.manifest.entries) {
    if (!known.has(printReference(ref))) continue;
    const answer = await compare(ref, request, ports);
    if (!answer.ok) return answer;
    if (isHeld(answer.value)) return ok({ ref, verified: answer.value === 'equal' });
  }
  return ok(undefined);
}

/** The secret that the person chose. */
async function checkExisting(ref: SecretRef, request: KeepRequest, ports: KeepPorts): Promise<Result<SharedSecret, KeepError>> {
  const answer = await compare(ref, request, ports);
  if (!answer.ok) return answer;
  if (answer.value === 'unreadable') return failed(mayNotRead(ref));
  return isHeld(answer.value) ? ok({ ref, verified: answer.value === 'equal' }) : refused({ kind: 'other-value', ref });
}

/** Under which name the manifest has, or will have, a secret that exists. */
function nameShared({ ref, verified }: SharedSecret, request: KeepRequest): Keeping {
  const { name, manifest: { manifest: { entries } } } = request;
  const isSame = (other: SecretRef): boolean => printReference(other) === printReference(ref);
  const kept = { ref, reused: true, verified };
  if (name.fixed) {
    const wanted = entries.find((entry) => entry.name === name.name);
    return wanted === undefined || isSame(wanted.ref) ? ok({ ...kept, name: name.name }) : taken(request);
  }
  const named = entries.find((entry) => isSame(entry.ref) && entry.name.startsWith(name.prefix ?? ''));
  return ok({ ...kept, name: named?.name ?? freeName(name.name, (other) => entries.some((entry) => entry.name === other)) });
}

type Place =
  | { readonly kind: 'reuse'; readonly kept: KeptValue }
  | NewPlace;

interface NewPlace {
  readonly kind: 'new';
  readonly number: number;
  readonly name: string;
  /** Where the manifest names a secret that its store does not have, or does not show: the value belongs there. */
  readonly ref?: SecretRef;
}

/** The first of NAME, NAME_2, NAME_3 … from this number on that is free or leads to this value. */
async function findPlace(from: number, request: KeepRequest, ports: KeepPorts): Promise<Result<Place, KeepError>> {
  const { entries } = request.manifest.manifest;
  for (let number = from; ; number += 1) {
    const name = numbered(request.name.name, number, '_');
    const entry = entries.find((other) => other.name === name);
    if (entry === undefined) return ok({ kind: 'new', number, name });
    const { ref } = entry;
    const answer: Comparison = request.trusted ? await compare(ref, request, ports) : ok('different');
    if (!answer.ok) return answer;
    if (isHeld(answer.value)) return ok({ kind: 'reuse', kept: { name, ref, reused: true, verified: answer.value === 'equal' } });
    const mayBeFree = answer.value === 'missing' || answer.value === 'unreadable';
    if (mayBeFree && ref.store === request.store && ref.version === undefined) return ok({ kind: 'new', number, name, ref });
    if (request.name.fixed) return taken(request);
  }
}

/**
 * Stores a new secret. A path that another value holds is left alone, and the next number is tried. `taken`: the manifest's
 * own secret exists, and nobody may look whether it holds this value.
 */
async function store(place: NewPlace, request: KeepRequest, ports: KeepPorts): Promise<Result<KeptValue | 'taken', KeepError>> {
  const { name } = place;
  const meta = { type: request.secretType, ...(request.rule === undefined ? {} : { rule: request.rule }) };
  for (let number = 1; ; number += 1) {
    const ref = place.ref ?? { store: request.store, path: numbered(request.path(name), number, '-'), field: DEFAULT_FIELD };
    const receipt = await ports.service.put(ref, request.value, { expected: 'new', meta });
    if (receipt.ok) {
      await remember(request.fingerprint, ref, ports);
      return ok({ name, ref, reused: false, verified: receipt.value.verified });
    }
    if (receipt.error.kind !== 'already-exists' || number === MAX_NUMBER) return failed(receipt.error);
    const answer = await compare(ref, request, ports);
    if (!answer.ok) return answer;
    if (isHeld(answer.value)) return ok({ name, ref, reused: true, verified: answer.value === 'equal' });
    if (place.ref === undefined) continue;
    if (answer.value !== 'unreadable') return failed(receipt.error);
    return request.name.fixed ? failed(mayNotRead(ref)) : ok('taken');
  }
}

/** So many secrets of one name in one folder are a mistake somewhere else. */
const MAX_NUMBER = 100;

/** A hint for later moves only: that it cannot be written down must not hide that the value is stored. */
async function remember(fingerprint: Fingerprint, ref: SecretRef, ports: KeepPorts): Promise<void> {
  await ports.known.remember(fingerprint, ref).catch(() => undefined);
}

/**
 * `unreadable`: this person may write to the store and not read from it. `presumed` is the same, where Keyward stored this
 * very value there before; it may have been changed since, so that the person is asked.
 */
type Holding = 'equal' | 'different' | 'missing' | 'unreadable' | 'presumed';

type Comparison = Result<Holding, KeepError>;

/** A store that is locked or not reachable says nothing about its values: that is an error, and no answer. */
async function compare(ref: SecretRef, { value, fingerprint }: KeepRequest, { service, known }: KeepPorts): Promise<Comparison> {
  const answer = await service.use(ref, { kind: 'compare' }, (stored) => stored.equals(value));
  if (answer.ok) return ok(answer.value ? 'equal' : 'different');
  if (answer.error.kind === 'not-found') return ok('missing');
  if (answer.error.kind !== 'forbidden') return failed(answer.error);
  const storedThere = (await known.find(fingerprint)).some((other) => printReference(other) === printReference(ref));
  return ok(storedThere ? 'presumed' : 'unreadable');
}

function isHeld(holding: Holding): boolean {
  return holding === 'equal' || holding === 'presumed';
}

function mayNotRead({ store: name }: SecretRef): VaultError {
  return { kind: 'forbidden', store: name, operation: 'read' };
}

function numbered(text: string, number: number, separator: string): string {
  return number === 1 ? text : `${text}${separator}${number}`;
}

function taken({ name, manifest }: KeepRequest): Result<never, KeepError> {
  return refused({ kind: 'name-taken', name: name.name, manifest: manifest.file });
}

function refused(refusal: MoveRefusal): Result<never, KeepError> {
  return err({ kind: 'refused', refusal });
}

function failed(error: VaultError): Result<never, KeepError> {
  return err({ kind: 'failed', error });
}
