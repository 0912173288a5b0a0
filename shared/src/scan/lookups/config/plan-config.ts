import type { LookupPlan, LookupRequest, StoreOnlyReason } from '../plan';
import { planDockerfile } from './dockerfile';
import { planDotenv } from './dotenv';
import { isKubernetesManifest, planKubernetes } from './kubernetes';
import { isMavenFile, planMaven } from './maven';
import { planTerraform } from '../terraform/language';
import { planRemovedSetting } from './removed-setting';
import { lineForm, planLine } from './text-placeholder';
import { planYaml } from './yaml';
import { yamlForm } from './yaml-forms';
import { planPlaceholder } from './yaml-placeholder';

/** Plans a lookup in a file of configuration; undefined where the file is none of the kinds that are known. */
export function planConfig(request: LookupRequest): LookupPlan | undefined {
  const reason = withoutLookup(request);
  if (reason !== undefined) return planExplained(request, reason);
  const placeholders = yamlForm(request);
  if (placeholders !== undefined) return planPlaceholder(request, placeholders);
  if (isKubernetesManifest(request)) return planKubernetes(request);
  if (isMavenFile(request)) return planMaven(request);
  const removed = planRemovedSetting(request);
  if (removed !== undefined) return removed;
  const lines = lineForm(request);
  if (lines !== undefined) return planLine(request, lines);
  switch (request.languageId) {
    case 'dotenv': return planDotenv(request);
    case 'dockerfile': return planDockerfile(request);
    case 'terraform': return planTerraform(request);
    case 'yaml': return planYaml(request);
    case 'xml': return { kind: 'store-only', value: { span: request.span, chain: [{ kind: 'xml-entities' }] }, reason: 'markup' };
    case 'properties':
      return { kind: 'store-only', value: { span: request.span, chain: [{ kind: 'string-escapes', dialect: 'properties' }] }, reason: 'language-without-lookup' };
    default: return undefined;
  }
}

/** Files whose reader takes no variables, and what their owners do instead. */
function withoutLookup({ path = '', languageId }: LookupRequest): StoreOnlyReason | undefined {
  if (/(?:^|\/)pip\.(?:conf|ini)$/.test(path)) return 'pip-conf-has-no-lookup';
  if (/(?:^|\/)nginx\.conf$|(?:^|\/)(?:nginx|sites-available|sites-enabled)\/[^/]+(?:\/[^/]+)?$/.test(path) && languageId !== 'shellscript') return 'nginx-has-no-lookup';
  return languageId === 'yaml' && /(?:^|\/)(?:charts?|helm)\/(?:[^/]+\/)*values[\w.-]*\.ya?ml$/.test(path) ? 'helm-values-have-no-lookup' : undefined;
}

function planExplained(request: LookupRequest, reason: StoreOnlyReason): LookupPlan {
  const plan = request.languageId === 'yaml' ? planYaml(request) : undefined;
  return plan?.kind === 'store-only' ? { ...plan, reason } : { kind: 'store-only', value: { span: request.span, chain: [] }, reason };
}
