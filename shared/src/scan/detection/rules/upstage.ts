import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const upstageRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Upstage',
    documentation: 'https://console.upstage.ai/docs/getting-started',
    remediation: 'Revoke it at https://console.upstage.ai/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/upstage-api-key',
      title: 'Upstage API key',
      keywords: ['up_'],
      pattern: token(/up_[A-Za-z0-9]{29,32}/),
      maxLength: 35,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Calls models at its owner\'s cost.',
      get examples() { return [`up_${alnum(32)}`, `UPSTAGE_API_KEY=up_${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('up_', alnum(32))]; },
    },
  ],
);
