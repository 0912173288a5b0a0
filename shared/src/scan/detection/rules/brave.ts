import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const braveRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Brave Search',
    documentation: 'https://api-dashboard.search.brave.com/app/documentation/web-search/get-started',
    remediation: 'Revoke it at https://api-dashboard.search.brave.com/app/keys and create a new one.',
  },
  [
    {
      id: 'keyward/brave-search-api-key',
      title: 'Brave Search API key',
      keywords: ['bsa'],
      pattern: token(/BSA[A-Za-z0-9_-]{24,28}/, '-'),
      maxLength: 31,
      form: 'self',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Searches at its owner\'s cost.',
      get examples() { return [`BSA${base64url(28)}`, `X-Subscription-Token: BSA${base64url(28, 1)}`]; },
      get counterExamples() { return [...misses('BSA', base64url(28))]; },
    },
  ],
);
