import path from 'node:path';
import type { Message } from '../../../shared/src/core/messages/message';
import { isIncomplete } from '../../../shared/src/core/model/skipped-file';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { isInside } from '../../../shared/src/host/paths/inside';
import type { Baseline } from '../../../shared/src/scan/suppress/baseline';
import type { FoundValue } from '../../../shared/src/scan/suppress/baseline-changes';
import type { LocatedFinding } from '../../../shared/src/sources/file-result';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { withBase } from '../../../shared/src/sources/settings-base';
import type { CliContext } from '../context';
import { scanTree } from '../scan/scan-tree';
import type { BaselinePlace } from './baseline-file';
import { existsSync } from 'node:fs';

/** A finding with the baseline's name for it, and with its place. */
export interface FoundPlace extends FoundValue {
  readonly file: string;
  readonly finding: LocatedFinding;
}

export interface AllFindings {
  readonly found: readonly FoundPlace[];
  /** Whether a file, by its path from the root, was looked at in full or is not there any more. */
  readonly wasScanned: (path: string) => boolean;
}

/**
 * Everything that is found below the root, whatever a baseline accepts. Files that entries name are scanned even where an
 * ignore rule leaves them out, but never outside of the root: the baseline may be a stranger's.
 */
export async function findAll(
  context: CliContext, settings: ScannerSettings, baseline: Baseline, { root }: BaselinePlace,
): Promise<Result<AllFindings, Message>> {
  const named = new Set(baseline.entries.flatMap(({ place }) => (place.kind === 'path' ? [path.resolve(root, place.path)] : [])));
  const extra = [...named].filter((file) => file !== root && isInside(file, root) && existsSync(file));
  const { files, summary } = await scanTree({ ...context, cwd: root }, {
    settings: withBase({ ...settings, baseline: { baseline, root, base: root, use: 'name' } }, root), roots: [root, ...extra], respectIgnoreFiles: true, workers: undefined,
  });
  if (summary.cancelled) return err({ what: 'The scan was interrupted.', kept: 'The baseline was left as it is.', next: 'Run the command again.' });
  const unseen = files.filter(({ skipped }) => skipped !== undefined && (isIncomplete(skipped) || skipped === 'too-large')).map(({ path: name }) => name);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found = [...byPath.values()].flatMap(({ file, path: name, findings }) => findings.map((finding): FoundPlace => ({
    file, path: name, rule: finding.ruleId, fingerprint: finding.fingerprint, finding,
  })));
  return ok({ found, wasScanned: (name) => !unseen.some((one) => name === one || name.startsWith(`${one}/`)) });
}
