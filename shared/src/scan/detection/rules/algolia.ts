import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const algoliaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Algolia',
    documentation: 'https://www.algolia.com/doc/guides/security/api-keys/',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/algolia-api-key',
      title: 'Algolia API key',
      keywords: ['algolia'],
      pattern: near(['algolia'], /[a-fA-F0-9]{32}/),
      maxLength: 706,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Searches, or with an admin key changes, the indexes.',
      get examples() { return [`ALGOLIA_API_KEY=${hex(32)}`, `algoliasearch("APPID12345", "${hex(32, 1)}")`]; },
      get counterExamples() { return [...strangers('algolia', hex(32))]; },
    },
  ],
);
