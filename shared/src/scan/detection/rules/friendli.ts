import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const friendliRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Friendli',
    documentation: 'https://friendli.ai/docs/guides/personal_access_tokens',
    remediation: 'Delete it at https://friendli.ai/suite/setting/tokens.',
  },
  [
    {
      id: 'keyward/friendli-access-token',
      title: 'Friendli personal access token',
      keywords: ['flp_'],
      pattern: token(/flp_[A-Za-z0-9]{30,80}/),
      maxLength: 84,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls and deploys models at its owner\'s cost.',
      get examples() { return [`flp_${alnum(46)}`, `FRIENDLI_TOKEN=flp_${alnum(46, 1)}`]; },
      get counterExamples() { return [...misses('flp_', alnum(46))]; },
    },
  ],
);
