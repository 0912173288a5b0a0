import type { BlobOrigin } from '../core/model/blob-origin';
import type { Finding, RelatedPlace } from '../core/model/finding';
import type { FileSkipReason } from '../core/model/skipped-file';
import type { ScanResult } from '../scan/engine';
import { cellFinder } from '../scan/notebook/cell-numbers';
import type { ReportedFinding, SilencedBy } from '../scan/report/report';
import type { SuppressedFinding, SuppressionReason } from '../scan/suppress/suppression';
import type { CharacterUnit } from './positions';
import { rangeFinder } from './positions';
import type { ScannerSettings } from './scanner-settings';

export interface FileTask {
  /** Absolute; or any name that is used once, where the content is given. */
  readonly file: string;
  /** Relative, with forward slashes: what rules and reports see. */
  readonly path: string;
  readonly size: number;
  /** What is scanned in place of a file on disk. */
  readonly content?: Uint8Array;
}

/** A finding with its place in lines, since the text is gone by the time it is shown. */
export type LocatedFinding = ReportedFinding;

export interface FileResult {
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  readonly findings: readonly LocatedFinding[];
  /** How many findings comments, configuration files or a baseline silenced. */
  readonly suppressed: number;
  /** How many of them a baseline did; absent for none. */
  readonly accepted?: number;
  /** Those that somebody accepted, one by one; absent for none. */
  readonly silenced?: readonly { readonly finding: LocatedFinding; readonly by: SilencedBy }[];
  /** With findings as well, when the time was over before the end. */
  readonly skipped?: FileSkipReason;
  readonly patternGap?: PatternGap;
  /** For contents of a repository's history. */
  readonly origin?: BlobOrigin;
}

/** What was found in a text, of whichever kind, and the text itself where anything of it is needed. */
export interface FoundContent {
  readonly result: Pick<ScanResult, 'skipped'> & { readonly findings: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] };
  readonly text: string;
  readonly patternGap?: PatternGap;
}

/** Why unsafe patterns were not, or not all, looked for in a text that may hold some. */
export type PatternGap = 'out-of-time' | 'no-grammar';

/** What decides which findings are given out, and how their places are counted. */
export interface ReportOptions {
  readonly disabled: ReadonlySet<string>;
  readonly unit: CharacterUnit;
  readonly only?: Finding['kind'];
}

export function reportOptions({ disabledRules, unit, only }: ScannerSettings): ReportOptions {
  return { disabled: new Set(disabledRules ?? []), unit: unit ?? 'utf-16', ...(only === undefined ? {} : { only }) };
}

export function fileResult(
  task: FileTask, bytes: number, { result, text, patternGap }: FoundContent, { disabled, unit, only }: ReportOptions,
): FileResult {
  const gap = patternGap === undefined ? {} : { patternGap };
  if (isQuiet(result)) return { ...quietResult(task, bytes), ...gap };
  const isWanted = ({ ruleId, kind }: Finding): boolean => !disabled.has(ruleId) && (only === undefined || only === kind);
  const findings = result.findings.filter(isWanted);
  const suppressed = only === undefined ? result.suppressed : result.suppressed.filter(({ finding }) => finding.kind === only);
  const silenced = suppressed.flatMap(({ finding, by }) => (isSilencedBy(by.kind) && isWanted(finding) ? [{ finding, by: by.kind }] : []));
  const all = [...findings, ...silenced.map(({ finding }) => finding)];
  const rangeAt = rangeFinder(text, all.flatMap((finding) => [finding.span, ...relatedOf(finding).map((place) => place.span)]), unit);
  const cellAt = all.length === 0 ? () => undefined : cellFinder(task.path, text);
  const located = (finding: Finding): LocatedFinding => ({
    ...finding, range: rangeAt(finding.span), ...cellOf(cellAt(finding.span)),
    ...(relatedOf(finding).length === 0 ? {} : { parts: relatedOf(finding).map((place) => ({ ...place, range: rangeAt(place.span) })) }),
  });
  const accepted = suppressed.filter(({ by }) => by.kind === 'baseline').length;
  const reason = result.skipped.map(reasonOf).find((one) => one !== undefined);
  return {
    file: task.file,
    path: task.path,
    bytes,
    findings: findings.map(located),
    ...(silenced.length === 0 ? {} : { silenced: silenced.map(({ finding, by }) => ({ finding: located(finding), by })) }),
    suppressed: suppressed.length,
    ...(accepted === 0 ? {} : { accepted }),
    ...(reason === undefined ? {} : { skipped: reason }),
    ...gap,
  };
}

function relatedOf(finding: Finding): readonly RelatedPlace[] {
  return finding.kind === 'secret' ? finding.related ?? [] : [];
}

function cellOf(cell: number | undefined): { readonly cell?: number } {
  return cell === undefined ? {} : { cell };
}

/** Whether somebody accepted it, so that reports name it one by one. */
export function isSilencedBy(kind: SuppressionReason['kind']): kind is SilencedBy {
  return kind === 'comment' || kind === 'baseline' || kind === 'allow-list';
}

export function quietResult({ file, path }: FileTask, bytes: number): FileResult {
  return { file, path, bytes, findings: [], suppressed: 0 };
}

function isQuiet({ findings, suppressed, skipped }: FoundContent['result']): boolean {
  return findings.length === 0 && suppressed.length === 0 && skipped.length === 0;
}

export function skippedFile({ file, path }: FileTask, reason: FileSkipReason): FileResult {
  return { file, path, bytes: 0, findings: [], suppressed: 0, skipped: reason };
}

function reasonOf(skip: ScanResult['skipped'][number]): FileSkipReason | undefined {
  switch (skip.kind) {
    case 'too-large': return 'too-large';
    case 'out-of-time': case 'own-rules-out-of-time': return 'out-of-time';
    case 'cancelled': return undefined;
  }
}
