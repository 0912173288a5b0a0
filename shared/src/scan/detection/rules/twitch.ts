import { alnum, digits, lowerAlnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const twitchRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Twitch',
    documentation: 'https://dev.twitch.tv/docs/authentication/',
    remediation: 'Make a new secret at https://dev.twitch.tv/console/apps, or reset the stream key in the creator dashboard.',
  },
  [
    {
      id: 'keyward/twitch-stream-key',
      title: 'Twitch stream key',
      keywords: ['live_'],
      pattern: token(/live_[0-9]{6,12}_[A-Za-z0-9]{30}/),
      maxLength: 48,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Broadcasts on its owner\'s channel.',
      documentation: 'https://help.twitch.tv/s/article/twitch-stream-key-faq',
      get examples() { return [`live_${digits(9)}_${alnum(30)}`, `rtmp://live.twitch.tv/app/live_${digits(9, 1)}_${alnum(30, 1)}`]; },
      get counterExamples() { return [...misses('live_', `${digits(9)}_${alnum(30)}`)]; },
    },
    {
      id: 'keyward/twitch-client-secret',
      title: 'Twitch client secret or token',
      keywords: ['twitch'],
      pattern: near(['twitch'], /(?:oauth:)?[a-z0-9]{30}/),
      maxLength: 709,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.3,
      description: 'Acts as the app, or as its user within its scopes.',
      get examples() { return [`TWITCH_CLIENT_SECRET=${lowerAlnum(30)}`, `twitch: { clientSecret: "${lowerAlnum(30, 1)}" }`]; },
      get counterExamples() { return [...strangers('twitch', lowerAlnum(30))]; },
    },
  ],
);
