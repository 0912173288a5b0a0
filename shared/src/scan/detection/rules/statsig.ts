import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const statsigRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Statsig',
    documentation: 'https://docs.statsig.com/server/introduction',
    remediation: 'Revoke it at https://console.statsig.com/api_keys and create a new one.',
  },
  [
    {
      id: 'keyward/statsig-secret-key',
      title: 'Statsig server secret',
      keywords: ['secret-'],
      pattern: token(/secret-[A-Za-z0-9]{43,44}/, '-'),
      maxLength: 51,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads the project\'s rules and logs events.',
      get examples() { return [`secret-${alnum(43)}`, `STATSIG_SECRET=secret-${alnum(43, 1)}`]; },
      get counterExamples() { return [...misses('secret-', alnum(43))]; },
    },
  ],
);
