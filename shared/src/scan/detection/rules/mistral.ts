import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mistralRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mistral AI',
    documentation: 'https://docs.mistral.ai/getting-started/quickstart/',
    remediation: 'Revoke it at https://console.mistral.ai/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/mistral-api-key',
      title: 'Mistral API key',
      keywords: ['mistral'],
      pattern: near(['mistral'], /[A-Za-z0-9]{32}/),
      maxLength: 706,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Calls Mistral\'s models at its owner\'s cost.',
      get examples() { return [`MISTRAL_API_KEY=${alnum(32)}`, `new Mistral({ apiKey: "${alnum(32, 1)}" })`]; },
      get counterExamples() { return [...strangers('mistral', alnum(32))]; },
    },
  ],
);
