import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const valTownRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Val Town',
    documentation: 'https://docs.val.town/reference/api/',
    remediation: 'Revoke it at https://www.val.town/settings/api and create a new one.',
  },
  [
    {
      id: 'keyward/val-town-api-token',
      title: 'Val Town API token',
      keywords: ['vtwn_'],
      pattern: token(/vtwn_[A-Za-z0-9]{28,36}/),
      maxLength: 41,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads, changes and runs its user\'s code.',
      get examples() { return [`vtwn_${alnum(32)}`, `VAL_TOWN_API_KEY=vtwn_${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('vtwn_', alnum(32))]; },
    },
  ],
);
