import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const apifyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Apify',
    documentation: 'https://docs.apify.com/platform/integrations/api',
    remediation: 'Revoke it at https://console.apify.com/settings/integrations and create a new one.',
  },
  [
    {
      id: 'keyward/apify-api-token',
      title: 'Apify API token',
      keywords: ['apify_api_'],
      pattern: token(/apify_api_[A-Za-z0-9]{34,40}/),
      maxLength: 50,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Runs actors and reads their data at its owner\'s cost.',
      get examples() { return [`apify_api_${alnum(36)}`, `APIFY_TOKEN=apify_api_${alnum(36, 1)}`]; },
      get counterExamples() { return [...misses('apify_api_', alnum(36))]; },
    },
  ],
);
