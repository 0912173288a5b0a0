import * as z from 'zod';
import type { FileFindings } from '../../../shared/src/core/protocol/workspace-scan';
import type { Log } from '../log';
import type { Dialogs } from '../prompts/dialogs';
import type { Translate } from '../prompts/translate';
import { noArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';

export interface ScanCommandPorts {
  /** Asks the server to scan every open folder, behind a progress notice that can be cancelled. */
  readonly scan: () => Promise<ScanAnswer>;
  /** Puts the findings into the Problems panel, in place of those of an earlier scan. */
  readonly show: (files: readonly FileFindings[]) => void;
  readonly openProblems: () => void;
  readonly dialogs: Dialogs;
  readonly log: Log;
  readonly t: Translate;
}

export type ScanAnswer =
  | { readonly kind: 'answered'; readonly reply: unknown }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-server' };

/** Scans when the person asks; needs no trust, as it only reads. */
export function scanWorkspaceCommand(ports: ScanCommandPorts): Command {
  return command({ id: 'keyward.scanWorkspace', trust: 'not-needed' }, noArgument, async () => {
    const { dialogs, log, t } = ports;
    log.event('scan.started', {});
    const answer = await ports.scan();
    if (answer.kind === 'cancelled') return;
    const result = answer.kind === 'answered' ? parseResult(answer.reply) : undefined;
    if (result === undefined) {
      log.event('scan.failed', {});
      dialogs.notify({ level: 'error', text: t('The scan did not finish. Try "Developer: Reload Window", then scan again.') });
      return;
    }
    const findings = result.files.reduce((sum, file) => sum + file.findings.length, 0);
    log.event('scan.finished', { files: result.scannedFiles, findings, skipped: result.skipped.length, complete: result.complete });
    ports.show(result.files);
    sayResult(result, findings, ports);
  });
}

function sayResult(result: CheckedResult, findings: number, { dialogs, openProblems, t }: ScanCommandPorts): void {
  const found = findings === 0
    ? t('Nothing found in {0} files.', result.scannedFiles)
    : findings === 1 ? t('One finding in {0} files.', result.scannedFiles)
      : t('{0} findings in {1} of {2} files.', findings, result.files.length, result.scannedFiles);
  const skipped = result.skipped.length === 0 ? '' : ` ${t('{0} files were left out as too large, binary or not readable.', result.skipped.length)}`;
  const incomplete = result.complete ? '' : ` ${t('The scan is not complete.')}`;
  dialogs.notify({
    level: findings === 0 && result.complete ? 'information' : 'warning',
    text: `${found}${skipped}${incomplete}`,
    ...(findings === 0 ? {} : { actions: [{ label: t('Show Problems'), run: openProblems }] }),
  });
}

/** What the server answered, checked; why a file was left out is not said one by one. */
type CheckedResult = z.infer<typeof resultSchema>;

function parseResult(reply: unknown): CheckedResult | undefined {
  const parsed = resultSchema.safeParse(reply);
  return parsed.success ? parsed.data : undefined;
}

const position = z.object({ line: z.int().nonnegative(), character: z.int().nonnegative() });

const finding = z.object({
  kind: z.enum(['secret', 'pattern']),
  ruleId: z.templateLiteral([z.string(), '/', z.string()]),
  fingerprint: z.string(),
  range: z.object({ start: position, end: position }),
  severity: z.enum(['error', 'warning', 'information']),
});

const resultSchema = z.object({
  files: z.array(z.object({ uri: z.string(), findings: z.array(finding) })),
  scannedFiles: z.int().nonnegative(),
  skipped: z.array(z.object({ uri: z.string(), reason: z.string() })),
  complete: z.boolean(),
});
