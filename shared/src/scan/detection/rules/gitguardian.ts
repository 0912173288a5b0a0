import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const gitguardianRules: readonly Rule[] = vendorRules(
  {
    vendor: 'GitGuardian',
    documentation: 'https://docs.gitguardian.com/api-docs/authentication',
    remediation: 'Revoke it at https://dashboard.gitguardian.com/api/personal-access-tokens.',
  },
  [
    {
      id: 'keyward/gitguardian-api-key',
      title: 'GitGuardian API key',
      keywords: ['gitguardian'],
      pattern: near(['gitguardian'], /[a-fA-F0-9]{70,72}/),
      maxLength: 750,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Scans, and reads incidents as its scopes say.',
      get examples() { return [`GITGUARDIAN_API_KEY=${hex(71)}`, `gitguardian: { key: "${hex(71, 1)}" }`]; },
      get counterExamples() { return [...strangers('gitguardian', hex(72))]; },
    },
  ],
);
