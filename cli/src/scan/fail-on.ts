import { Option } from 'commander';
import type { Severity } from '../../../shared/src/core/model/finding';
import { exitCode } from '../exit-code';

/** From which severity on findings fail a scan. */
export type FailOn = Severity | 'never';

export function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'end with 1 from this severity on')
    .choices(['error', 'warning', 'information', 'never']).default('warning');
}

/** A report that was cut short says so itself; the code of an interruption is the process's. */
export function codeFor(found: readonly Severity[], incomplete: boolean, failOn: FailOn): number {
  const limit = failOn === 'never' ? Number.POSITIVE_INFINITY : RANK[failOn];
  if (found.some((severity) => RANK[severity] >= limit)) return exitCode.findings;
  return incomplete ? exitCode.incomplete : exitCode.clean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1 };
