import { alnum, digits, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const twitterRules: readonly Rule[] = vendorRules(
  {
    vendor: 'X (Twitter)',
    documentation: 'https://docs.x.com/fundamentals/authentication/overview',
    remediation: 'Regenerate it in the app\'s Keys and tokens page at https://developer.x.com.',
  },
  [
    {
      id: 'keyward/twitter-bearer-token',
      title: 'X (Twitter) bearer token',
      keywords: ['aaaaaaaaaaaaaaaaaaaa'],
      pattern: token(/AAAAAAAAAAAAAAAAAAAA[A-Za-z0-9]{2,14}(?:AAAA|%|[A-Za-z0-9])[A-Za-z0-9%]{60,120}/, '%'),
      maxLength: 158,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Reads public data as the app.',
      get examples() {
        return [
          `AAAAAAAAAAAAAAAAAAAA${alnum(12)}AAAA${alnum(20)}%3D${alnum(50)}`,
          `TWITTER_BEARER_TOKEN=AAAAAAAAAAAAAAAAAAAA${alnum(12, 1)}AAAA${alnum(20, 1)}%3D${alnum(50, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('AAAAAAAAAAAAAAAAAAAA', `${alnum(12)}AAAA${alnum(20)}%3D${alnum(50)}`)]; },
    },
    {
      id: 'keyward/twitter-access-token',
      title: 'X (Twitter) access token',
      keywords: ['twitter', 'tweepy', 'twit_', 'x_access'],
      pattern: near(['twitter', 'tweepy', 'twit_', 'x_access'], /[0-9]{15,25}-[A-Za-z0-9]{20,45}/, '-'),
      maxLength: 746,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user; the access secret is needed beside it.',
      get examples() {
        return [
          `TWITTER_ACCESS_TOKEN=${digits(19)}-${alnum(30)}`,
          `tweepy.Client(twitter_token="${digits(19, 1)}-${alnum(30, 1)}")`,
        ];
      },
      get counterExamples() { return [...strangers('twitter', `${digits(19)}-${alnum(30)}`)]; },
    },
    {
      id: 'keyward/twitter-api-secret',
      title: 'X (Twitter) API or access secret',
      keywords: ['twitter', 'tweepy'],
      pattern: near(['twitter', 'tweepy'], /(?:[A-Za-z0-9]{50}|[A-Za-z0-9]{45}|[A-Za-z0-9]{35,44}|[A-Za-z0-9]{25})/),
      maxLength: 724,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'With its other half it acts as the app or as its user.',
      get examples() { return [`TWITTER_API_SECRET=${alnum(50)}`, `twitter: { consumerKey: "${alnum(50, 1)}" }`]; },
      get counterExamples() { return [...strangers('twitter', alnum(50))]; },
    },
  ],
);
