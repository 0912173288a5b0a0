import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const zohoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Zoho',
    documentation: 'https://www.zoho.com/accounts/protocol/oauth.html',
    remediation: 'Revoke it at https://accounts.zoho.com under Sessions, Connected apps.',
  },
  [
    {
      id: 'keyward/zoho-oauth-token',
      title: 'Zoho OAuth token',
      keywords: ['1000.'],
      pattern: token(/1000\.[a-f0-9]{32}\.[a-f0-9]{32}/, '.'),
      maxLength: 70,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes within its scopes; the refresh form does not end.',
      get examples() { return [`1000.${hex(32)}.${hex(32)}`, `Authorization: Zoho-oauthtoken 1000.${hex(32, 1)}.${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('1000.', `${hex(32)}.${hex(32)}`)]; },
    },
  ],
);
