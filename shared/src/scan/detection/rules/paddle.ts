import { alnum, lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const paddleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Paddle',
    documentation: 'https://developer.paddle.com/api-reference/about/api-keys',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/paddle-api-key',
      title: 'Paddle API key',
      keywords: ['pdl_'],
      pattern: token(/pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/),
      maxLength: 69,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Manages products, prices and customers.',
      get examples() {
        return [
          `pdl_live_apikey_01${lowerAlnum(24)}_${alnum(22)}_${alnum(3)}`,
          `PADDLE_API_KEY=pdl_live_apikey_01${lowerAlnum(24, 1)}_${alnum(22, 1)}_${alnum(3, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('pdl_live_apikey_', `01${lowerAlnum(24)}_${alnum(22)}_${alnum(3)}`)]; },
    },
  ],
);
