import { existsSync } from 'node:fs';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import type { CliContext } from '../context';
import { baselinePlace, openBaseline } from './baseline-file';

/** What the command line says about baselines. */
export interface BaselineChoice {
  /** A file; false for none. */
  readonly baseline?: string | false;
  readonly workspaceConfig: boolean;
}

/** What a repository silences by its own baseline is left out with the rest of its configuration; one that the user names is not. */
export function acceptedHere({ cwd }: Pick<CliContext, 'cwd'>, { baseline, workspaceConfig }: BaselineChoice): Result<Pick<ScannerSettings, 'baseline'>, Message> {
  if (baseline === false || (baseline === undefined && !workspaceConfig)) return ok({});
  const place = baselinePlace(cwd, baseline);
  if (baseline === undefined && !existsSync(place.file)) return ok({});
  const open = openBaseline(place);
  return open.ok ? ok({ baseline: { baseline: open.value.baseline, root: place.root, base: cwd, use: 'accept' } }) : open;
}
