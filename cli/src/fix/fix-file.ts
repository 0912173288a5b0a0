import type { SecretFinding, Severity } from '../../../shared/src/core/model/finding';
import { moveToVault } from '../../../shared/src/flows/move';
import type { MoveChoices, MovePorts } from '../../../shared/src/flows/move';
import type { MoveOutcome } from '../../../shared/src/flows/move-outcome';
import type { SourceDocument } from '../../../shared/src/flows/ports';

/** One finding, in the text as it is at its turn. */
export interface Turn {
  readonly document: SourceDocument;
  readonly finding: SecretFinding;
  /** From 1, in the file as it was before the run: the line that a scan names. */
  readonly line: number;
}

/** What is to be done with a finding. `stop` leaves it and all that follow. */
export type Decision = 'move' | 'leave' | 'stop';

export interface FixFileOptions {
  readonly uri: string;
  readonly ports: MovePorts;
  readonly choices: MoveChoices;
  readonly findings: (document: SourceDocument) => readonly SecretFinding[];
  readonly severities: ReadonlySet<Severity>;
  readonly decide: (turn: Turn) => Promise<Decision>;
  readonly report: (turn: Turn, outcome: MoveOutcome) => Promise<void>;
  readonly signal: AbortSignal;
}

export interface FixedFile {
  readonly moved: number;
  /** Findings whose value is in a store, and in the code as well. */
  readonly stored: number;
  /** Findings that were left as they are, for whatever reason. */
  readonly left: number;
  readonly stopped: boolean;
}

/**
 * Moves the findings of one file, one after the other from the top. Each edit moves the text below it, so the findings are
 * looked for again after each; the ones that stay where they are get passed over by rule, value and order.
 */
export async function fixFile(options: FixFileOptions): Promise<FixedFile> {
  const left = new Map<string, number>();
  const lines = await linesBefore(options);
  const count = { moved: 0, stored: 0, left: 0 };
  const result = (stopped: boolean): FixedFile => ({ ...count, stopped });
  for (;;) {
    if (options.signal.aborted) return result(true);
    const next = await nextTurn(options, left);
    if (next === undefined) return result(false);
    const turn = { ...next, line: lines.get(keyOf(next.finding))?.shift() ?? next.line };
    const decision = await options.decide(turn);
    if (decision === 'stop') return result(true);
    const outcome = decision === 'move' ? await move(turn, options) : undefined;
    if (outcome !== undefined) await options.report(turn, outcome);
    const isMoved = outcome?.kind === 'moved' && !await isStillThere(turn, options);
    count[isMoved ? 'moved' : outcome !== undefined && 'secret' in outcome ? 'stored' : 'left'] += 1;
    if (!isMoved) left.set(keyOf(turn.finding), (left.get(keyOf(turn.finding)) ?? 0) + 1);
    if (outcome?.kind === 'failed') return result(true);
  }
}

/** The lines of the findings before the first edit, by rule and value and in their order: each turn takes its own. */
async function linesBefore(options: FixFileOptions): Promise<ReadonlyMap<string, number[]>> {
  const lines = new Map<string, number[]>();
  const document = await options.ports.documents.open(options.uri);
  for (const finding of document === undefined ? [] : options.findings(document)) {
    if (document === undefined || !options.severities.has(finding.severity)) continue;
    lines.set(keyOf(finding), [...lines.get(keyOf(finding)) ?? [], lineOf(document, finding)]);
  }
  return lines;
}

function lineOf({ text }: SourceDocument, { span }: SecretFinding): number {
  return text.slice(0, span.start).split('\n').length;
}

async function nextTurn(options: FixFileOptions, left: ReadonlyMap<string, number>): Promise<Turn | undefined> {
  const document = await options.ports.documents.open(options.uri);
  if (document === undefined) return undefined;
  const toPass = new Map(left);
  for (const finding of options.findings(document)) {
    if (!options.severities.has(finding.severity)) continue;
    const pass = toPass.get(keyOf(finding)) ?? 0;
    if (pass === 0) return { document, finding, line: lineOf(document, finding) };
    toPass.set(keyOf(finding), pass - 1);
  }
  return undefined;
}

function move({ document, finding }: Turn, { uri, ports, choices }: FixFileOptions): Promise<MoveOutcome> {
  const { span, ruleId, fingerprint } = finding;
  const place = { uri, version: document.version, span, ruleId, fingerprint };
  return moveToVault(place, choices, ports);
}

/** An edit that left the literal where it is found again would be tried for ever. */
async function isStillThere({ document, finding }: Turn, options: FixFileOptions): Promise<boolean> {
  const now = await options.ports.documents.open(options.uri);
  const count = (text: SourceDocument): number => options.findings(text).filter((other) => keyOf(other) === keyOf(finding)).length;
  return now !== undefined && count(now) >= count(document);
}

function keyOf({ ruleId, fingerprint }: SecretFinding): string {
  return `${ruleId} ${fingerprint}`;
}
