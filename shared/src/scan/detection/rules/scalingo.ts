import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const scalingoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Scalingo',
    documentation: 'https://developers.scalingo.com/tokens',
    remediation: 'Revoke it at https://dashboard.scalingo.com/account/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/scalingo-api-token',
      title: 'Scalingo API token',
      keywords: ['tk-us-'],
      pattern: token(/tk-us-[A-Za-z0-9_-]{48}/, '-'),
      maxLength: 54,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Deploys apps and reads their environment.',
      get examples() { return [`tk-us-${base64url(48)}`, `SCALINGO_API_TOKEN=tk-us-${base64url(48, 1)}`]; },
      get counterExamples() { return [...misses('tk-us-', base64url(48))]; },
    },
  ],
);
