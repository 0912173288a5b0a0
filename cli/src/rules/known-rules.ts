import type { OwnRule, RuleLevel } from '../../../shared/src/core/config/detection-config';
import type { Message } from '../../../shared/src/core/messages/message';
import type { RuleId, Severity } from '../../../shared/src/core/model/finding';
import { rulePage } from '../../../shared/src/core/rule-page';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { genericRules } from '../../../shared/src/scan/detection/generic/generic-rules';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import type { Rule } from '../../../shared/src/scan/detection/rules/rule';
import { patternClasses } from '../../../shared/src/scan/analysis/classes/registry';
import type { PatternClass } from '../../../shared/src/scan/analysis/classes/pattern-class';
import type { SecretRuleWords } from '../../../shared/src/scan/detection/rule-description';
import type { PatternRuleDescription, SecretRuleDescription } from '../../../shared/src/scan/engine';
import { levelOf } from '../../../shared/src/scan/suppress/detection-policy';
import type { CliContext } from '../context';
import { detectionHere } from '../scan/detection-here';
import { resolvePaths } from '../user-folders';

/** A rule as it is told of. */
export type KnownRule = KnownSecretRule | KnownPatternRule;

interface KnownFacts {
  readonly origin: 'built-in' | 'own';
  /** What configuration files make of it for every file. */
  readonly level: RuleLevel | undefined;
  readonly page: string | undefined;
}

export interface KnownPatternRule extends PatternRuleDescription, KnownFacts, Pick<PatternClass, 'finds'> {}

export interface KnownSecretRule extends SecretRuleDescription, KnownFacts {
  /** Empty for a rule that is a reader of the surroundings of names such as "password". */
  readonly keywords: readonly string[];
  /** What its pattern alone is worth, 0 to 1. */
  readonly confidence: number | undefined;
  readonly structure: string | undefined;
}

/** Every rule that a scan in this folder knows, by name. */
export async function knownRules(
  context: CliContext, options: { readonly workspaceConfig: boolean },
): Promise<Result<readonly KnownRule[], Message | undefined>> {
  const paths = resolvePaths(context);
  if (paths === undefined) return err(undefined);
  const here = await detectionHere(context, paths, options);
  if (!here.ok) return here;
  const layers = here.value.detection?.layers ?? [];
  const level = (id: RuleId): RuleLevel | undefined => levelOf(layers, id);
  const builtIn = [...builtInRules, ...genericRules].map((rule) => known(rule, 'built-in', level(rule.id)));
  const own = layers.flatMap(({ ownRules }) => ownRules).map((rule) => known(rule, 'own', level(rule.id)));
  const patterns = patternClasses.map((one): KnownPatternRule => ({ kind: 'pattern', ...one, origin: 'built-in', level: level(one.id), page: rulePage(one.id) }));
  return ok([...builtIn, ...own, ...patterns].sort((a, b) => (a.id < b.id ? -1 : 1)));
}

/** What findings of the rule are at most, or always where a configuration says so. */
export function shownSeverity({ severity, level }: KnownRule): Severity | 'off' {
  return level === undefined || level === 'on' ? severity : level;
}

type AnyRule = SecretRuleWords & Partial<Pick<Rule | OwnRule, 'keywords' | 'confidence' | 'structure'>>;

function known(rule: AnyRule, origin: KnownRule['origin'], level: RuleLevel | undefined): KnownSecretRule {
  const { id, title, vendor, description, remediation, documentation, severity, secretType, keywords = [], confidence, structure } = rule;
  return {
    kind: 'secret', id, title, vendor, description, remediation, documentation, severity, secretType, origin, level, keywords, confidence, structure,
    page: origin === 'own' ? undefined : rulePage(id),
  };
}
