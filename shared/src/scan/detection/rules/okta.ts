import { base64url, strangers } from './example';
import { near, token } from './pattern';
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
      keywords: ['okta'],
      pattern: near(['okta'], /00[A-Za-z0-9_-]{40}/, '-'),
      maxLength: 713,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 1,
      description: 'Manages users and applications with its creator\'s rights.',
      get examples() { return [`OKTA_API_TOKEN=00${base64url(40)}`, `Okta.Client({ token: "00${base64url(40, 1)}" })`]; },
      get counterExamples() { return [...strangers('okta', `00${base64url(40)}`)]; },
    },
    {
      id: 'keyward/okta-api-token-header',
      title: 'Okta API token in a header',
      keywords: ['ssws '],
      pattern: token(/[sS][sS][wW][sS] {1,3}(?<secret>00[A-Za-z0-9_-]{40})/, '-'),
      maxLength: 49,
      form: 'near',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Manages users and applications of the organisation with the rights of its owner.',
      documentation: 'https://developer.okta.com/docs/reference/core-okta-api/#authentication',
      get examples() { return [`Authorization: SSWS 00${base64url(40)}`, `-H "authorization: ssws 00${base64url(40, 1)}"`]; },
      get counterExamples() {
        return [
          'Authorization: SSWS ${apiToken}',
          `Authorization: SSWS 00${base64url(30)}`,
          `Authorization: SSWS 01${base64url(40)}`,
        ];
      },
    },
  ],
);
