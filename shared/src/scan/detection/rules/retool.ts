import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const retoolRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Retool',
    documentation: 'https://docs.retool.com/org-users/guides/retool-api',
    remediation: 'Revoke it under Settings, API.',
  },
  [
    {
      id: 'keyward/retool-api-token',
      title: 'Retool API token',
      keywords: ['retool_'],
      pattern: token(/retool_[A-Za-z0-9]{2,4}_?[A-Za-z0-9]{24,40}/),
      maxLength: 52,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 3.3,
      description: 'Manages apps, users and permissions within its scopes.',
      get examples() { return [`retool_01${alnum(30)}`, `RETOOL_API_TOKEN=retool_01${alnum(30, 1)}`]; },
      get counterExamples() { return [...misses('retool_01', alnum(30))]; },
    },
  ],
);
