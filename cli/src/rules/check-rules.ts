import { existsSync } from 'node:fs';
import path from 'node:path';
import { unreachable } from '../../../shared/src/core/exhaustive';
import type { DetectionConfig, OwnRule } from '../../../shared/src/core/config/detection-config';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { MissReason, RuleRemark } from '../../../shared/src/scan/detection/own-rules/check-own-rule';
import { checkOwnRule } from '../../../shared/src/scan/detection/own-rules/check-own-rule';
import { DEFAULT_MAX_FILE_BYTES, loadScanOptions } from '../../../shared/src/sources/scanner-settings';
import type { DetectionFiles } from '../../../shared/src/sources/load-detection';
import { loadDetection } from '../../../shared/src/sources/load-detection';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { reportMessage } from '../output/report-message';
import { configRoot, detectionFiles, faultLine } from '../scan/detection-here';
import { resolvePaths } from '../user-folders';

/** Says what is wrong with configuration files, and with rules of one's own by their examples. */
export async function checkRules(context: CliContext, named: string | undefined): Promise<number> {
  if (named !== undefined && !existsSync(path.resolve(context.cwd, named))) {
    reportMessage(context.stderr, { what: `There is no file ${safeText(named)}.`, next: 'Check the path.' });
    return exitCode.usage;
  }
  const files = filesToCheck(context, named);
  if (files === undefined) return exitCode.usage;
  const { layers, faults } = await loadDetection(files);
  for (const fault of faults) context.stdout.write(`${faultLine(fault, context.cwd)}\n`);
  const rules = layers.flatMap(({ ownRules }) => ownRules);
  const remarks = await checkAll(context, layers, rules);
  for (const [rule, remark] of remarks) context.stdout.write(`${rule.id}: ${remarkText(remark)}\n`);
  const wrong = faults.length + remarks.length;
  context.stdout.write(`${summaryText(rules, wrong)}\n`);
  return wrong === 0 ? exitCode.clean : exitCode.usage;
}

function filesToCheck(context: CliContext, named: string | undefined): DetectionFiles | undefined {
  if (named !== undefined) return { workspace: path.resolve(context.cwd, named) };
  const paths = resolvePaths(context);
  return paths === undefined ? undefined : detectionFiles(context, paths, configRoot(context.cwd));
}

/** Beside the built-in rules, as in a scan: one of those may be the more specific one. What is asked of certainty is left out. */
async function checkAll(
  context: CliContext, layers: readonly DetectionConfig[], rules: readonly OwnRule[],
): Promise<readonly (readonly [OwnRule, RuleRemark])[]> {
  const { cwd, monotonic, randomBytes } = context;
  const detection = { layers: layers.map(({ ownRules }) => ({ choices: { rules: [] }, folders: [], allow: [], ownRules })), root: cwd, base: cwd };
  const options = await loadScanOptions({ fingerprintKey: randomBytes(32), maxFileBytes: DEFAULT_MAX_FILE_BYTES, detection }, monotonic, () => false);
  return rules.flatMap((rule) => checkOwnRule(rule, options).map((remark) => [rule, remark] as const));
}

function remarkText(remark: RuleRemark): string {
  switch (remark.kind) {
    case 'no-examples': return 'it has no example, so that nothing shows that it finds anything';
    case 'example-missed': return `example ${remark.number} is not found: ${MISSED[remark.reason]}`;
    case 'counter-example-found': return `counter-example ${remark.number} is found`;
    default: return unreachable(remark);
  }
}

const MISSED: Readonly<Record<MissReason, string>> = {
  'no-keyword': 'none of the keywords is in it',
  'no-match': 'the pattern does not match it, or matches more than max_length',
  'unsure': 'it is seen and not sure enough to be reported; confidence, structure and min_entropy decide',
  'other-rule': 'a rule that knows more reports the same text',
};

function summaryText(rules: readonly OwnRule[], wrong: number): string {
  const count = rules.length === 1 ? '1 rule of your own' : `${rules.length} rules of your own`;
  const examples = rules.reduce((sum, { examples: own, counterExamples }) => sum + own.length + counterExamples.length, 0);
  return safeText(wrong === 0 ? `${count}, ${examples} examples: all is well.` : `${count}, ${examples} examples: ${wrong} to mend.`);
}
