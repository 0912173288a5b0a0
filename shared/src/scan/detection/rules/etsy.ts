import { lowerAlnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const etsyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Etsy',
    documentation: 'https://developers.etsy.com/documentation/essentials/authentication',
    remediation: 'Revoke it at https://www.etsy.com/developers/your-apps and create a new one.',
  },
  [
    {
      id: 'keyward/etsy-api-key',
      title: 'Etsy API keystring',
      keywords: ['etsy'],
      pattern: near(['etsy'], /[a-z0-9]{24}/, ':'),
      maxLength: 695,
      form: 'near',
      confidence: 0.68,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.3,
      description: 'Calls the API as the app.',
      get examples() { return [`ETSY_API_KEY=${lowerAlnum(24)}`, `etsy: { keystring: "${lowerAlnum(24, 1)}" }`]; },
      get counterExamples() { return [...strangers('etsy', lowerAlnum(24))]; },
    },
    {
      id: 'keyward/etsy-key-pair',
      title: 'Etsy keystring with shared secret',
      keywords: ['etsy', 'x-api-key', 'x_api_key'],
      pattern: near(['etsy', 'x-api-key', 'x_api_key'], /[a-z0-9]{24}:[a-z0-9]{10}/, ':'),
      maxLength: 711,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Calls the API as the app; the second half signs its requests.',
      get examples() {
        return [
          `x-api-key: ${lowerAlnum(24)}:${lowerAlnum(10)}`,
          `ETSY_API_KEY=${lowerAlnum(24, 1)}:${lowerAlnum(10, 1)}`,
        ];
      },
      get counterExamples() { return [...strangers('etsy', `${lowerAlnum(24)}:${lowerAlnum(10)}`)]; },
    },
  ],
);
