import type { RequestedReference } from '../core/approval';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import { printReference } from '../core/reference';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { SecretService } from '../secrets/service';
import { isApproved, notApproved } from './approve';
import { brokenLine, requestsOf } from './manifest-file';
import type { BrokenManifest, ManifestFile } from './manifest-file';
import type { Approvals, ChildLauncher, LaunchFailure, SideFiles, StoreOpener } from './ports';

export interface RunPorts {
  readonly service: Pick<SecretService, 'use' | 'record'>;
  readonly approvals: Pick<Approvals, 'state'>;
  readonly sideFiles: Pick<SideFiles, 'realFolder'>;
  readonly openStore: StoreOpener;
  readonly launch: ChildLauncher;
  /** The program and its arguments: a policy may allow a secret for certain commands only. */
  readonly command: readonly string[];
}

/** Why a program was not started. Nothing of it ran. */
export type RunRefusal =
  | BrokenManifest
  | { readonly kind: 'failed'; readonly error: VaultError }
  /** Every name that could not be resolved, each with its reason. */
  | { readonly kind: 'unresolved'; readonly names: readonly UnresolvedName[] }
  | LaunchFailure;

export interface UnresolvedName {
  readonly name: string;
  readonly reference: string;
  readonly error: VaultError;
}

/**
 * Starts a program with what the manifest names in its environment and gives its exit code. The values are resolved just
 * before the start and are this process's for no longer than that. Everything or nothing: one name that cannot be
 * resolved, is refused or was not approved for this folder stops the start.
 */
export async function runWithManifest(manifest: ManifestFile, ports: RunPorts): Promise<Result<number, RunRefusal>> {
  const broken = brokenLine(manifest);
  if (broken !== undefined) return err(broken);
  const requests = requestsOf(manifest);
  const approved = await checkApproval(manifest, requests, ports);
  if (!approved.ok) return failed(approved.error);
  const opened = await openStores(requests, ports);
  if (!opened.ok) return failed(opened.error);
  const intent = await recordRun('pending', ports);
  if (!intent.ok) return failed(intent.error);
  const values = new Map<string, SecretValue>();
  try {
    const unresolved = await resolve(requests, values, ports);
    if (unresolved.length > 0) {
      await recordRun('failure', ports);
      return err({ kind: 'unresolved', names: unresolved });
    }
    const outcome = await recordRun('success', ports);
    if (!outcome.ok) return failed(outcome.error);
    const launched = ports.launch(values);
    // The launcher has taken what the child needs; nothing is kept while the child runs.
    disposeAll(values);
    const ended = await launched;
    if (!ended.ok) await recordRun('failure', ports);
    return ended;
  } finally {
    disposeAll(values);
  }
}

async function checkApproval(
  manifest: ManifestFile, requests: readonly RequestedReference[], ports: RunPorts,
): Promise<Result<void, VaultError>> {
  const approved = await isApproved(manifest, ports);
  if (!approved.ok) return approved;
  return approved.value ? ok() : err(notApproved(await ports.sideFiles.realFolder(manifest.folder), requests));
}

async function openStores(requests: readonly RequestedReference[], ports: RunPorts): Promise<Result<void, VaultError>> {
  for (const store of new Set(requests.map(({ ref }) => ref.store))) {
    const opened = await ports.openStore(store);
    if (!opened.ok && !isAboutOneName(opened.error)) return opened;
  }
  return ok();
}

/** A store that this machine lacks is reported with the names that need it. */
function isAboutOneName({ kind }: VaultError): boolean {
  return kind === 'unknown-store' || kind === 'store-missing';
}

/** Fills `values`, each secret read once however many names it has; gives back what could not be had. */
async function resolve(
  requests: readonly RequestedReference[], values: Map<string, SecretValue>, ports: RunPorts,
): Promise<readonly UnresolvedName[]> {
  const unresolved: UnresolvedName[] = [];
  const readBefore = new Map<string, string>();
  for (const { name, ref } of requests) {
    const reference = printReference(ref);
    const same = values.get(readBefore.get(reference) ?? '');
    const value = same === undefined
      ? await ports.service.use(ref, { kind: 'inject', name, command: ports.command }, (stored) => stored.clone())
      : ok(same.clone());
    if (!value.ok) {
      unresolved.push({ name, reference, error: value.error });
      continue;
    }
    values.set(name, value.value);
    readBefore.set(reference, name);
  }
  return unresolved;
}

/** One entry for the run as a whole; each secret's own entries are the service's. */
async function recordRun(result: 'pending' | 'success' | 'failure', ports: RunPorts): Promise<Result<void, VaultError>> {
  const phase = result === 'pending' ? 'intent' : 'outcome';
  return ports.service.record({ event_type: 'RUN', action: 'run', secret_name: '', store: '', result, phase });
}

function disposeAll(values: Map<string, SecretValue>): void {
  for (const value of values.values()) value.dispose();
  values.clear();
}

function failed(error: VaultError): Result<never, RunRefusal> {
  return err({ kind: 'failed', error });
}
