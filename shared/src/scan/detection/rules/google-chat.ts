import { alnum, base64url } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const googleChatRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Google Chat',
    documentation: 'https://developers.google.com/workspace/chat/quickstart/webhooks',
    remediation: 'Delete the webhook in the chat room\'s settings and make a new one.',
  },
  [
    {
      id: 'keyward/google-chat-webhook-url',
      title: 'Google Chat webhook',
      keywords: ['chat.googleapis.com/'],
      pattern: token(/https:\/\/chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,20}\/messages\?key=[A-Za-z0-9_-]{30,50}&token=[A-Za-z0-9_%-]{30,60}/, '-%'),
      maxLength: 189,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'webhook-url',
      description: 'Posts into one space.',
      get examples() {
        return [
          `https://chat.googleapis.com/v1/spaces/${alnum(11)}/messages?key=${base64url(39)}&token=${base64url(43)}`,
          `url: "https://chat.googleapis.com/v1/spaces/${alnum(11, 1)}/messages?key=${base64url(39, 1)}&token=${base64url(40, 1)}%3D"`,
        ];
      },
      get counterExamples() {
        return [
          'https://chat.googleapis.com/v1/spaces',
          `https://chat.googleapis.com/v1/spaces/${alnum(11)}/messages`,
          `https://chat.googleapis.com/v1/spaces/${alnum(11)}/messages?key=abc&token=abc`,
        ];
      },
    },
  ],
);
