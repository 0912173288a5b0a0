import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const vonageRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Vonage',
    documentation: 'https://developer.vonage.com/en/concepts/guides/authentication',
    remediation: 'Change it at https://dashboard.nexmo.com/settings.',
  },
  [
    {
      id: 'keyward/vonage-api-secret',
      title: 'Vonage (Nexmo) API secret',
      keywords: [
        'vonage_api_secret',
        'nexmo_api_secret',
        'nexmo_secret',
        'vonage_secret',
        'vonageapisecret',
        'nexmoapisecret',
      ],
      pattern: near(['vonage_api_secret', 'nexmo_api_secret', 'nexmo_secret', 'vonage_secret', 'vonageapisecret', 'nexmoapisecret'], /[A-Za-z0-9]{16}/),
      maxLength: 700,
      form: 'near',
      confidence: 0.68,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Sends text messages and calls at the account\'s cost.',
      get examples() { return [`VONAGE_API_SECRET=${alnum(16)}`, `nexmo_api_secret: "${alnum(16, 1)}"`]; },
      get counterExamples() { return [...strangers('nexmo_secret', alnum(16))]; },
    },
  ],
);
