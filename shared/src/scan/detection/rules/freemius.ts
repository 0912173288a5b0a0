import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const freemiusRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Freemius',
    documentation: 'https://freemius.com/help/documentation/api/',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/freemius-secret-key',
      title: 'Freemius secret key',
      keywords: ['freemius', 'secret_key', 'fs_secret'],
      // Stripe's keys start with the same letters, and name their mode next: https://docs.stripe.com/keys.
      pattern: near(['freemius', 'secret_key', 'fs_secret'], /sk_(?!(?:live|test|org)_)[^\s"'`]{29}/),
      maxLength: 709,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Signs requests as the plug-in or its developer.',
      get examples() { return [`FREEMIUS_SECRET=sk_${alnum(26)}!~^`, `'secret_key' => 'sk_${alnum(26, 1)}!~^'`]; },
      get counterExamples() { return [...strangers('fs_secret', `sk_${alnum(26)}!~^`), `STRIPE_SECRET_KEY=${['sk', 'live', alnum(24)].join('_')}`, `STRIPE_SECRET_KEY=${['sk', 'test', alnum(24, 1)].join('_')}`]; },
    },
  ],
);
