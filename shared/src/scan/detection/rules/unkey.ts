import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const unkeyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Unkey',
    documentation: 'https://www.unkey.com/docs/security/root-keys',
    remediation: 'Revoke it at https://app.unkey.com/settings/root-keys and create a new one.',
  },
  [
    {
      id: 'keyward/unkey-root-key',
      title: 'Unkey root key',
      keywords: ['unkey_'],
      pattern: token(/unkey_[A-Za-z0-9]{22,26}/),
      maxLength: 32,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Issues and revokes keys of the workspace.',
      get examples() { return [`unkey_${alnum(23)}`, `UNKEY_ROOT_KEY=unkey_${alnum(23, 1)}`]; },
      get counterExamples() { return [...misses('unkey_', alnum(23))]; },
    },
  ],
);
