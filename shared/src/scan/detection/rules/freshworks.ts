import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const freshworksRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Freshworks',
    documentation: 'https://developers.freshdesk.com/api/#authentication',
    remediation: 'Reset it in the profile settings of Freshdesk.',
  },
  [
    {
      id: 'keyward/freshdesk-api-key',
      title: 'Freshdesk API key',
      keywords: ['freshdesk', 'freshservice'],
      pattern: near(['freshdesk', 'freshservice'], /[A-Za-z0-9]{20}/),
      maxLength: 699,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Reads and answers tickets as its user.',
      get examples() { return [`FRESHDESK_API_KEY=${alnum(20)}`, `freshdesk: { apiKey: "${alnum(20, 1)}" }`]; },
      get counterExamples() { return [...strangers('freshdesk', alnum(20))]; },
    },
  ],
);
