import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cohereRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cohere',
    documentation: 'https://docs.cohere.com/docs/rate-limits',
    remediation: 'Revoke it at https://dashboard.cohere.com/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/cohere-api-key',
      title: 'Cohere API key',
      keywords: ['cohere', 'co_api_key'],
      pattern: near(['cohere', 'co_api_key'], /[A-Za-z0-9]{40}/),
      maxLength: 717,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Calls Cohere\'s models at its owner\'s cost.',
      get examples() { return [`COHERE_API_KEY=${alnum(40)}`, `co = cohere.Client("${alnum(40, 1)}")`]; },
      get counterExamples() { return [...strangers('cohere', alnum(40))]; },
    },
  ],
);
