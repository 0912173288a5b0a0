import { lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const omiseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Omise',
    documentation: 'https://docs.omise.co/authentication',
    remediation: 'Roll it at https://dashboard.omise.co, Keys.',
  },
  [
    {
      id: 'keyward/omise-secret-key',
      title: 'Omise secret key',
      keywords: ['skey_'],
      pattern: token(/skey_(?:test_)?[a-z0-9]{18,24}/),
      maxLength: 34,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Charges, refunds and transfers; the test form in the sandbox.',
      get examples() { return [`skey_${lowerAlnum(19)}`, `OMISE_SECRET_KEY=skey_test_${lowerAlnum(19, 1)}`]; },
      get counterExamples() { return [...misses('skey_', lowerAlnum(19))]; },
    },
  ],
);
