import type { OwnRule } from '../../../../shared/src/core/config/detection-config';
import { compileOwnRules } from '../../../../shared/src/scan/detection/own-rules/compile-own-rules';
import { compileLinear } from '../../../../shared/src/scan/detection/own-rules/linear-pattern';
import { compileRules, type CompiledRules } from '../../../../shared/src/scan/engine';

/** A rule of one's own for deploy keys that nobody issues. */
export const deployRule: OwnRule = {
  id: 'acme/deploy-key', title: 'Acme deploy key', vendor: 'Acme', keywords: ['acmedeploy-'], pattern: '\\bacmedeploy-[a-z0-9]{24}\\b', maxLength: 35,
  form: 'self', confidence: 0.95, severity: 'error', secretType: 'api-key', description: 'Deploys.', remediation: 'Revoke it.', documentation: '',
  examples: [], counterExamples: [],
};

export const DEPLOY_KEY = `acmedeploy-${'k3j9x2m7'.repeat(3)}`;

/** The readers of the engine with these rules beside them, and no vendor's rule. */
export function compiledWith(...rules: readonly OwnRule[]): CompiledRules {
  return compileRules([], compileOwnRules(rules, compileLinear));
}
