import type { BlobOrigin } from '../../core/model/blob-origin';
import type { Finding, LocatedPlace, PatternFinding, RuleId, SecretFinding } from '../../core/model/finding';
import type { FileSkipReason } from '../../core/model/skipped-file';
import type { Verification } from '../../core/model/verification';
import type { WireRange } from '../../core/protocol/wire-range';
import type { RuleDescription } from '../engine';

/** What every report is made of: plain data without any value, so that a report cannot leak one. */
export interface Report {
  readonly files: readonly ReportedFile[];
  readonly summary: ReportSummary;
  /** Of the rules that were used, by id. */
  readonly rules: ReadonlyMap<RuleId, RuleDescription>;
  readonly tool: { readonly name: string; readonly version: string };
  /** What was counted: files, by default, or the contents that files had in a history. */
  readonly counted?: 'file' | 'file version';
}

export interface ReportedFile {
  /** Relative, with forward slashes. It is a name from a repository: printing it to a terminal needs sanitising. */
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  /** How many findings comments, allow-lists or a baseline silenced. */
  readonly suppressed: number;
  /** The silenced ones, for formats that have a place for them; absent where they were not kept. */
  readonly silenced?: readonly SilencedFinding[];
  /** Why the file, or the rest of it, was not scanned. */
  readonly skipped?: FileSkipReason;
  /** For a content of a repository's history: `path` is where it first lay. */
  readonly origin?: BlobOrigin;
}

export type ReportedFinding = ReportedSecret | ReportedPattern;

/** Lines and characters (UTF-16 code units) count from 0, as in LSP; reports print them from 1. */
interface Located {
  readonly range: WireRange;
  /** The cell of a notebook, counted from 1. */
  readonly cell?: number;
}

export interface ReportedSecret extends SecretFinding, Located {
  /** `related` with places in lines; absent for none. */
  readonly parts?: readonly LocatedPlace[];
  /** What its vendor said of it, where it was asked. */
  readonly verification?: Verification;
}

export interface ReportedPattern extends PatternFinding, Located {}

/** A finding that somebody silenced, and by what. */
export interface SilencedFinding {
  readonly finding: ReportedFinding;
  readonly by: SilencedBy;
}

/** Who said of this one finding that it is accepted; a rule that is off, or a higher least confidence, says it of none. */
export type SilencedBy = 'comment' | 'baseline' | 'allow-list';

export interface ReportSummary {
  readonly files: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly suppressed: number;
  /** Of the suppressed, those that a baseline accepts; absent for none. */
  readonly accepted?: number;
  readonly skipped: Readonly<Partial<Record<string, number>>>;
  /** Programs that were not analysed because a file of the installation is missing; absent for none. */
  readonly unanalysed?: number;
  readonly incomplete: boolean;
  readonly cancelled: boolean;
}

/** Why a file was left out, where the reader should see it: what rules ignore, such as `.git`, is counted and not listed. */
export function noteworthySkip({ skipped }: ReportedFile): FileSkipReason | undefined {
  return skipped === 'ignored' ? undefined : skipped;
}

/** How many findings there are of each severity. */
export function countBySeverity(files: readonly ReportedFile[]): Readonly<Record<Finding['severity'], number>> {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity]++;
  return counts;
}
