import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const thunderstoreRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Thunderstore',
    documentation: 'https://thunderstore.io/settings/teams/',
    remediation: 'Revoke it at https://thunderstore.io/settings/teams/ and create a new one.',
  },
  [
    {
      id: 'keyward/thunderstore-api-token',
      title: 'Thunderstore API token',
      keywords: ['tss_'],
      pattern: token(/tss_[A-Za-z0-9]{30,40}/),
      maxLength: 44,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Publishes packages for the team.',
      get examples() { return [`tss_${alnum(36)}`, `TCLI_AUTH_TOKEN=tss_${alnum(36, 1)}`]; },
      get counterExamples() { return [...misses('tss_', alnum(36))]; },
    },
  ],
);
