import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const rootlyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Rootly',
    documentation: 'https://docs.rootly.com/api-reference/overview',
    remediation: 'Revoke it at https://rootly.com/account/api_keys and create a new one.',
  },
  [
    {
      id: 'keyward/rootly-api-key',
      title: 'Rootly API key',
      keywords: ['rootly_'],
      pattern: token(/rootly_[a-f0-9]{64}/),
      maxLength: 71,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and changes incidents.',
      get examples() { return [`rootly_${hex(64)}`, `ROOTLY_API_KEY=rootly_${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('rootly_', hex(64))]; },
    },
  ],
);
