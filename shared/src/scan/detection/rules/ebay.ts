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
      get examples() {
        return [
          `PRD-${hex(12)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(4)}`,
          `EBAY_CLIENT_SECRET=PRD-${hex(12, 1)}-${hex(4, 1)}-${hex(4, 1)}-${hex(4, 1)}-${hex(4, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('PRD-', `${hex(12)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(4)}`)]; },
    },
    {
      id: 'keyward/ebay-client-id',
      title: 'eBay production app ID',
      keywords: ['-prd-'],
      // The name of its owner and of the app come first, so the lead is bounded.
      pattern: token(/[A-Za-z][A-Za-z0-9]{1,20}-[A-Za-z0-9]{1,20}-PRD-[a-f0-9]{7,12}-[a-f0-9]{8}/, '-'),
      maxLength: 68,
      form: 'self',
      confidence: 0.6,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the app; the public half of its cert ID.',
      documentation: 'https://developer.ebay.com/api-docs/static/oauth-credentials.html',
      get examples() {
        return [
          `RobinSho-Orders-PRD-${hex(8)}-${hex(8, 1)}`,
          `EBAY_CLIENT_ID=RobinSho-Shop-PRD-${hex(9, 1)}-${hex(8, 2)}`,
        ];
      },
      get counterExamples() {
        return [
          `RobinSho-Orders-PRD-${hex(4)}-${hex(8)}`,
          `RobinSho-Orders-SBX-${hex(8)}-${hex(8, 1)}`,
          `PRD-${hex(8)}-${hex(8)}`,
        ];
      },
    },
  ],
);
