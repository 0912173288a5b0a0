import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mergifyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mergify',
    documentation: 'https://docs.mergify.com/api-usage/',
    remediation: 'Revoke it at https://dashboard.mergify.com and create a new one.',
  },
  [
    {
      id: 'keyward/mergify-application-key',
      title: 'Mergify application key',
      keywords: ['mka_'],
      pattern: token(/mka_[A-Za-z0-9_-]{58}/, '-'),
      maxLength: 62,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and drives merge queues.',
      get examples() { return [`mka_${base64url(58)}`, `MERGIFY_TOKEN=mka_${base64url(58, 1)}`]; },
      get counterExamples() { return [...misses('mka_', base64url(58))]; },
    },
  ],
);
