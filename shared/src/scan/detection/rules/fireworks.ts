import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const fireworksRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Fireworks AI',
    documentation: 'https://docs.fireworks.ai/getting-started/quickstart',
    remediation: 'Revoke it at https://app.fireworks.ai/settings/users/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/fireworks-api-key',
      title: 'Fireworks AI API key',
      keywords: ['fw_'],
      pattern: token(/fw_[A-Za-z0-9]{22,24}/),
      maxLength: 27,
      form: 'self',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Calls models at its owner\'s cost.',
      get examples() { return [`fw_${alnum(24)}`, `FIREWORKS_API_KEY=fw_${alnum(24, 1)}`]; },
      get counterExamples() { return [...misses('fw_', alnum(24))]; },
    },
  ],
);
