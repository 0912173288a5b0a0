import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Severity } from '../../../shared/src/core/model/finding';
import { isSecret } from '../../../shared/src/core/model/finding';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { patternClasses } from '../../../shared/src/scan/analysis/classes/registry';
import type { LookupStyle } from '../../../shared/src/scan/lookups/plan';
import { LazyPatternScanner } from '../../../shared/src/sources/patterns/lazy-pattern-scanner';
import { loadScanOptions } from '../../../shared/src/sources/scanner-settings';
import { acceptedHere } from '../baseline/accepted-here';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { FileDocuments } from '../files/file-documents';
import { isChosen, PatternRun } from '../fix/pattern-run';
import type { PatternTotals } from '../fix/pattern-run';
import { RehearsedDocuments } from '../fix/rehearsal';
import { reportMessage, suggest } from '../output/report-message';
import { checkClasses } from '../rules/check-classes';
import { patternSettings } from '../scan/pattern-settings';
import { scanTree } from '../scan/scan-tree';
import { pathShower, scannerSettings } from '../scan/scanner-settings';
import type { Session } from '../session';

export interface FixPatternsOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly all?: boolean;
  /** Classes by name. */
  readonly rule?: readonly string[];
  readonly style: LookupStyle;
  readonly ignore: boolean;
  readonly workspaceConfig: boolean;
  /** False for --no-baseline. */
  readonly baseline?: string | false;
}

/** Makes unsafe places of the code safe. No vault is needed: nothing is stored. */
export async function fixPatterns({ context, paths: userPaths, dialogue }: Session, paths: readonly string[], options: FixPatternsOptions): Promise<number> {
  const roots = (paths.length === 0 ? ['.'] : paths).map((name) => path.resolve(context.cwd, name));
  const missing = roots.find((root) => !existsSync(root));
  if (missing !== undefined) return failed(context, { what: `There is no file or folder ${safeText(missing)}.`, kept: 'Nothing was changed.', next: 'Check the path.' });
  const rules = options.rule ?? [];
  const wrong = await checkClasses(context, rules, options);
  if (wrong !== undefined) return failed(context, wrong);
  const mode = options.dryRun === true ? 'rehearse' : options.yes === true ? 'all' : 'ask';
  if (mode === 'ask' && dialogue === undefined) {
    return failed(context, { what: 'Each change is asked about, and nobody can be asked here.', kept: 'Nothing was changed.', next: 'Look at it with --dry-run, then say --yes.' });
  }
  const baseline = acceptedHere(context, options);
  if (!baseline.ok) return failed(context, baseline.error);
  const here = await scannerSettings(context, userPaths, options);
  if (!here.ok) return failed(context, here.error);
  const settings = { ...here.value.settings, ...baseline.value, patterns: patternSettings(context), only: 'pattern' } as const;
  const { files, summary } = await scanTree(context, { settings, roots, respectIgnoreFiles: options.ignore, workers: undefined });
  if (context.interruption.signal.aborted) return exitCode.interrupted;
  const severities = new Set<Severity>(options.all === true ? ['error', 'warning', 'information'] : ['error', 'warning']);
  const touched = files.filter(({ findings }) => findings.some((finding) => !isSecret(finding) && severities.has(finding.severity) && isChosen(finding.ruleId, rules)));
  const pathOf = pathShower(context.cwd);
  const real = new FileDocuments({ randomBytes: context.randomBytes, pathOf });
  const totals = await new PatternRun({
    context, dialogue, pathOf, severities, rules, mode, style: options.style,
    titleOf: (ruleId) => patternClasses.find(({ id }) => id === ruleId)?.title ?? ruleId,
    documents: mode === 'rehearse' ? new RehearsedDocuments(real) : real,
    patterns: new LazyPatternScanner(settings.patterns.grammars, context.monotonic),
    scan: await loadScanOptions(settings, context.monotonic, () => context.interruption.signal.aborted),
  }).fix(touched.map(({ file }) => file));
  return conclude(context, totals, summary.incomplete, options.dryRun === true);
}

function conclude(context: CliContext, { fixed, left, stopped, failed: hasFailed }: PatternTotals, isIncomplete: boolean, isPreview: boolean): number {
  const { stdout, stderr, interruption } = context;
  const text = fixed + left === 0 && !stopped ? 'No unsafe pattern to fix.'
    : `${fixed} ${isPreview ? 'would be fixed' : 'fixed'}, ${left} left in the code.${stopped ? ' Stopped before the end.' : ''}`;
  stdout.write(`\n${stdout.paint('bold', text)}\n`);
  if (fixed > 0 && isPreview) suggest(stderr, 'Run "keyward fix --patterns" to make these changes.');
  if (interruption.signal.aborted) return exitCode.interrupted;
  if (hasFailed) return exitCode.usage;
  if (left > 0 || stopped) return exitCode.findings;
  return isIncomplete ? exitCode.incomplete : exitCode.clean;
}

function failed(context: CliContext, message: Message): number {
  reportMessage(context.stderr, message);
  return exitCode.usage;
}
