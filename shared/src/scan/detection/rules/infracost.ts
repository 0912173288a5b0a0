import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const infracostRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Infracost',
    documentation: 'https://www.infracost.io/docs/',
    remediation: 'Revoke it at https://dashboard.infracost.io and create a new one.',
  },
  [
    {
      id: 'keyward/infracost-api-key',
      title: 'Infracost API key',
      keywords: ['ico-'],
      pattern: token(/ico-[A-Za-z0-9]{32}/, '-'),
      maxLength: 36,
      form: 'self',
      confidence: 0.95,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads the organisation\'s cost estimates.',
      get examples() { return [`ico-${alnum(32)}`, `INFRACOST_API_KEY=ico-${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('ico-', alnum(32))]; },
    },
  ],
);
