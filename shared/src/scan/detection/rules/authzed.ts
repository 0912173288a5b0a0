import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const authzedRules: readonly Rule[] = vendorRules(
  {
    vendor: 'AuthZed',
    documentation: 'https://authzed.com/docs/authzed/concepts/restricted-api-access',
    remediation: 'Delete it under Access in the permissions system.',
  },
  [
    {
      id: 'keyward/authzed-token',
      title: 'AuthZed token',
      keywords: ['authzed', 'spicedb'],
      pattern: near(['authzed', 'spicedb'], /tc_[a-z0-9_]{2,50}_[a-f0-9]{40,72}/),
      maxLength: 800,
      form: 'near',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes relationships, and so permissions.',
      get examples() { return [`AUTHZED_TOKEN=tc_shop_default_token_${hex(64)}`, `spicedb: { token: "tc_api_${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('authzed', `tc_api_${hex(72)}`)]; },
    },
  ],
);
