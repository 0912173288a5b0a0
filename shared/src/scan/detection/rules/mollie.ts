import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mollieRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mollie',
    documentation: 'https://docs.mollie.com/reference/authentication',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/mollie-api-key',
      title: 'Mollie API key',
      keywords: ['mollie'],
      pattern: near(['mollie'], /(?:live|test)_[A-Za-z0-9]{30}/),
      maxLength: 708,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and refunds them.',
      get examples() { return [`MOLLIE_API_KEY=live_${alnum(30)}`, `mollie({ apiKey: "live_${alnum(30, 1)}" })`]; },
      get counterExamples() { return [...strangers('mollie', `live_${alnum(30)}`)]; },
    },
  ],
);
