import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const gumroadRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Gumroad',
    documentation: 'https://gumroad.com/api',
    remediation: 'Revoke it at https://app.gumroad.com/settings/advanced and create a new one.',
  },
  [
    {
      id: 'keyward/gumroad-access-token',
      title: 'Gumroad access token',
      keywords: ['gumroad'],
      pattern: near(['gumroad'], /(?:[A-Za-z0-9_-]{43}|[a-f0-9]{64})/, '-'),
      maxLength: 738,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 4,
      description: 'Reads sales and changes products.',
      get examples() { return [`GUMROAD_ACCESS_TOKEN=${base64url(43)}`, `gumroad: { token: "${base64url(43, 1)}" }`]; },
      get counterExamples() { return [...strangers('gumroad', base64url(43))]; },
    },
  ],
);
