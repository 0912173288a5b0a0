import type { Finding } from '../core/model/finding';
import { fingerprinter } from '../core/redact/fingerprint';
import { builtInRules } from '../scan/detection/rules/registry';
import type { CompiledRules, ScanOptions } from '../scan/engine';
import { compileRules, DEFAULT_BUDGET, DEFAULT_MIN_CONFIDENCE } from '../scan/engine';
import type { SuppressionOptions } from '../scan/suppress/suppression';
import type { BaselineSettings } from './baseline-scan';
import { acceptedFindings, baselineNames } from './baseline-scan';
import type { DetectionSettings } from './detection-settings';
import { prepareDetection } from './detection-settings';
import type { PatternSettings } from './patterns/lazy-pattern-scanner';
import type { CharacterUnit } from './positions';
import type { QuietMemory } from './quiet-contents';

/** How files are scanned; plain data, so that it can be sent to a worker thread. */
export interface ScannerSettings {
  /** 32 bytes: this user's. */
  readonly fingerprintKey: Uint8Array;
  readonly maxFileBytes: number;
  readonly maxFileMilliseconds?: number;
  /** Also looks into zip, tar and gzip files. */
  readonly archives?: boolean;
  readonly minConfidence?: number;
  /** Rule ids that are not reported. */
  readonly disabledRules?: readonly string[];
  /** False reports also what a comment in the file silences. */
  readonly honourComments?: boolean;
  readonly detection?: DetectionSettings;
  /** Unsafe patterns are looked for, too. */
  readonly patterns?: PatternSettings;
  /** Report only these; both are looked for all the same, because each needs to know of the other. */
  readonly only?: Finding['kind'];
  readonly baseline?: BaselineSettings;
  /** What the columns of findings count; UTF-16 code units by default. */
  readonly unit?: CharacterUnit;
  /** What earlier scans of this process found to hold nothing is not scanned again. */
  readonly quiet?: QuietMemory;
}

export const DEFAULT_MAX_FILE_BYTES = 5_000_000;

/** How one text is scanned. It waits only where a configuration brings patterns of its own, whose engine is loaded then. */
export async function loadScanOptions(settings: ScannerSettings, now: () => number, isCancelled: () => boolean): Promise<ScanOptions> {
  const { detection, ...others } = settings;
  if (detection === undefined) return scanOptions(others, now, isCancelled);
  const { own, policy, minConfidence } = await prepareDetection(detection, settings.minConfidence ?? DEFAULT_MIN_CONFIDENCE);
  const options = optionsWith(compileRules(builtInRules, own), settings, now, isCancelled);
  return { ...options, minConfidence, suppression: { ...options.suppression, policy } };
}

/** The same at once, for settings without any configuration file. */
export function scanOptions(settings: ScannerSettings & { readonly detection?: never }, now: () => number, isCancelled: () => boolean): ScanOptions {
  return optionsWith(compileRules(builtInRules), settings, now, isCancelled);
}

function optionsWith(rules: CompiledRules, settings: ScannerSettings, now: () => number, isCancelled: () => boolean): ScanOptions {
  const { minConfidence } = settings;
  return {
    rules,
    fingerprint: fingerprintOf(settings),
    now,
    isCancelled,
    budget: {
      maxLength: settings.maxFileBytes,
      maxMilliseconds: settings.maxFileMilliseconds ?? DEFAULT_BUDGET.maxMilliseconds,
    },
    suppression: suppressionOf(settings),
    ...(minConfidence === undefined ? {} : { minConfidence }),
  };
}

/** What names findings: this user's key, or a baseline's while one is written. */
export function fingerprintOf({ baseline, fingerprintKey }: ScannerSettings): ScanOptions['fingerprint'] {
  return baseline?.use === 'name' ? baselineNames(baseline.baseline) : fingerprinter(fingerprintKey);
}

/** What silences findings by these settings, with the configuration files' say, for findings that no text is scanned for. */
export async function loadSuppression(settings: ScannerSettings): Promise<SuppressionOptions> {
  const { detection, minConfidence } = settings;
  if (detection === undefined) return suppressionOf(settings);
  return { ...suppressionOf(settings), policy: (await prepareDetection(detection, minConfidence ?? DEFAULT_MIN_CONFIDENCE)).policy };
}

function suppressionOf({ baseline, honourComments }: ScannerSettings): SuppressionOptions {
  return { comments: honourComments ?? true, ...(baseline?.use === 'accept' ? { baseline: acceptedFindings(baseline) } : {}) };
}
