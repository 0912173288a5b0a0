import { alnum, base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ablyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Ably',
    documentation: 'https://ably.com/docs/auth/basic',
    remediation: 'Revoke it on the app\'s API keys page.',
  },
  [
    {
      id: 'keyward/ably-api-key',
      title: 'Ably API key',
      keywords: ['ably'],
      pattern: near(['ably'], /[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{43}/, '-'),
      maxLength: 728,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'service-token',
      description: 'Publishes and subscribes within its capabilities.',
      get examples() {
        return [
          `ABLY_API_KEY=${alnum(6)}.${alnum(6)}:${base64url(43)}`,
          `new Ably.Realtime("${alnum(6, 1)}.${alnum(6, 1)}:${base64url(43, 1)}")`,
        ];
      },
      get counterExamples() { return [...strangers('ably', `${alnum(6)}.${alnum(6)}:${base64url(43)}`)]; },
    },
  ],
);
