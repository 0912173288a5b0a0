import path from 'node:path';
import { WORKSPACE_CONFIG_NAME } from '../../../shared/src/core/config/detection-config';
import { detectionFaultText } from '../../../shared/src/core/messages/detection-messages';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { UserPaths } from '../../../shared/src/host/paths/user-paths';
import type { DetectionSettings } from '../../../shared/src/sources/detection-settings';
import { repositoryOf } from '../../../shared/src/sources/ignore-rules';
import type { DetectionFiles, FileFault } from '../../../shared/src/sources/load-detection';
import { loadDetection } from '../../../shared/src/sources/load-detection';
import type { CliContext } from '../context';
import { reportMessage } from '../output/report-message';

export interface DetectionHere {
  /** Undefined where no file says anything. */
  readonly detection: DetectionSettings | undefined;
  /** An entry could not be used: what its rule would find is not looked for. */
  readonly incomplete: boolean;
}

/**
 * What the user's detection.yaml and the repository's keyward.yaml say. An entry that cannot be used is told of and left out; a
 * file that cannot be used ends the command, because nobody knows what it was meant to find.
 */
export async function detectionHere(
  context: CliContext, paths: UserPaths, { workspaceConfig }: { readonly workspaceConfig: boolean },
): Promise<Result<DetectionHere, Message>> {
  const root = configRoot(context.cwd);
  const { layers, faults } = await loadDetection(detectionFiles(context, paths, workspaceConfig ? root : undefined));
  const unusable = faults.find(({ weight }) => weight === 'file');
  if (unusable !== undefined) return err(unusableMessage(unusable, context.cwd));
  for (const fault of faults) reportMessage(context.stderr, entryMessage(fault, context.cwd), 'note');
  return ok({
    detection: layers.length === 0 ? undefined : { layers, root, base: context.cwd },
    incomplete: faults.some(({ weight }) => weight === 'entry'),
  });
}

export function detectionFiles({ uid }: CliContext, { detectionFile }: UserPaths, root: string | undefined): DetectionFiles {
  return { user: { file: detectionFile, uid }, ...(root === undefined ? {} : { workspace: path.join(root, WORKSPACE_CONFIG_NAME) }) };
}

/** One file for a whole repository, so that nobody has to look for what silences a finding; this folder outside of one. */
export function configRoot(cwd: string): string {
  return repositoryOf(cwd) ?? cwd;
}

/** `keyward.yaml:7:5: own_rules[0].pattern: …` */
export function faultLine(fault: FileFault, cwd: string): string {
  const { file, place } = fault;
  const shown = path.relative(cwd, file);
  const where = place === undefined ? '' : `:${place.line}:${place.column}`;
  return `${safeText(shown.startsWith('..') ? file : shown)}${where}: ${detectionFaultText(fault)}`;
}

function unusableMessage(fault: FileFault, cwd: string): Message {
  return {
    what: `${faultLine(fault, cwd)}.`, kept: 'Nothing was scanned or changed.',
    next: path.basename(fault.file) === WORKSPACE_CONFIG_NAME
      ? 'Mend it ("keyward rules check" tests it), or leave it out: --no-workspace-config'
      : 'Mend it; "keyward rules check" tests it.',
  };
}

function entryMessage(fault: FileFault, cwd: string): Message {
  return {
    what: `${faultLine(fault, cwd)}.`, ...(fault.weight === 'entry' ? { kept: 'This entry is left out; the others hold.' } : {}),
    next: 'Mend it; "keyward rules check" tests the file.',
  };
}
