import type { LinePattern } from './line-pattern';

/** Workflows of continuous integration. Sources: https://docs.github.com/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions, https://docs.gitlab.com/ci/variables/ */
export const workflowPatterns: readonly LinePattern[] = [
  { ruleId: 'keyward/workflow-secret-echoed', severity: 'error', confidence: 0.9, languages: ['github-actions-workflow'], inScript: true, line: /\b(?:echo|printf|print|Write-Host|Write-Output|cat\s*<<<?)\s[^|>\n]{0,300}?(?<at>\$\{\{\s{0,4}secrets\.(?<word>[A-Za-z_]\w{0,80})\s{0,4}\}\})(?![^\n]{0,300}(?:>>?\s|\|))/ },
  // The expression is put into the script's text before a shell reads it: a quote in the value ends the string.
  { ruleId: 'keyward/workflow-secret-inline', severity: 'warning', confidence: 0.85, languages: ['github-actions-workflow'], inScript: true, line: /(?<at>\$\{\{\s{0,4}secrets\.(?<word>[A-Za-z_]\w{0,80})\s{0,4}\}\})/ },
  { ruleId: 'keyward/workflow-secret-echoed', severity: 'warning', confidence: 0.8, languages: ['yaml'], path: /(?:^|\/)\.gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/ci\//, line: /\b(?:echo|printf)\s[^|>\n]{0,300}?(?<at>\$\{?(?<word>[A-Z][A-Z0-9_]{0,60}(?:PASSWORD|SECRET|TOKEN|API_KEY|PRIVATE_KEY)|CI_JOB_TOKEN|CI_REGISTRY_PASSWORD)\}?)(?![^\n]{0,300}(?:>>?\s|\|))/ },
  { ruleId: 'keyward/workflow-secret-echoed', severity: 'warning', confidence: 0.8, languages: ['github-actions-workflow'], inScript: true, line: /\b(?:echo|printf)\s[^|>\n]{0,300}?(?<at>\$\{?(?<word>[A-Z][A-Z0-9_]{0,60}(?:PASSWORD|SECRET|TOKEN|API_KEY|PRIVATE_KEY))\}?)(?![^\n]{0,300}(?:>>?\s|\|))/ },
  // All secrets of the repository go to a workflow of somebody else.
  { ruleId: 'keyward/workflow-secrets-inherited', severity: 'information', confidence: 0.7, languages: ['github-actions-workflow'], line: /^\s{0,40}(?<at>secrets:\s{1,4}(?<word>inherit))\s*(?:#.{0,200})?$/ },
];
