import path from 'node:path';
import { fingerprintKey } from '../../../shared/src/host/paths/fingerprint-key';
import type { UserPaths } from '../../../shared/src/host/paths/user-paths';
import { isInside } from '../../../shared/src/host/paths/inside';
import { DEFAULT_MAX_FILE_BYTES } from '../../../shared/src/sources/scanner-settings';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import type { CliContext } from '../context';
import { reportMessage } from '../output/report-message';
import { detectionHere } from './detection-here';

/** What the command line says about how to scan. */
export interface ScanChoices {
  /** False also reports what comments in the files and keyward.yaml silence. */
  readonly workspaceConfig: boolean;
  /** Megabytes (10⁶ bytes). */
  readonly maxFileSize?: number;
  /** Also looks into archives. */
  readonly archives?: boolean;
}

export interface SettingsHere {
  readonly settings: ScannerSettings;
  /** A part of a configuration file could not be used, which makes every scan with these settings incomplete. */
  readonly incomplete: boolean;
}

/**
 * How this user's files are scanned in this folder. Where his fingerprint key cannot be had (a read-only home folder in CI), one is made
 * up for this call and that is said: findings are the same, their fingerprints are not.
 */
export async function scannerSettings(context: CliContext, paths: UserPaths, choices: ScanChoices): Promise<Result<SettingsHere, Message>> {
  const here = await detectionHere(context, paths, choices);
  if (!here.ok) return here;
  const { detection, incomplete } = here.value;
  const key = await fingerprintKey(paths.fingerprintKeyFile, context.randomBytes);
  if (!key.ok) {
    reportMessage(context.stderr, {
      what: `The fingerprint key ${key.error.file} cannot be used (${key.error.kind === 'damaged' ? 'it is damaged' : key.error.code}).`,
      kept: 'It was left as it is. Findings are the same; their fingerprints hold for this call only.',
      next: 'Set KEYWARD_HOME to a folder that can be written, or put the key back from a backup.',
    }, 'note');
  }
  return ok({
    settings: {
      fingerprintKey: key.ok ? key.value : context.randomBytes(32),
      maxFileBytes: choices.maxFileSize === undefined ? DEFAULT_MAX_FILE_BYTES : choices.maxFileSize * 1e6,
      honourComments: choices.workspaceConfig,
      ...(choices.archives === true ? { archives: true } : {}),
      ...(detection === undefined ? {} : { detection }),
    },
    incomplete,
  });
}

/** A file as reports and rules see it: relative to the folder of the command where it lies in it, with forward slashes. */
export function pathShower(cwd: string): (file: string) => string {
  return (file) => (isInside(file, cwd) ? path.relative(cwd, file) : file).split(path.sep).join('/');
}
