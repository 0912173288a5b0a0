import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const lookerRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Looker',
    documentation: 'https://cloud.google.com/looker/docs/api-auth',
    remediation: 'Delete the API key on the user\'s page of the Looker instance.',
  },
  [
    {
      id: 'keyward/looker-client-secret',
      title: 'Looker client secret',
      keywords: ['looker'],
      pattern: near(['looker'], /(?:[A-Za-z0-9]{24}|[A-Za-z0-9]{20})/),
      maxLength: 697,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.3,
      description: 'Runs queries as its user.',
      get examples() { return [`LOOKERSDK_CLIENT_SECRET=${alnum(24)}`, `looker: { client_id, client_secret: "${alnum(24, 1)}" }`]; },
      get counterExamples() { return [...strangers('looker', alnum(24))]; },
    },
  ],
);
