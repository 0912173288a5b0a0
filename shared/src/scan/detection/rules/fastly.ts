import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const fastlyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Fastly',
    documentation: 'https://www.fastly.com/documentation/guides/account-info/account-management/using-api-tokens/',
    remediation: 'Revoke it at https://manage.fastly.com/account/personal/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/fastly-api-token',
      title: 'Fastly API token',
      keywords: ['fastly'],
      pattern: near(['fastly'], /[A-Za-z0-9_-]{32}/, '-'),
      maxLength: 705,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3.7,
      description: 'Changes services and purges caches as its user.',
      get examples() { return [`FASTLY_API_TOKEN=${base64url(32)}`, `Fastly-Key: "fastly:${base64url(32, 1)}"`]; },
      get counterExamples() { return [...strangers('fastly', base64url(32))]; },
    },
  ],
);
