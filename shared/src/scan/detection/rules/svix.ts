import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const svixRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Svix',
    documentation: 'https://docs.svix.com/api-keys',
    remediation: 'Expire it under API access at https://dashboard.svix.com.',
  },
  [
    {
      id: 'keyward/svix-api-key',
      title: 'Svix API key',
      keywords: ['testsk_', 'sk_'],
      pattern: token(/(?:testsk|sk)_[A-Za-z0-9_-]{32,48}\.(?:us|eu|in|ca|au)/, '-'),
      maxLength: 58,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends webhooks in the application\'s name.',
      get examples() { return [`testsk_${alnum(32)}.us`, `SVIX_TOKEN=testsk_${alnum(32, 1)}.us`]; },
      get counterExamples() { return [...misses('testsk_', `${alnum(32)}.us`)]; },
    },
  ],
);
