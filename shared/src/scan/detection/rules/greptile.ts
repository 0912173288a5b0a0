import { base64, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const greptileRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Greptile',
    documentation: 'https://www.greptile.com/docs/api-reference/introduction',
    remediation: 'Revoke it at https://app.greptile.com/api and create a new one.',
  },
  [
    {
      id: 'keyward/greptile-api-key',
      title: 'Greptile API key',
      keywords: ['greptile'],
      pattern: near(['greptile'], /[A-Za-z0-9+/_-]{32,64}/, '+/-'),
      maxLength: 739,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'Reads what was indexed of its owner\'s code.',
      get examples() { return [`GREPTILE_API_KEY=${base64(48)}`, `greptile: { apiKey: "${base64(48, 1)}" }`]; },
      get counterExamples() { return [...strangers('greptile', base64(48))]; },
    },
  ],
);
