import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const semgrepRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Semgrep',
    documentation: 'https://semgrep.dev/docs/deployment/add-semgrep-to-ci',
    remediation: 'Revoke it at https://semgrep.dev/orgs/-/settings/tokens.',
  },
  [
    {
      id: 'keyward/semgrep-app-token',
      title: 'Semgrep token',
      keywords: ['semgrep'],
      pattern: near(['semgrep'], /[a-f0-9]{64}/),
      maxLength: 738,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Sends scans, or reads findings, of the organisation.',
      get examples() { return [`SEMGREP_APP_TOKEN=${hex(64)}`, `semgrep: { key: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('semgrep', hex(64))]; },
    },
  ],
);
