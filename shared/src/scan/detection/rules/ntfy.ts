import { lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ntfyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ntfy',
    documentation: 'https://docs.ntfy.sh/config/#access-tokens',
    remediation: 'Run "ntfy token remove USER TOKEN", or delete it in the account\'s page.',
  },
  [
    {
      id: 'keyward/ntfy-access-token',
      title: 'ntfy access token',
      keywords: ['tk_'],
      pattern: token(/tk_[a-z0-9]{29}/),
      maxLength: 32,
      form: 'self',
      confidence: 0.92,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 3.2,
      description: 'Publishes to and reads the topics of its user.',
      get examples() { return [`tk_${lowerAlnum(29)}`, `NTFY_TOKEN=tk_${lowerAlnum(29, 1)}`]; },
      get counterExamples() { return [...misses('tk_', lowerAlnum(29))]; },
    },
  ],
);
