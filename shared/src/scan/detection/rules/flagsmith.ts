import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const flagsmithRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Flagsmith',
    documentation: 'https://docs.flagsmith.com/clients/server-side',
    remediation: 'Delete it in the environment\'s settings, Keys.',
  },
  [
    {
      id: 'keyward/flagsmith-environment-key',
      title: 'Flagsmith server-side environment key',
      keywords: ['flagsmith', 'environment_key', 'environmentkey'],
      pattern: near(['flagsmith', 'environment_key', 'environmentkey'], /ser\.[A-Za-z0-9]{22}/),
      maxLength: 708,
      form: 'near',
      confidence: 0.93,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads all flags and segments of the environment.',
      get examples() {
        return [
          `FLAGSMITH_ENVIRONMENT_KEY=ser.${alnum(22)}`,
          `new Flagsmith({ environmentKey: "ser.${alnum(22, 1)}" })`,
        ];
      },
      get counterExamples() { return [...strangers('flagsmith', `ser.${alnum(22)}`)]; },
    },
  ],
);
