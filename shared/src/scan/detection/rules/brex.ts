import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const brexRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Brex',
    documentation: 'https://developer.brex.com/docs/authentication/',
    remediation: 'Revoke it at https://dashboard.brex.com/settings/developer.',
  },
  [
    {
      id: 'keyward/brex-user-token',
      title: 'Brex user token',
      keywords: ['bxt_'],
      pattern: token(/bxt_[A-Za-z0-9]{30,60}/),
      maxLength: 64,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads accounts and moves money as its scopes say.',
      get examples() { return [`bxt_${alnum(40)}`, `BREX_TOKEN=bxt_${alnum(40, 1)}`]; },
      get counterExamples() { return [...misses('bxt_', alnum(40))]; },
    },
  ],
);
