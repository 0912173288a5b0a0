import { createHash } from 'node:crypto';
import type { SecretRef } from './model/secret-ref';
import { printReference } from './reference';

/** One name of a manifest and what it asks for. */
export interface RequestedReference {
  readonly name: string;
  readonly ref: SecretRef;
}

/** What a user agreed to: these references, in this folder. Kept in user scope, never in the folder itself. */
export interface Approval {
  /** Absolute, real path (links resolved): a link elsewhere must not borrow an approval. */
  readonly folder: string;
  readonly digest: string;
  /** When, ISO 8601 in UTC. */
  readonly approved: string;
  /** `name=reference` lines, sorted, so that the next question can say what changed. */
  readonly references: readonly string[];
}

export type ApprovalState =
  | { readonly kind: 'approved' }
  | { readonly kind: 'unknown-folder' }
  | { readonly kind: 'changed'; readonly added: readonly string[]; readonly removed: readonly string[] };

/**
 * SHA-256 in hex over folder and set of requests. A manifest asks for a secret under a name: both are bound, so that a
 * changed name (which may send the value to other code) is asked again. Order, comments and spacing of the file are not.
 */
export function approvalDigest(folder: string, requests: readonly RequestedReference[]): string {
  const hash = createHash('sha256');
  for (const part of ['keyward approval 1', folder, ...requestLines(requests)]) {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest('hex');
}

export function approve(folder: string, requests: readonly RequestedReference[], now: Date): Approval {
  return {
    folder,
    digest: approvalDigest(folder, requests),
    approved: now.toISOString(),
    references: requestLines(requests),
  };
}

/**
 * Whether these requests may be answered. Fewer than were approved is a change as well: asking again costs little, and
 * what is approved stays exactly what was shown.
 */
export function approvalState(
  approvals: readonly Approval[], folder: string, requests: readonly RequestedReference[],
): ApprovalState {
  const known = approvals.filter((approval) => approval.folder === folder);
  const digest = approvalDigest(folder, requests);
  if (known.some((approval) => approval.digest === digest)) return { kind: 'approved' };
  const last = known.at(-1);
  if (last === undefined) return { kind: 'unknown-folder' };
  const wanted = requestLines(requests);
  return {
    kind: 'changed',
    added: wanted.filter((line) => !last.references.includes(line)),
    removed: last.references.filter((line) => !wanted.includes(line)),
  };
}

/** Sorted by code units, without repeats: the same set always gives the same lines. */
function requestLines(requests: readonly RequestedReference[]): readonly string[] {
  return [...new Set(requests.map(({ name, ref }) => `${name}=${printReference(ref)}`))].sort();
}
