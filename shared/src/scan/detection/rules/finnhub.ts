import { lowerAlnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const finnhubRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Finnhub',
    documentation: 'https://finnhub.io/docs/api/authentication',
    remediation: 'Revoke it in the service\'s developer console and create a new one.',
  },
  [
    {
      id: 'keyward/finnhub-api-key',
      title: 'Finnhub API key',
      keywords: ['finnhub'],
      pattern: near(['finnhub'], /[a-z0-9]{20}/),
      maxLength: 694,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Reads market data at its owner\'s cost.',
      get examples() { return [`FINNHUB_API_KEY=${lowerAlnum(20)}`, `finnhub: { token: "${lowerAlnum(20, 1)}" }`]; },
      get counterExamples() { return [...strangers('finnhub', lowerAlnum(20))]; },
    },
  ],
);
