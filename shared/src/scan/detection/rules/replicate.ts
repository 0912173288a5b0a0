import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const replicateRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Replicate',
    documentation: 'https://replicate.com/docs/topics/security/api-tokens',
    remediation: 'Revoke it at https://replicate.com/account/api-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/replicate-api-token',
      title: 'Replicate API token',
      keywords: ['r8_'],
      pattern: token(/r8_[A-Za-z0-9]{37}/),
      maxLength: 40,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Runs models at its owner\'s cost.',
      get examples() { return [`r8_${alnum(37)}`, `REPLICATE_API_TOKEN=r8_${alnum(37, 1)}`]; },
      get counterExamples() { return [...misses('r8_', alnum(37))]; },
    },
  ],
);
