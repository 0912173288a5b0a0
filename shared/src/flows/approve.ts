import type { ApprovalState, RequestedReference } from '../core/approval';
import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import { printReference } from '../core/reference';
import type { Result } from '../core/result';
import { ok } from '../core/result';
import type { SecretService } from '../secrets/service';
import { brokenLine, manifestFile, requestsOf } from './manifest-file';
import type { BrokenManifest, ManifestFile } from './manifest-file';
import type { Approvals, SideFiles } from './ports';
import { recordEach } from './record-each';
import { refuse } from './refusal';

export interface ApprovalPorts {
  readonly approvals: Approvals;
  readonly sideFiles: Pick<SideFiles, 'read' | 'realFolder'>;
  readonly service: Pick<SecretService, 'record' | 'recordAround'>;
  /** Shows what is asked for and asks. Undefined where nobody can be asked: then nothing is ever approved. */
  readonly ask: ((question: ApprovalQuestion) => Promise<boolean>) | undefined;
}

/** What a person must see before he agrees: which folder's programs would get what, and what is new in that. */
export interface ApprovalQuestion {
  readonly folder: string;
  readonly requests: readonly RequestedReference[];
  readonly state: Exclude<ApprovalState, { readonly kind: 'approved' }>;
}

export type AllowOutcome =
  | { readonly kind: 'allowed'; readonly question: ApprovalQuestion }
  | { readonly kind: 'already-allowed'; readonly requests: readonly RequestedReference[] }
  /** There is no manifest, or it asks for nothing. */
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'declined' }
  | BrokenManifest
  | { readonly kind: 'failed'; readonly error: VaultError };

/**
 * A manifest is a request, not a right: asks the person whether this folder's programs may have what it names, and
 * remembers a yes in user scope, by folder and set of requests. A changed set is asked about again.
 */
export async function allow(manifest: ManifestFile, ports: ApprovalPorts): Promise<AllowOutcome> {
  const broken = brokenLine(manifest);
  if (broken !== undefined) return broken;
  const requests = requestsOf(manifest);
  if (requests.length === 0) return { kind: 'nothing-asked' };
  const folder = await ports.sideFiles.realFolder(manifest.folder);
  const state = await ports.approvals.state(folder, requests);
  if (!state.ok) return { kind: 'failed', error: state.error };
  if (state.value.kind === 'approved') return { kind: 'already-allowed', requests };
  if (ports.ask === undefined) {
    const refused = await refuse('allow', refsOf(requests), notApproved(folder, requests), ports.service);
    return { kind: 'failed', error: refused.error };
  }
  const question: ApprovalQuestion = { folder, requests, state: state.value };
  if (!await ports.ask(question)) return { kind: 'declined' };
  // The text that was shown is what is approved; the file may say something else by now, and is then asked about again.
  const approved = await approve({ action: 'allow', folder, requests, news: requests }, ports);
  return approved.ok ? { kind: 'allowed', question } : { kind: 'failed', error: approved.error };
}

/** Takes a folder's approval back. False when there was none. */
export async function withdrawApproval(
  manifest: ManifestFile, ports: Omit<ApprovalPorts, 'ask'>,
): Promise<Result<boolean, VaultError>> {
  const folder = await ports.sideFiles.realFolder(manifest.folder);
  return recordEach({
    operation: { event_type: 'APPROVAL', action: 'withdraw' }, refs: refsOf(requestsOf(manifest)),
    work: () => ports.approvals.withdraw(folder),
  }, ports.service);
}

/** The reference that this user placed himself is approved for its folder: see `approveChanged`. */
export function approvePlaced(
  before: ManifestFile, placed: RequestedReference, ports: ChangePorts,
): Promise<Result<'approved' | 'needs-allow', VaultError>> {
  return approveChanged(before, { placed: [placed], removed: [] }, ports);
}

/** What this user did to a manifest himself: lines that he placed, and lines that he took away or replaced. */
export interface ChangedLines {
  readonly placed: readonly RequestedReference[];
  readonly removed: readonly RequestedReference[];
}

type ChangePorts = Pick<ApprovalPorts, 'approvals' | 'sideFiles'> & ApprovingPorts;

/**
 * Exactly what this user changed himself is approved. What else the manifest asks for is not: where that was not approved
 * before, or the file gained more than his lines meanwhile, the whole of it waits for `allow`.
 */
export async function approveChanged(
  before: ManifestFile, { placed, removed }: ChangedLines, ports: ChangePorts,
): Promise<Result<'approved' | 'needs-allow', VaultError>> {
  const trusted = await isApproved(before, ports);
  if (!trusted.ok) return trusted;
  if (!trusted.value) return ok('needs-allow');
  const now = requestsOf(manifestFile(before.folder, await ports.sideFiles.read(before.file)));
  const gone = new Set(removed.map(requestLine));
  const kept = requestsOf(before).map(requestLine).filter((line) => !gone.has(line));
  const expected = new Set([...kept, ...placed.map(requestLine)]);
  if (!now.every((request) => expected.has(requestLine(request)))) return ok('needs-allow');
  const folder = await ports.sideFiles.realFolder(before.folder);
  const approved = await approve({ action: 'place', folder, requests: now, news: placed }, ports);
  return approved.ok ? ok('approved') : approved;
}

/** Whether all that a manifest asks for is this user's own, or approved by him. One that asks for nothing is. */
export async function isApproved(
  manifest: ManifestFile,
  ports: { readonly sideFiles: Pick<SideFiles, 'realFolder'>; readonly approvals: Pick<Approvals, 'state'> },
): Promise<Result<boolean, VaultError>> {
  const requests = requestsOf(manifest);
  if (requests.length === 0) return ok(true);
  const state = await ports.approvals.state(await ports.sideFiles.realFolder(manifest.folder), requests);
  return state.ok ? ok(state.value.kind === 'approved') : state;
}

export function notApproved(folder: string, requests: readonly { readonly ref: SecretRef }[]): VaultError {
  return { kind: 'not-approved', folder, references: [...new Set(requests.map(({ ref }) => printReference(ref)))] };
}

function requestLine({ name, ref }: RequestedReference): string {
  return `${name}=${printReference(ref)}`;
}

interface Approving {
  /** `allow` after a question, `place` where a move put the reference there. */
  readonly action: 'allow' | 'place';
  readonly folder: string;
  readonly requests: readonly RequestedReference[];
  /** Those of the requests that are approved by this act: it is they that the log names. */
  readonly news: readonly RequestedReference[];
}

interface ApprovingPorts {
  readonly approvals: Pick<Approvals, 'approve' | 'withdraw'>;
  readonly service: Pick<SecretService, 'recordAround'>;
}

/** The one way to an approval. One that is not in the log is taken back: the folder is then asked about again. */
function approve({ action, folder, requests, news }: Approving, { approvals, service }: ApprovingPorts): Promise<Result<void, VaultError>> {
  return recordEach({
    operation: { event_type: 'APPROVAL', action }, refs: refsOf(news),
    work: () => approvals.approve(folder, requests),
    takeBack: async () => { await approvals.withdraw(folder); },
  }, service);
}

function refsOf(requests: readonly RequestedReference[]): readonly SecretRef[] {
  return requests.map(({ ref }) => ref);
}
