import { alnum, base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const kagiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Kagi',
    documentation: 'https://help.kagi.com/kagi/api/overview.html',
    remediation: 'Revoke it at https://kagi.com/settings?p=api and create a new one.',
  },
  [
    {
      id: 'keyward/kagi-api-key',
      title: 'Kagi API key or session token',
      keywords: ['kagi'],
      pattern: near(['kagi'], /[A-Za-z0-9_-]{9,16}\.[A-Za-z0-9_-]{43}/, '-.'),
      maxLength: 731,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'api-key',
      description: 'Searches at its owner\'s cost.',
      get examples() {
        return [
          `KAGI_API_KEY=${alnum(11)}.${base64url(43)}`,
          `https://kagi.com/search?token=${alnum(11, 1)}.${base64url(43, 1)}`,
        ];
      },
      get counterExamples() { return [...strangers('kagi', `${alnum(11)}.${base64url(43)}`)]; },
    },
  ],
);
