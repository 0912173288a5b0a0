import type { RequestedReference } from '../core/approval';
import type { SecretRef } from '../core/model/secret-ref';
import type { StoreType } from '../core/model/store-type';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import { printReference } from '../core/reference';
import type { SecretService } from '../secrets/service';
import { allow, isApproved } from './approve';
import type { AllowOutcome, ApprovalPorts } from './approve';
import type { Lacking } from './lacking';
import { lackingFor } from './lacking';
import { brokenLine, requestsOf } from './manifest-file';
import type { BrokenManifest, ManifestFile } from './manifest-file';
import type { StoreOpener } from './ports';

/** What the second developer's set-up needs of the world. */
export interface SetUpFolderPorts extends Omit<ApprovalPorts, 'service'> {
  readonly service: Pick<SecretService, 'status' | 'describe' | 'put' | 'record' | 'recordAround'>;
  readonly openStore: StoreOpener;
  /** Shows what was found, before anything is asked. */
  readonly show: (report: FolderReport) => void;
  /** Asks for a missing value, without echo. Undefined leaves it missing, and `skip-all` the others too; absent where nobody can be asked. */
  readonly enterValue: ((request: MissingSecret) => Promise<SecretValue | 'skip-all' | undefined>) | undefined;
}

/** What a folder's manifest asks for, and what of it this user can have. No value was read for it. */
export interface FolderReport {
  readonly folder: string;
  readonly stores: readonly FolderStore[];
  readonly secrets: readonly FolderSecret[];
  readonly approved: boolean;
}

/** One store that the manifest names. Where it is comes from this user's own configuration, never from the repository. */
export interface FolderStore {
  readonly name: string;
  readonly type?: StoreType;
  /** `unknown`: this user has no store of that name. */
  readonly state: 'ready' | 'unknown' | 'needs-sign-in' | 'closed';
  readonly error?: VaultError;
}

export interface FolderSecret {
  readonly request: RequestedReference;
  readonly state: SecretState;
}

export type SecretState =
  | { readonly kind: 'there' }
  | MissingState
  /** Its store cannot be asked now. */
  | { readonly kind: 'not-looked-at' }
  | { readonly kind: 'unreadable'; readonly error: VaultError };

/** Whether it was never there, was deleted, or lacks the field or version that is asked for. */
type MissingState = { readonly kind: 'missing'; readonly what: 'secret' | Lacking };

export interface MissingSecret {
  readonly request: RequestedReference;
  readonly what: MissingState['what'];
}

export type SetUpOutcome =
  | { readonly kind: 'no-manifest'; readonly root: string }
  | BrokenManifest
  /** `nothingToDo` where the folder was ready before. */
  | SetUpDone
  | { readonly kind: 'failed'; readonly error: VaultError };

export interface SetUpDone {
  readonly kind: 'done';
  readonly report: FolderReport;
  readonly nothingToDo: boolean;
  /** Everything is there and approved: programs can be started. */
  readonly ready: boolean;
  readonly approval: AllowOutcome['kind'];
  readonly stored: readonly SecretRef[];
  /** Values that could not be stored. */
  readonly problems: readonly { readonly request: RequestedReference; readonly error: VaultError }[];
}

/**
 * Makes a clone's folder ready for the person who cloned it: says which stores and secrets its manifest asks for and
 * what is missing, asks for approval, and takes missing values into stores that this user has. Nothing in the repository
 * changes, no value is read, and no address is ever taken from it.
 */
export async function setUpFolder(manifest: ManifestFile, ports: SetUpFolderPorts): Promise<SetUpOutcome> {
  if (manifest.text === undefined) return { kind: 'no-manifest', root: manifest.folder };
  const broken = brokenLine(manifest);
  if (broken !== undefined) return broken;
  const report = await inspectFolder(manifest, ports);
  ports.show(report);
  const nothingToDo = isReady(report);
  const approval = await allow(manifest, ports);
  if (approval.kind === 'failed' && approval.error.kind !== 'not-approved') return approval;
  const filled = isAllowed(approval) ? await fillMissing(report, ports) : { stored: [], problems: [] };
  const after = filled.stored.length > 0 || !report.approved ? await inspectFolder(manifest, ports) : report;
  return { kind: 'done', report: after, nothingToDo, ready: isReady(after), approval: approval.kind, ...filled };
}

/** What there is, by metadata alone. Opens the stores that are here and locked, as far as the person lets it. */
export async function inspectFolder(
  manifest: ManifestFile, ports: Pick<SetUpFolderPorts, 'service' | 'openStore' | 'approvals' | 'sideFiles'>,
): Promise<FolderReport> {
  const requests = requestsOf(manifest);
  const stores: FolderStore[] = [];
  for (const name of new Set(requests.map(({ ref }) => ref.store))) stores.push(await inspectStore(name, ports));
  const known = new Map<string, SecretState>();
  for (const { ref } of requests) {
    const reference = printReference(ref);
    const store = stores.find(({ name }) => name === ref.store);
    if (!known.has(reference)) known.set(reference, store?.state === 'ready' ? await inspectSecret(ref, ports) : { kind: 'not-looked-at' });
  }
  const approved = await isApproved(manifest, ports);
  return {
    folder: manifest.folder, stores, approved: approved.ok && approved.value,
    secrets: requests.map((request) => ({ request, state: known.get(printReference(request.ref)) ?? { kind: 'not-looked-at' } })),
  };
}

export function isReady({ secrets, approved }: FolderReport): boolean {
  return approved && secrets.every(({ state }) => state.kind === 'there');
}

async function inspectStore(name: string, { service, openStore }: Pick<SetUpFolderPorts, 'service' | 'openStore'>): Promise<FolderStore> {
  const status = await service.status(name);
  if (status === undefined) return { name, state: 'unknown' };
  const opened = await openStore(name);
  if (opened.ok) return { name, type: status.type, state: 'ready' };
  const state = opened.error.kind === 'unauthenticated' ? 'needs-sign-in' : 'closed';
  return { name, type: status.type, state, error: opened.error };
}

async function inspectSecret(ref: SecretRef, { service }: Pick<SetUpFolderPorts, 'service'>): Promise<SecretState> {
  const meta = await service.describe(ref);
  if (!meta.ok) return meta.error.kind === 'not-found' ? { kind: 'missing', what: 'secret' } : { kind: 'unreadable', error: meta.error };
  const what = lackingFor(ref, meta.value);
  return what === undefined ? { kind: 'there' } : { kind: 'missing', what };
}

function isAllowed({ kind }: AllowOutcome): boolean {
  return kind === 'allowed' || kind === 'already-allowed';
}

/** A version that was asked for by number cannot be made, and a deleted secret is its owner's to bring back. */
async function fillMissing(
  { secrets }: FolderReport, { service, enterValue }: SetUpFolderPorts,
): Promise<Pick<SetUpDone, 'stored' | 'problems'>> {
  const stored: SecretRef[] = [];
  const problems: SetUpDone['problems'][number][] = [];
  const asked = new Set<string>();
  for (const { request, state } of secrets) {
    const reference = printReference(request.ref);
    if (enterValue === undefined || state.kind !== 'missing' || !MAY_BE_ENTERED.has(state.what) || asked.has(reference)) continue;
    asked.add(reference);
    const value = await enterValue({ request, what: state.what });
    if (value === 'skip-all') break;
    if (value === undefined) continue;
    try {
      const receipt = await service.put(request.ref, value, { expected: 'new', meta: {} });
      if (receipt.ok) stored.push(request.ref);
      else problems.push({ request, error: receipt.error });
    } finally {
      value.dispose();
    }
  }
  return { stored, problems };
}

const MAY_BE_ENTERED: ReadonlySet<MissingState['what']> = new Set<MissingState['what']>(['secret', 'field']);
