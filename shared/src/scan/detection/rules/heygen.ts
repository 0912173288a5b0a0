import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const heygenRules: readonly Rule[] = vendorRules(
  {
    vendor: 'HeyGen',
    documentation: 'https://docs.heygen.com/docs/quick-start',
    remediation: 'Reset it under Settings, API, at https://app.heygen.com.',
  },
  [
    {
      id: 'keyward/heygen-api-key',
      title: 'HeyGen API key',
      keywords: ['heygen'],
      pattern: near(['heygen'], /(?:sk_V2_[A-Za-z0-9_-]{30,80}|[A-Za-z0-9+/]{46,66}={0,2})/, '+/=-'),
      maxLength: 759,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Generates films at its owner\'s cost.',
      get examples() { return [`HEYGEN_API_KEY=${alnum(54)}==`, `heygen: { apiKey: "sk_V2_${alnum(50, 1)}" }`]; },
      get counterExamples() { return [...strangers('heygen', alnum(60))]; },
    },
  ],
);
