import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const chargebeeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Chargebee',
    documentation: 'https://apidocs.chargebee.com/docs/api/auth',
    remediation: 'Delete it under Settings, Configure Chargebee, API keys.',
  },
  [
    {
      id: 'keyward/chargebee-api-key',
      title: 'Chargebee API key',
      keywords: ['chargebee'],
      pattern: near(['chargebee'], /(?:live|test)_[A-Za-z0-9]{30,48}/),
      maxLength: 729,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and changes subscriptions and customers.',
      get examples() { return [`CHARGEBEE_API_KEY=live_${alnum(33)}`, `chargebee: { key: "live_${alnum(33, 1)}" }`]; },
      get counterExamples() { return [...strangers('chargebee', `live_${alnum(33)}`)]; },
    },
  ],
);
