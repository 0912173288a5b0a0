import { lowerAlnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pushoverRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Pushover',
    documentation: 'https://pushover.net/api',
    remediation: 'Regenerate the application\'s token at https://pushover.net.',
  },
  [
    {
      id: 'keyward/pushover-token',
      title: 'Pushover token',
      keywords: ['pushover'],
      pattern: near(['pushover'], /[au][a-z0-9]{29}/),
      maxLength: 705,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.3,
      description: 'Sends notifications as the application.',
      get examples() { return [`PUSHOVER_TOKEN=a${lowerAlnum(29)}`, `pushover: { key: "a${lowerAlnum(29, 1)}" }`]; },
      get counterExamples() { return [...strangers('pushover', `a${lowerAlnum(29)}`)]; },
    },
  ],
);
