import { alnum, lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const devinRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Devin',
    documentation: 'https://docs.devin.ai/api-reference/overview',
    remediation: 'Revoke it at https://app.devin.ai/settings/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/devin-api-key',
      title: 'Devin API key',
      keywords: ['apk_user_', 'apk_', 'cog_'],
      pattern: token(/(?:apk_user_[A-Za-z0-9+/=_-]{40,200}|apk_[A-Za-z0-9+/_-]{40,200}={0,2}|cog_[A-Za-z0-9]{40,80})/, '+/=-'),
      maxLength: 209,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Starts sessions at its owner\'s cost.',
      get examples() { return [`apk_user_${alnum(96)}`, `DEVIN_API_KEY=apk_user_${alnum(96, 1)}`, `cog_${lowerAlnum(52)}`]; },
      get counterExamples() { return [...misses('apk_user_', alnum(96))]; },
    },
  ],
);
