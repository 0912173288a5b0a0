import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const anyscaleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Anyscale',
    documentation: 'https://docs.anyscale.com/endpoints/text-generation/authenticate/',
    remediation: 'Delete it at https://console.anyscale.com/v2/api-keys.',
  },
  [
    {
      id: 'keyward/anyscale-api-key',
      title: 'Anyscale API key',
      keywords: ['esecret_'],
      pattern: token(/esecret_[A-Za-z0-9]{24,60}/),
      maxLength: 68,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls models and manages clusters at its owner\'s cost.',
      get examples() { return [`esecret_${alnum(26)}`, `ANYSCALE_API_KEY=esecret_${alnum(26, 1)}`]; },
      get counterExamples() { return [...misses('esecret_', alnum(26))]; },
    },
  ],
);
