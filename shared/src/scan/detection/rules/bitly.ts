import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const bitlyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Bitly',
    documentation: 'https://dev.bitly.com/docs/getting-started/authentication/',
    remediation: 'Revoke it at https://app.bitly.com/settings/api/ and create a new one.',
  },
  [
    {
      id: 'keyward/bitly-access-token',
      title: 'Bitly access token',
      keywords: ['bitly', 'bit_ly'],
      pattern: near(['bitly', 'bit_ly'], /[a-fA-F0-9]{40}/),
      maxLength: 713,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Makes and changes short links.',
      get examples() { return [`BITLY_TOKEN=${hex(40)}`, `bitly: { accessToken: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('bitly', hex(40))]; },
    },
  ],
);
