import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const oktaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Okta',
    documentation: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    remediation: 'Revoke it under Security, API, Tokens, in the admin console.',
  },
  [
    {
      id: 'keyward/okta-api-token',
      title: 'Okta API token',
      keywords: ['okta', 'ssws'],
      pattern: near(['okta', 'ssws'], /00[A-Za-z0-9_-]{40}/, '-'),
      maxLength: 713,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 1,
      description: 'Manages users and applications with its creator\'s rights.',
      examples: [`OKTA_API_TOKEN=00${base64url(40)}`, `Okta.Client({ token: "00${base64url(40, 1)}" })`],
      counterExamples: [...strangers('okta', `00${base64url(40)}`)],
    },
  ],
);
