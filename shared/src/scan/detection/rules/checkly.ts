import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const checklyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Checkly',
    documentation: 'https://www.checklyhq.com/docs/accounts-and-users/creating-api-key/',
    remediation: 'Delete it at https://app.checklyhq.com/settings/user/api-keys.',
  },
  [
    {
      id: 'keyward/checkly-api-key',
      title: 'Checkly API key',
      keywords: ['cu_'],
      pattern: token(/cu_[a-f0-9]{32}/),
      maxLength: 35,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Changes checks and reads their secrets.',
      get examples() { return [`cu_${hex(32)}`, `CHECKLY_API_KEY=cu_${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('cu_', hex(32))]; },
    },
  ],
);
