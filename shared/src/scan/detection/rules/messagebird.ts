import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const messagebirdRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Bird',
    documentation: 'https://developers.messagebird.com/api/#authentication',
    remediation: 'Revoke it at https://dashboard.messagebird.com/developers/access and create a new one.',
  },
  [
    {
      id: 'keyward/messagebird-api-key',
      title: 'MessageBird API key',
      keywords: ['messagebird', 'message_bird', 'message-bird'],
      pattern: near(['messagebird', 'message_bird', 'message-bird'], /(?:live_|test_)?[A-Za-z0-9]{25}/),
      maxLength: 709,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Sends text messages and calls at the account\'s cost.',
      examples: [`MESSAGEBIRD_API_KEY=${alnum(25)}`, `messagebird("${alnum(25, 1)}")`],
      counterExamples: [...strangers('messagebird', alnum(25))],
    },
  ],
);
