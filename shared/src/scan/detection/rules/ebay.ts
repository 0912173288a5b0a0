import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ebayRules: readonly Rule[] = vendorRules(
  {
    vendor: 'eBay',
    documentation: 'https://developer.ebay.com/api-docs/static/creating-edp-account.html',
    remediation: 'Rotate it at https://developer.ebay.com/my/keys.',
  },
  [
    {
      id: 'keyward/ebay-cert-id',
      title: 'eBay Cert ID (client secret)',
      keywords: ['prd-', 'sbx-'],
      pattern: token(/(?:PRD|SBX)-[a-f0-9]{12}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}/, '-'),
      maxLength: 36,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Lets anyone pose as the application.',
      examples: [
        `PRD-${hex(12)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(4)}`,
        `EBAY_CLIENT_SECRET=PRD-${hex(12, 1)}-${hex(4, 1)}-${hex(4, 1)}-${hex(4, 1)}-${hex(4, 1)}`,
      ],
      counterExamples: [...misses('PRD-', `${hex(12)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(4)}`)],
    },
  ],
);
