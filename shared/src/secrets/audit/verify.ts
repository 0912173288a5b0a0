import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { ChainCheck } from './chain-check';
import type { ChainProblem } from './chain-check';
import type { AuditHead } from './entry';
import { readSegment } from './read-segment';
import { segmentFiles } from './segments';
import type { AnchoredHead, Witness } from './witness';

/** What reading the whole log and asking every witness has shown. It is sound when `problems` is empty. */
export interface AuditVerification {
  readonly entries: number;
  readonly segments: number;
  readonly head: AuditHead;
  /** Tails that a crash tore and a later entry closed: said, since a forger could imitate one. */
  readonly recoveries: number;
  /** Bytes of an entry that was never finished, at the very end. The next entry closes it. */
  readonly tornBytes: number;
  readonly problems: readonly AuditProblem[];
  readonly witnesses: readonly WitnessReport[];
  /** Entries behind the newest confirmed head: cutting these off would not be noticed. */
  readonly notAnchored: number;
}

export type AuditProblem =
  | ChainProblem
  /** The log ends before an entry that a witness has seen. */
  | { readonly kind: 'cut'; readonly witness: string; readonly seq: number }
  /** The entry is another than the one that a witness has seen: history was written anew. */
  | { readonly kind: 'rewritten'; readonly witness: string; readonly seq: number }
  /** A witness has seen another log of this user, which is not here. */
  | { readonly kind: 'other-log'; readonly witness: string; readonly seq: number };

export interface WitnessReport {
  readonly name: string;
  /** The newest head that it holds and the log confirms. */
  readonly confirmed?: AnchoredHead;
  /** Why it could not be asked. */
  readonly error?: VaultError;
}

/**
 * Checks the log in `folder` against itself and against its witnesses. Errors only where a file cannot be read at all;
 * everything that is wrong with what was read is a problem in the answer.
 */
export async function verifyAuditLog(
  folder: string, witnesses: readonly Witness[],
): Promise<Result<AuditVerification, VaultError>> {
  const asked = await Promise.all(witnesses.map(async (witness) => ({ name: witness.name, heads: await witness.heads() })));
  const seen = asked.flatMap(({ heads }) => (heads.ok ? heads.value : []));
  const chain = new ChainCheck(new Set(seen.map(({ seq }) => seq)));
  const files = await segmentFiles(folder);
  for (const file of files) {
    const segment = await readSegment(file);
    if (!segment.ok) return err(segment.error);
    chain.read(segment.value, file === files.at(-1));
  }
  const compared = asked.map(({ name, heads }) => compare(name, heads, chain));
  const confirmed = Math.max(0, ...compared.map(({ report }) => report.confirmed?.seq ?? 0));
  return ok({
    entries: chain.entries,
    segments: files.length,
    head: chain.head,
    recoveries: chain.recoveries,
    tornBytes: chain.tornBytes,
    problems: [...chain.problems, ...compared.flatMap(({ problems }) => problems)],
    witnesses: compared.map(({ report }) => report),
    notAnchored: Math.max(0, chain.head.seq - confirmed),
  });
}

interface Comparison {
  readonly report: WitnessReport;
  readonly problems: readonly AuditProblem[];
}

/** One problem of each kind is enough to say: the first contradiction of every witness, by entry. */
function compare(name: string, heads: Result<readonly AnchoredHead[], VaultError>, chain: ChainCheck): Comparison {
  if (!heads.ok) return { report: { name, error: heads.error }, problems: [] };
  const firsts = new Map<AuditProblem['kind'], AuditProblem>();
  let confirmed: AnchoredHead | undefined;
  for (const head of heads.value.toSorted((a, b) => a.seq - b.seq)) {
    const kind = contradiction(head, chain);
    if (kind === undefined) confirmed = head;
    else if (!firsts.has(kind)) firsts.set(kind, { kind, witness: name, seq: head.seq });
  }
  return { report: confirmed === undefined ? { name } : { name, confirmed }, problems: [...firsts.values()] };
}

function contradiction(head: AnchoredHead, chain: ChainCheck): 'cut' | 'rewritten' | 'other-log' | undefined {
  const here = chain.hashOf(head.seq);
  if (here === head.hash) return undefined;
  if (chain.log !== undefined && head.log !== chain.log) return 'other-log';
  return here === undefined ? 'cut' : 'rewritten';
}
