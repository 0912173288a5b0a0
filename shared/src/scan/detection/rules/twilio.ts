import { hex, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const twilioRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Twilio',
    documentation: 'https://www.twilio.com/docs/iam/api-keys',
    remediation:
      'Delete the API key or rotate the auth token at https://console.twilio.com, then read the account\'s usage ' +
      'and message logs.',
  },
  [
    {
      id: 'keyward/twilio-api-key',
      title: 'Twilio API key SID',
      keywords: [
        'sk0',
        'sk1',
        'sk2',
        'sk3',
        'sk4',
        'sk5',
        'sk6',
        'sk7',
        'sk8',
        'sk9',
        'ska',
        'skb',
        'skc',
        'skd',
        'ske',
        'skf',
      ],
      pattern: token(/SK[0-9a-f]{32}/),
      maxLength: 34,
      form: 'self',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Names an API key; with its secret it calls, texts and reads at the account\'s cost.',
      examples: [`SK${hex(32)}`, `TWILIO_API_KEY=SK${hex(32, 1)}`],
      counterExamples: [`SK${hex(31)}`, `DISK${hex(32)}`, `sk${hex(32)}`],
    },
    {
      id: 'keyward/twilio-auth-token',
      title: 'Twilio auth token',
      keywords: ['twilio'],
      pattern: near(['twilio'], /[0-9a-fA-F]{32}/),
      maxLength: 705,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'The account\'s master credential: calls, texts, recordings, billing.',
      documentation: 'https://www.twilio.com/docs/iam/access-tokens',
      examples: [`TWILIO_AUTH_TOKEN=${hex(32)}`, `twilio: { accountSid, authToken: "${hex(32, 1)}" }`],
      counterExamples: [...strangers('twilio', hex(32))],
    },
  ],
);
