import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const squareRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Square',
    documentation: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    remediation: 'Revoke it at https://developer.squareup.com/apps and create a new one.',
  },
  [
    {
      id: 'keyward/square-access-token',
      title: 'Square access token',
      keywords: ['eaaa', 'sq0atp-'],
      pattern: token(/(?:EAAA[A-Za-z0-9_-]{54,60}|sq0atp-[A-Za-z0-9_-]{22})/, '-'),
      maxLength: 64,
      form: 'self',
      confidence: 0.94,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and reads customers.',
      get examples() { return [`sq0atp-${base64url(22)}`, `SQUARE_ACCESS_TOKEN=sq0atp-${base64url(22, 1)}`, `EAAA${base64url(60)}`]; },
      get counterExamples() { return [...misses('sq0atp-', base64url(22))]; },
    },
    {
      id: 'keyward/square-oauth-secret',
      title: 'Square OAuth secret',
      keywords: ['sq0csp-'],
      pattern: token(/sq0csp-[A-Za-z0-9_-]{32,60}/, '-'),
      maxLength: 67,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Lets anyone pose as the application.',
      get examples() { return [`sq0csp-${base64url(43)}`, `SQUARE_APPLICATION_SECRET=sq0csp-${base64url(43, 1)}`]; },
      get counterExamples() { return [...misses('sq0csp-', base64url(43))]; },
    },
  ],
);
