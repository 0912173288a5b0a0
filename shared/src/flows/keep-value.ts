import type { Fingerprint } from '../core/model/finding';
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
  readonly known: KnownValues;
}

export interface KeepRequest {
  readonly value: SecretValue;
  readonly fingerprint: Fingerprint;
  readonly secretType: SecretType;
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
 * That values are equal is always decided by comparing them: fingerprints and names only say where to look.
 */
export async function keepValue(request: KeepRequest, ports: KeepPorts): Promise<Keeping> {
  const shared = request.existing === undefined ? await findShared(request, ports) : ok(request.existing);
  if (!shared.ok) return shared;
  if (shared.value !== undefined) return useExisting(shared.value, request, ports);
  const place = await findPlace(request, ports);
  if (!place.ok) return place;
  return place.value.kind === 'reuse' ? ok(place.value.kept) : store(place.value, request, ports);
}

/** A manifest entry whose secret is known to hold this value; compared before it is believed. */
async function findShared(request: KeepRequest, ports: KeepPorts): Promise<Result<SecretRef | undefined, KeepError>> {
  const { fingerprint, manifest, trusted, value } = request;
  if (!trusted) return ok(undefined);
  const known = new Set((await ports.known.find(fingerprint)).map(printReference));
  for (const { ref } of manifest.manifest.entries) {
    if (!known.has(printReference(ref))) continue;
    const answer = await compare(ref, value, ports);
    if (!answer.ok) return answer;
    if (answer.value === 'equal') return ok(ref);
  }
  return ok(undefined);
}

async function useExisting(ref: SecretRef, request: KeepRequest, ports: KeepPorts): Promise<Keeping> {
  const { name, manifest, existing, value } = request;
  const answer: Comparison = existing === undefined ? ok('equal') : await compare(ref, value, ports);
  if (!answer.ok) return answer;
  if (answer.value !== 'equal') return refused({ kind: 'other-value', ref });
  const { entries } = manifest.manifest;
  const isSame = (other: SecretRef): boolean => printReference(other) === printReference(ref);
  const wanted = entries.find((entry) => entry.name === name.name);
  const kept = { ref, reused: true, verified: true };
  if (name.fixed) {
    return wanted === undefined || isSame(wanted.ref) ? ok({ ...kept, name: name.name }) : taken(request);
  }
  const named = entries.find((entry) => isSame(entry.ref));
  return ok({ ...kept, name: named?.name ?? freeName(name.name, (other) => entries.some((entry) => entry.name === other)) });
}

type Place =
  | { readonly kind: 'reuse'; readonly kept: KeptValue }
  /** `ref` where the manifest names a secret that its store does not have: the value belongs there. */
  | { readonly kind: 'new'; readonly name: string; readonly ref?: SecretRef };

/** The first of NAME, NAME_2, NAME_3 … that is free or leads to this value. */
async function findPlace(request: KeepRequest, ports: KeepPorts): Promise<Result<Place, KeepError>> {
  const { entries } = request.manifest.manifest;
  for (let number = 1; ; number += 1) {
    const name = numbered(request.name.name, number, '_');
    const entry = entries.find((other) => other.name === name);
    if (entry === undefined) return ok({ kind: 'new', name });
    const answer: Comparison = request.trusted ? await compare(entry.ref, request.value, ports) : ok('different');
    if (!answer.ok) return answer;
    if (answer.value === 'equal') return ok({ kind: 'reuse', kept: { name, ref: entry.ref, reused: true, verified: true } });
    if (answer.value === 'missing' && entry.ref.store === request.store && entry.ref.version === undefined) {
      return ok({ kind: 'new', name, ref: entry.ref });
    }
    if (request.name.fixed) return taken(request);
  }
}

/** Stores a new secret. A path that another value holds is left alone, and the next number is tried. */
async function store(place: Extract<Place, { readonly kind: 'new' }>, request: KeepRequest, ports: KeepPorts): Promise<Keeping> {
  const { name } = place;
  for (let number = 1; ; number += 1) {
    const ref = place.ref ?? { store: request.store, path: numbered(request.path(name), number, '-'), field: DEFAULT_FIELD };
    const receipt = await ports.service.put(ref, request.value, { expected: 'new', meta: { type: request.secretType } });
    if (receipt.ok) {
      await remember(request.fingerprint, ref, ports);
      return ok({ name, ref, reused: false, verified: receipt.value.verified });
    }
    if (receipt.error.kind !== 'already-exists' || number === MAX_NUMBER) return err({ kind: 'failed', error: receipt.error });
    const answer = await compare(ref, request.value, ports);
    if (!answer.ok) return answer;
    if (answer.value === 'equal') return ok({ name, ref, reused: true, verified: true });
    if (place.ref !== undefined) return err({ kind: 'failed', error: receipt.error });
  }
}

/** So many secrets of one name in one folder are a mistake somewhere else. */
const MAX_NUMBER = 100;

/** A hint for later moves only: that it cannot be written down must not hide that the value is stored. */
async function remember(fingerprint: Fingerprint, ref: SecretRef, ports: KeepPorts): Promise<void> {
  await ports.known.remember(fingerprint, ref).catch(() => undefined);
}

type Comparison = Result<'equal' | 'different' | 'missing', KeepError>;

/** A store that is locked or not reachable says nothing about its values: that is an error, and no answer. */
async function compare(ref: SecretRef, value: SecretValue, ports: KeepPorts): Promise<Comparison> {
  const answer = await ports.service.use(ref, { kind: 'compare' }, (stored) => stored.equals(value));
  if (answer.ok) return ok(answer.value ? 'equal' : 'different');
  return answer.error.kind === 'not-found' ? ok('missing') : err({ kind: 'failed', error: answer.error });
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
