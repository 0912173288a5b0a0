import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const workosRules: readonly Rule[] = vendorRules(
  {
    vendor: 'WorkOS',
    documentation: 'https://workos.com/docs/reference/api-keys',
    remediation: 'Revoke it at https://dashboard.workos.com/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/workos-api-key',
      title: 'WorkOS API key',
      keywords: ['sk_live_a2v5', 'sk_test_a2v5'],
      // base64 of "key_" follows the prefix.
      pattern: token(/sk_(?:live|test)_a2V5X[A-Za-z0-9]{40,90}/),
      maxLength: 103,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Manages organisations, directories and single sign-on.',
      get examples() { return [`sk_live_a2V5X${alnum(75)}`, `WORKOS_API_KEY=sk_live_a2V5X${alnum(75, 1)}`]; },
      get counterExamples() { return [...misses('sk_live_a2V5X', alnum(75))]; },
    },
  ],
);
