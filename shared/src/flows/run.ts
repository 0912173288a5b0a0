import type { RequestedReference } from '../core/approval';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { SecretService } from '../secrets/service';
import { isApproved, notApproved } from './approve';
import { brokenLine, requestsOf } from './manifest-file';
import type { BrokenManifest, ManifestFile } from './manifest-file';
import type { Approvals, ChildLauncher, LaunchFailure, SideFiles, StartedProgram, StoreOpener } from './ports';
import { recordRefusal, refuse } from './refusal';
import { openStores, resolveValues } from './resolve-values';
import type { ClosedStores, UnresolvedName } from './resolve-values';

export interface RunPorts {
  readonly service: Pick<SecretService, 'use' | 'describe' | 'record' | 'recordAround'>;
  readonly approvals: Pick<Approvals, 'state'>;
  readonly sideFiles: Pick<SideFiles, 'realFolder'>;
  readonly openStore: StoreOpener;
  readonly launch: ChildLauncher;
  /** The program and its arguments: a policy may allow a secret for certain commands only. */
  readonly command: readonly string[];
  /** Whether the person has called the start off: asked once more when everything is ready. */
  readonly calledOff: () => boolean;
}

/** Why a program was not started, or was ended at once because the log does not have it. */
export type RunRefusal =
  /** Neither the folder nor one above it has a manifest, up to `root`. */
  | { readonly kind: 'no-manifest'; readonly root: string }
  | BrokenManifest
  /** Every name that could not be resolved, each with its reason. */
  | { readonly kind: 'unresolved'; readonly names: readonly UnresolvedName[] }
  | LaunchFailure
  | VaultError;

/**
 * Starts a program with what the manifest names in its environment and gives its exit code. The values are resolved just
 * before the start and are this process's for no longer than that. Everything or nothing: one name that cannot be
 * resolved, is refused or was not approved for this folder stops the start, and so does a folder without a manifest.
 */
export async function runWithManifest(manifest: ManifestFile, ports: RunPorts): Promise<Result<number, RunRefusal>> {
  if (manifest.text === undefined) return err({ kind: 'no-manifest', root: manifest.folder });
  const requests = requestsOf(manifest);
  const usable = await checkManifest(manifest, requests, ports);
  if (!usable.ok) return usable;
  const closed = await openStores(requests, ports.openStore);
  if (!closed.ok) return closed;
  const started = await ports.service.recordAround(RUN, () => start(requests, closed.value, ports), (program) => program.stop());
  return started.ok ? ok(await started.value.ended) : started;
}

/** One operation for the run as a whole; each secret's own entries are the service's. */
const RUN = { event_type: 'RUN', action: 'run', secret_name: '', store: '' } as const;

/** A manifest that is broken or not approved is refused, and that is in the log: it may have come with a clone. */
async function checkManifest(
  manifest: ManifestFile, requests: readonly RequestedReference[], ports: RunPorts,
): Promise<Result<void, RunRefusal>> {
  const broken = brokenLine(manifest);
  if (broken !== undefined) {
    const recorded = await recordRefusal('run', [], ports.service);
    return recorded.ok ? err(broken) : recorded;
  }
  const approved = await isApproved(manifest, ports);
  if (!approved.ok) return approved;
  if (approved.value) return ok();
  const refusal = notApproved(await ports.sideFiles.realFolder(manifest.folder), requests);
  return refuse('run', requests.map(({ ref }) => ref), refusal, ports.service);
}

/** Resolves every value and hands all of them to the launcher, which has taken what it needs when it returns. */
async function start(
  requests: readonly RequestedReference[], closed: ClosedStores, ports: RunPorts,
): Promise<Result<StartedProgram, RunRefusal>> {
  const values = new Map<string, SecretValue>();
  try {
    const unresolved = await resolveValues(requests, closed, values, ports);
    if (unresolved.length > 0) return err({ kind: 'unresolved', names: unresolved });
    // Nothing is awaited between this look and the start: there is no moment at which a Ctrl-C could be lost.
    if (ports.calledOff()) return err({ kind: 'cancelled' });
    const launched = ports.launch(values);
    disposeAll(values);
    return await launched;
  } finally {
    disposeAll(values);
  }
}

function disposeAll(values: Map<string, SecretValue>): void {
  for (const value of values.values()) value.dispose();
  values.clear();
}
