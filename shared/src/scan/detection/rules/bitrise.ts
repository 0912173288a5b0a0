import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const bitriseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Bitrise',
    documentation: 'https://docs.bitrise.io/en/bitrise-ci/api/authenticating-with-the-bitrise-api.html',
    remediation: 'Revoke it at https://app.bitrise.io/me/profile#/security and create a new one.',
  },
  [
    {
      id: 'keyward/bitrise-access-token',
      title: 'Bitrise access token',
      keywords: ['bitrise'],
      pattern: near(['bitrise'], /(?:bitpat_)?[A-Za-z0-9_-]{86}/, '-'),
      maxLength: 767,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 4,
      description: 'Starts builds and reads their artefacts.',
      get examples() { return [`BITRISE_API_TOKEN=${base64url(86)}`, `bitrise: { token: "${base64url(86, 1)}" }`]; },
      get counterExamples() { return [...strangers('bitrise', base64url(86))]; },
    },
  ],
);
