import { alnum, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const stripeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Stripe',
    documentation: 'https://docs.stripe.com/keys',
    remediation: 'Roll or delete the key at https://dashboard.stripe.com/apikeys and read its request log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/stripe-secret-key',
      title: 'Stripe secret key',
      keywords: ['sk_live_', 'sk_test_', 'sk_prod_'],
      pattern: token(/sk_(?:live|test|prod)_(?!a2V5X)[A-Za-z0-9]{24,247}/),
      maxLength: 255,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3,
      description:
        'Does everything in the Stripe account: charges, refunds, payouts, customers\' data. The test form reaches ' +
        'test data only.',
      get examples() { return [`sk_live_51${alnum(97)}`, `stripe.api_key = "sk_test_${alnum(24)}"`]; },
      get counterExamples() { return [...misses('sk_live_', alnum(24)), `pk_live_${alnum(24)}`]; },
    },
    {
      id: 'keyward/stripe-restricted-key',
      title: 'Stripe restricted key',
      keywords: ['rk_live_', 'rk_test_', 'rk_prod_'],
      pattern: token(/rk_(?:live|test|prod)_[A-Za-z0-9]{24,247}/),
      maxLength: 255,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Does in the Stripe account what its owner allowed it.',
      documentation: 'https://docs.stripe.com/keys/restricted-api-keys',
      get examples() { return [`rk_live_51${alnum(97)}`, `STRIPE_KEY=rk_test_${alnum(24)}`]; },
      get counterExamples() { return [...misses('rk_live_', alnum(24))]; },
    },
    {
      id: 'keyward/stripe-webhook-secret',
      title: 'Stripe webhook signing secret',
      keywords: ['whsec_'],
      pattern: token(/whsec_[A-Za-z0-9+/]{32,64}={0,2}/, '+/='),
      maxLength: 72,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'webhook-url',
      description:
        'Signs webhook calls; whoever has it can forge events towards the endpoint. Services that use Standard ' +
        'Webhooks share the form.',
      remediation: 'Roll the signing secret of the endpoint at https://dashboard.stripe.com/webhooks.',
      documentation: 'https://docs.stripe.com/webhooks#verify-official-libraries',
      get examples() { return [`whsec_${alnum(32)}`, `const endpointSecret = 'whsec_${hex(64)}'`]; },
      get counterExamples() { return [...misses('whsec_', alnum(32))]; },
    },
  ],
);
