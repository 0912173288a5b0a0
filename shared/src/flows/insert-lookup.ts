import path from 'node:path';
import { MANIFEST_NAME } from '../core/manifest';
import type { InsertionRefusal, LookupNote, LookupStyle } from '../core/model/lookup-words';
import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import { printReference } from '../core/reference';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { InsertionPlan } from '../scan/lookups/insert-lookup';
import type { SecretService } from '../secrets/service';
import { approvePlaced } from './approve';
import { documentManifest } from './document-manifest';
import type { ManifestProblem } from './document-manifest';
import type { ManifestFile } from './manifest-file';
import type { Approvals, CursorPlace, Documents, InsertionPlanner, SideFiles, SourceDocument } from './ports';
import { freeName, isUsableName, proposeNameOf } from './propose-name';
import { addSideLines } from './side-files';
import type { NameTaken, SideFileError } from './side-files';
import { systemCode } from './system-code';

export interface InsertPorts {
  readonly documents: Pick<Documents, 'open' | 'apply'>;
  readonly planner: InsertionPlanner;
  readonly sideFiles: SideFiles;
  readonly approvals: Approvals;
  readonly service: Pick<SecretService, 'recordAround'>;
  /** Asked where the manifest has no name for the secret yet. Undefined when the person turned away. */
  readonly chooseName: (question: NameQuestion) => Promise<string | undefined>;
}

export interface NameQuestion {
  readonly ref: SecretRef;
  readonly proposed: string;
  /** Names that the manifest uses for other secrets. */
  readonly taken: ReadonlySet<string>;
}

export interface InsertRequest {
  readonly ref: SecretRef;
  readonly place: CursorPlace;
  readonly style: LookupStyle;
}

/** How an insertion ended. It never had a value. */
export type InsertOutcome =
  | {
      readonly kind: 'inserted'; readonly secret: NamedSecret;
      /** The lookup's form without the name: `process.env`. */
      readonly form: string; readonly notes: readonly LookupNote[];
    }
  /** The cursor was in the manifest itself: its line is all that was wanted. */
  | { readonly kind: 'named'; readonly secret: NamedSecret }
  /** The files beside the code may have lines of ours; the code is as it was. */
  | { readonly kind: 'stopped'; readonly secret: NamedSecret; readonly reason: InsertStop }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly refusal: InsertRefusal }
  | { readonly kind: 'failed'; readonly error: VaultError };

export interface NamedSecret {
  readonly name: string;
  readonly ref: SecretRef;
  readonly manifest: string;
  /** The additive files that were written. */
  readonly wrote: readonly string[];
  /** `needs-allow`: the manifest asks for more than this user placed, so the whole of it still waits for his approval. */
  readonly approval: 'approved' | 'needs-allow';
}

export type InsertStop =
  | SideFileError | NameTaken
  | { readonly kind: 'approval-failed'; readonly error: VaultError }
  | { readonly kind: 'text-moved' | 'edit-failed' }
  /** What can stand there depends on the name: it is public, or belongs to a browser's bundle. */
  | { readonly kind: 'no-place'; readonly reason: InsertionRefusal }
  | { readonly kind: 'interrupted'; readonly code: string };

export type InsertRefusal =
  | Exclude<ManifestProblem, { readonly kind: 'unreadable' }>
  /** Nobody has the document open any more, or it is another text than the cursor was in. */
  | { readonly kind: 'text-moved' }
  | { readonly kind: 'no-place'; readonly reason: InsertionRefusal }
  | { readonly kind: 'unusable-name' }
  | NameTaken;

/**
 * Puts a lookup of a secret that a store has where the cursor is. As in a move, the manifest's line comes first, by the
 * name that it has already or by one that the person chooses, and is approved as his own; then one edit of the document,
 * which one undo takes back. No store is asked: a reference says nothing that is secret.
 */
export async function insertLookup(request: InsertRequest, ports: InsertPorts): Promise<InsertOutcome> {
  const prepared = await prepare(request, ports);
  if (!prepared.ok) return prepared.error;
  const { manifest, name, isManifest } = prepared.value;
  let secret: NamedSecret = { name, ref: request.ref, manifest: manifest.file, wrote: [], approval: 'needs-allow' };
  const stopped = (reason: InsertStop): InsertOutcome => ({ kind: 'stopped', secret, reason });
  try {
    const { wrote, problem } = await addSideLines(manifest.folder, name, request.ref, ports.sideFiles);
    secret = { ...secret, wrote };
    if (problem !== undefined) return stopped(problem);
    const approval = await approvePlaced(manifest, secret, ports);
    if (!approval.ok) return stopped({ kind: 'approval-failed', error: approval.error });
    secret = { ...secret, approval: approval.value };
    return isManifest ? { kind: 'named', secret } : await edit(request, secret, ports);
  } catch (error) {
    return stopped({ kind: 'interrupted', code: systemCode(error) });
  }
}

interface Prepared {
  readonly manifest: ManifestFile;
  readonly name: string;
  readonly isManifest: boolean;
}

type NotInserted = Extract<InsertOutcome, { readonly kind: 'refused' | 'failed' }>;

/** Everything that can be refused is, before a file is written. */
async function prepare({ ref, place, style }: InsertRequest, ports: InsertPorts): Promise<Result<Prepared, NotInserted>> {
  const document = await ports.documents.open(place.uri);
  if (document === undefined) return refused({ kind: 'text-moved' });
  const isManifest = isManifestFile(document);
  if (!isManifest) {
    const planned = await planAt(place, PROVISIONAL_NAME, style, ports);
    if (planned === undefined) return refused({ kind: 'text-moved' });
    if (planned.kind === 'refused') return refused({ kind: 'no-place', reason: planned.reason });
  }
  const found = await documentManifest(document, ports.sideFiles);
  if (!found.ok) return found.error.kind === 'unreadable' ? err({ kind: 'failed', error: found.error.error }) : refused(found.error);
  const name = await nameFor(ref, found.value, ports);
  return name.ok ? ok({ manifest: found.value, name: name.value, isManifest }) : name;
}

/** Stands for the name before it is known; it is in no edit that is applied. */
const PROVISIONAL_NAME = 'SECRET';

function isManifestFile({ file }: SourceDocument): boolean {
  return file !== undefined && path.basename(file) === MANIFEST_NAME;
}

/** The name that the manifest has for the secret already, or one that the person chooses. */
async function nameFor(ref: SecretRef, { file, manifest: { entries } }: ManifestFile, ports: InsertPorts): Promise<Result<string, NotInserted>> {
  const named = entries.find((entry) => printReference(entry.ref) === printReference(ref));
  if (named !== undefined) return ok(named.name);
  const taken = new Set(entries.map((entry) => entry.name));
  const name = await ports.chooseName({ ref, proposed: freeName(proposeNameOf(ref), (other) => taken.has(other)), taken });
  if (name === undefined) return err({ kind: 'failed', error: { kind: 'cancelled' } });
  if (!isUsableName(name)) return refused({ kind: 'unusable-name' });
  return taken.has(name) ? refused({ kind: 'name-taken', name, manifest: file }) : ok(name);
}

async function planAt(place: CursorPlace, name: string, style: LookupStyle, { planner }: InsertPorts): Promise<InsertionPlan | undefined> {
  const reply = await planner.planInsertion(place, name, style);
  return reply.kind === 'planned' ? reply.plan : undefined;
}

/** The text must still be the one that the cursor was in: nothing says where the cursor would be in another. */
async function edit({ place, style }: InsertRequest, secret: NamedSecret, ports: InsertPorts): Promise<InsertOutcome> {
  const stopped = (reason: InsertStop): InsertOutcome => ({ kind: 'stopped', secret, reason });
  const plan = await planAt(place, secret.name, style, ports);
  if (plan === undefined) return stopped({ kind: 'text-moved' });
  if (plan.kind === 'refused') return stopped({ kind: 'no-place', reason: plan.reason });
  const applied = await ports.documents.apply(place.uri, place.version, plan.edits);
  if (applied !== 'applied') return stopped({ kind: applied === 'stale' ? 'text-moved' : 'edit-failed' });
  return { kind: 'inserted', secret, form: plan.form, notes: plan.notes };
}

function refused(refusal: InsertRefusal): Result<never, NotInserted> {
  return err({ kind: 'refused', refusal });
}
