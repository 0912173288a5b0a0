import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const moonshotRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Moonshot AI',
    documentation: 'https://platform.moonshot.ai/docs/introduction',
    remediation: 'Revoke it at https://platform.moonshot.ai/console/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/moonshot-api-key',
      title: 'Moonshot (Kimi) API key',
      keywords: ['moonshot', 'kimi'],
      pattern: near(['moonshot', 'kimi'], /sk-(?:kimi-)?[A-Za-z0-9_-]{48,72}/, '-'),
      maxLength: 755,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls models at its owner\'s cost.',
      get examples() { return [`MOONSHOT_API_KEY=sk-${alnum(48)}`, `kimi: { apiKey: "sk-${alnum(48, 1)}" }`]; },
      get counterExamples() { return [...strangers('moonshot', `sk-${alnum(48)}`)]; },
    },
  ],
);
