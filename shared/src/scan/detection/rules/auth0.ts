import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const auth0Rules: readonly Rule[] = vendorRules(
  {
    vendor: 'Auth0',
    documentation: 'https://auth0.com/docs/get-started/applications/credentials',
    remediation: 'Rotate it in the application\'s settings at https://manage.auth0.com.',
  },
  [
    {
      id: 'keyward/auth0-client-secret',
      title: 'Auth0 client secret',
      keywords: ['auth0'],
      pattern: near(['auth0'], /[A-Za-z0-9_-]{64}/, '-'),
      maxLength: 736,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 4,
      description: 'Signs in as the application; for a machine application that reaches the management API.',
      get examples() { return [`AUTH0_CLIENT_SECRET=${base64url(64)}`, `auth0({ clientId, clientSecret: "${base64url(64, 1)}" })`]; },
      get counterExamples() { return [...strangers('auth0', base64url(64))]; },
    },
  ],
);
