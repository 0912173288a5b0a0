import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const stytchRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Stytch',
    documentation: 'https://stytch.com/docs/api/versioning',
    remediation: 'Revoke it at https://stytch.com/dashboard/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/stytch-secret',
      title: 'Stytch project secret',
      keywords: ['secret-live-', 'secret-test-'],
      pattern: token(/secret-(?:live|test)-[A-Za-z0-9_-]{36}=?/, '-='),
      maxLength: 49,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Manages all users and sessions of the project.',
      get examples() { return [`secret-live-${base64url(36)}`, `STYTCH_SECRET=secret-live-${base64url(36, 1)}`]; },
      get counterExamples() { return [...misses('secret-live-', base64url(36))]; },
    },
  ],
);
