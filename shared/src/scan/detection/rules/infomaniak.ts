import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const infomaniakRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Infomaniak',
    documentation: 'https://developer.infomaniak.com/getting-started',
    remediation: 'Revoke it at https://manager.infomaniak.com/v3/ng/accounts/token/list and create a new one.',
  },
  [
    {
      id: 'keyward/infomaniak-api-token',
      title: 'Infomaniak API token',
      keywords: ['infomaniak'],
      pattern: near(['infomaniak'], /[A-Za-z0-9_-]{72,90}/, '-'),
      maxLength: 767,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 4,
      description: 'Manages its user\'s products.',
      get examples() { return [`INFOMANIAK_TOKEN=${base64url(87)}`, `infomaniak: { token: "${base64url(87, 1)}" }`]; },
      get counterExamples() { return [...strangers('infomaniak', base64url(87))]; },
    },
  ],
);
