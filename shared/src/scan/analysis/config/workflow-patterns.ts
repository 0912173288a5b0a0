import type { LinePattern } from './line-pattern';

/** Workflows of continuous integration. Sources: https://docs.github.com/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions, https://docs.gitlab.com/ci/variables/ */
export const workflowPatterns: readonly LinePattern[] = [
  { ruleId: 'keyward/workflow-secret-echoed', severity: 'error', confidence: 0.9, languages: ['github-actions-workflow'], inside: 'script', line: /\b(?:(?:echo|printf|print|Write-Host|Write-Output|cat\s*<<<?)\s|(?:console\.(?:log|info|error)|core\.(?:info|notice|warning|debug))\()[^|>\n]{0,300}?(?<at>\$\{\{\s{0,4}secrets\.(?<word>[A-Za-z_]\w{0,80})\s{0,4}\}\})(?![^\n]{0,300}(?:>>?\s|\|))/ },
  // The expression is put into the script's text before a shell reads it: a quote in the value ends the string.
  { ruleId: 'keyward/workflow-secret-inline', severity: 'warning', confidence: 0.85, languages: ['github-actions-workflow'], inside: 'script', line: /(?<at>\$\{\{\s{0,4}secrets\.(?<word>[A-Za-z_]\w{0,80})\s{0,4}\}\})/ },
  { ruleId: 'keyward/workflow-secret-echoed', severity: 'warning', confidence: 0.8, languages: ['yaml'], path: /(?:^|\/)\.gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/ci\//, line: /\b(?:echo|printf)\s[^|>\n]{0,300}?(?<at>\$\{?(?<word>[A-Z][A-Z0-9_]{0,60}(?:PASSWORD|SECRET|TOKEN|API_KEY|PRIVATE_KEY)|CI_JOB_TOKEN|CI_REGISTRY_PASSWORD)\}?)(?![^\n]{0,300}(?:>>?\s|\|))/ },
  { ruleId: 'keyward/workflow-secret-echoed', severity: 'warning', confidence: 0.8, languages: ['github-actions-workflow'], inside: 'script', line: /\b(?:echo|printf)\s[^|>\n]{0,300}?(?<at>\$\{?(?<word>(?:[A-Z][A-Z0-9_]{0,60}_)?(?:PASSWORD|SECRET|TOKEN|API_KEY|PRIVATE_KEY))\}?)(?!\w|[^\n]{0,300}(?:>>?\s|\|(?!\s{0,4}(?:rev|base64|xxd|fold|cut|tr)\b[^|>\n]{0,100}$)))/ },
  // What a build is given stays in the image's history: https://docs.docker.com/build/building/secrets/
  { ruleId: 'keyward/secret-in-image', severity: 'warning', confidence: 0.85, languages: ['github-actions-workflow'], inside: 'build-args', line: /(?<at>\$\{\{\s{0,4}secrets\.(?<word>[A-Za-z_]\w{0,80})\s{0,4}\}\})/ },
  // https://docs.github.com/actions/reference/evaluate-expressions-in-workflows-and-actions#tojson
  { ruleId: 'keyward/workflow-secrets-inherited', severity: 'warning', confidence: 0.85, languages: ['github-actions-workflow'], line: /(?<at>\$\{\{\s{0,4}(?<word>toJSON\(secrets\))\s{0,4}\}\})/i },
  // All secrets of the repository go to a workflow of somebody else.
  { ruleId: 'keyward/workflow-secrets-inherited', severity: 'information', confidence: 0.7, languages: ['github-actions-workflow'], line: /^\s{0,40}(?<at>secrets:\s{1,4}(?<word>inherit))\s*(?:#.{0,200})?$/ },
];
