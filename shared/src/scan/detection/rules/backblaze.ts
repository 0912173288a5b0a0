import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const backblazeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Backblaze',
    documentation: 'https://www.backblaze.com/docs/cloud-storage-application-keys',
    remediation: 'Revoke it at https://secure.backblaze.com/app_keys.htm and create a new one.',
  },
  [
    {
      id: 'keyward/backblaze-application-key',
      title: 'Backblaze B2 application key',
      keywords: ['k00'],
      pattern: token(/K00[0-9][A-Za-z0-9+/]{27}/, '+/='),
      maxLength: 31,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3.7,
      description: 'Reads and writes the buckets that it reaches.',
      get examples() { return [`K005${alnum(27)}`, `B2_APPLICATION_KEY=K005${alnum(27, 1)}`]; },
      get counterExamples() { return [...misses('K00', `5${alnum(27)}`)]; },
    },
  ],
);
