import { alnum, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const zuploRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Zuplo',
    documentation: 'https://zuplo.com/docs/articles/api-key-management',
    remediation: 'Revoke it at https://portal.zuplo.com and create a new one.',
  },
  [
    {
      id: 'keyward/zuplo-api-key',
      title: 'Zuplo API key',
      keywords: ['zpka_'],
      pattern: token(/zpka_[A-Za-z0-9]{32}_[a-f0-9]{8}/),
      maxLength: 46,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls an API behind the gateway, or manages the account.',
      get examples() { return [`zpka_${alnum(32)}_${hex(8)}`, `ZUPLO_API_KEY=zpka_${alnum(32, 1)}_${hex(8, 1)}`]; },
      get counterExamples() { return [...misses('zpka_', `${alnum(32)}_${hex(8)}`)]; },
    },
  ],
);
