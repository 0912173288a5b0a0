import type { DetectionConfig } from '../core/config/detection-config';
import type { RuleId } from '../core/model/finding';
import { describePatterns } from '../scan/analysis/classes/registry';
import type { OwnRules, RuleDescription } from '../scan/engine';
import { describeRules } from '../scan/engine';
import { builtInRules } from '../scan/detection/rules/registry';
import { compileOwnRules } from '../scan/detection/own-rules/compile-own-rules';
import type { CompileLinear } from '../scan/detection/own-rules/linear-pattern';
import type { AllowList } from '../scan/suppress/allow-list';
import { allowList, LONGEST_ALLOWED_VALUE } from '../scan/suppress/allow-list';
import type { DetectionPolicy } from '../scan/suppress/detection-policy';
import { detectionPolicy, leastConfidence } from '../scan/suppress/detection-policy';
import { pathBelow } from './baseline-scan';

/** What configuration files say, for a scan; plain data, so that it can be sent to a worker thread. */
export interface DetectionSettings {
  /** The user's own file first, then the repository's. No two of their rules have one id. */
  readonly layers: readonly DetectionConfig[];
  /** The folder that the files' globs start from, absolute. */
  readonly root: string;
  /** The folder that the scan's paths start from, absolute. */
  readonly base: string;
}

/** The same, ready to be asked. */
export interface PreparedDetection {
  readonly own: OwnRules;
  readonly policy: DetectionPolicy;
  /** What the scan has to look for, so that the policy can decide. */
  readonly minConfidence: number;
}

/** `usual` is the confidence that is asked for where nothing is said. Entries that cannot be used are left out here. */
export async function prepareDetection({ layers, root, base }: DetectionSettings, usual: number): Promise<PreparedDetection> {
  const compileLinear = needsLinearEngine(layers) ? await loadLinearEngine() : undefined;
  const policy = detectionPolicy({ layers, allow: allowed(layers, compileLinear), minConfidence: usual });
  const rules = layers.flatMap(({ ownRules }) => ownRules);
  return {
    own: compileLinear === undefined ? { readers: [], descriptions: [] } : compileOwnRules(rules, compileLinear),
    policy: { inFile: (file) => policy.inFile(file === undefined ? undefined : pathBelow(root, base, file)) },
    minConfidence: leastConfidence(layers, usual),
  };
}

/** What reports tell of every rule that a scan with these settings knows. */
export function ruleDescriptions(detection: DetectionSettings | undefined): ReadonlyMap<RuleId, RuleDescription> {
  const secrets = describeRules(builtInRules, (detection?.layers ?? []).flatMap(({ ownRules }) => ownRules));
  return new Map<RuleId, RuleDescription>([...secrets, ...describePatterns().map((rule) => [rule.id, rule] as const)]);
}

export function needsLinearEngine(layers: readonly DetectionConfig[]): boolean {
  return layers.some(({ ownRules, allow }) => ownRules.length > 0 || allow.some(({ value }) => value !== undefined));
}

/** Most scans have no pattern of their own, and the engine takes longer to load than a small file to scan. */
export async function loadLinearEngine(): Promise<CompileLinear> {
  return (await import('../scan/detection/own-rules/linear-pattern')).compileLinear;
}

function allowed(layers: readonly DetectionConfig[], compileLinear: CompileLinear | undefined): AllowList {
  return allowList(layers.flatMap(({ allow }) => allow), (source) => {
    const pattern = compileLinear?.(source, LONGEST_ALLOWED_VALUE);
    return pattern?.ok === true ? pattern.value : undefined;
  });
}
