import type { FileSkipReason } from '../model/skipped-file';
import type { DiagnosticData } from './diagnostic-data';
import type { WireRange } from './wire-range';

/** Scans folders when the user asks, with work-done progress, partial results and cancellation. */
export const SCAN_WORKSPACE = 'keyward/scanWorkspace';

export interface ScanWorkspaceParams {
  /** Folder URIs; empty means every workspace folder. */
  readonly folders: readonly string[];
  readonly workDoneToken?: string | number;
  readonly partialResultToken?: string | number;
}

/** One file's findings; sent as a partial result as soon as it is known. */
export interface FileFindings {
  readonly uri: string;
  readonly findings: readonly WireFinding[];
}

export interface WireFinding extends DiagnosticData {
  readonly range: WireRange;
  readonly severity: 'error' | 'warning' | 'information';
}

export interface ScanWorkspaceResult {
  readonly files: readonly FileFindings[];
  readonly scannedFiles: number;
  /** What is policy (ignored files, links) is not listed. */
  readonly skipped: readonly { readonly uri: string; readonly reason: FileSkipReason }[];
  readonly complete: boolean;
}
