import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const settlemintRules: readonly Rule[] = vendorRules(
  {
    vendor: 'SettleMint',
    documentation: 'https://console.settlemint.com/documentation/',
    remediation: 'Revoke it in the console\'s personal or application settings.',
  },
  [
    {
      id: 'keyward/settlemint-access-token',
      title: 'SettleMint access token',
      keywords: ['sm_pat_', 'sm_aat_', 'sm_sat_'],
      pattern: token(/sm_(?:pat|aat|sat)_[A-Za-z0-9]{16,24}/),
      maxLength: 31,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Manages blockchain networks and nodes within its scopes.',
      get examples() { return [`sm_pat_${alnum(16)}`, `SETTLEMINT_ACCESS_TOKEN=sm_pat_${alnum(16, 1)}`]; },
      get counterExamples() { return [...misses('sm_pat_', alnum(16))]; },
    },
  ],
);
