import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const lobRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Lob',
    documentation: 'https://docs.lob.com/#tag/Authentication',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/lob-api-key',
      title: 'Lob API key',
      keywords: ['live_', 'test_'],
      pattern: token(/(?:live|test)_(?:pub_)?[a-f0-9]{31,35}/),
      maxLength: 44,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Prints and posts letters at the account\'s cost.',
      get examples() { return [`live_${hex(35)}`, `LOB_API_KEY=live_${hex(35, 1)}`]; },
      get counterExamples() { return [...misses('live_', hex(35))]; },
    },
  ],
);
