import { alnum, strangers, uuid } from './example';
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
      get examples() { return [`MESSAGEBIRD_API_KEY=${alnum(25)}`, `messagebird("${alnum(25, 1)}")`]; },
      get counterExamples() { return [...strangers('messagebird', alnum(25))]; },
    },
    {
      id: 'keyward/messagebird-client-id',
      title: 'MessageBird client or channel ID',
      keywords: ['messagebird', 'message_bird'],
      pattern: near(['messagebird', 'message_bird'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 715,
      form: 'near',
      confidence: 0.7,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names an app or a channel; the public half of its key.',
      get examples() { return [`MESSAGEBIRD_CLIENT_ID=${uuid()}`, `messagebird: { channelId: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('messagebird', uuid())]; },
    },
  ],
);
