import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pusherRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Pusher',
    documentation: 'https://pusher.com/docs/channels/server_api/overview/',
    remediation: 'Make a new key on the app\'s App keys page at https://dashboard.pusher.com.',
  },
  [
    {
      id: 'keyward/pusher-secret',
      title: 'Pusher app secret',
      keywords: ['pusher'],
      pattern: near(['pusher'], /[a-fA-F0-9]{20}/),
      maxLength: 693,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Publishes into and signs users in to all channels.',
      get examples() { return [`PUSHER_APP_SECRET=${hex(20)}`, `new Pusher({ appId, secret: "${hex(20, 1)}" })`]; },
      get counterExamples() { return [...strangers('pusher', hex(20))]; },
    },
  ],
);
