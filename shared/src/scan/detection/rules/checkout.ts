import { lowerAlnum, misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const checkoutRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Checkout.com',
    documentation: 'https://www.checkout.com/docs/developer-resources/api/api-authentication/api-keys',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/checkout-secret-key',
      title: 'Checkout.com secret key',
      keywords: ['sk_'],
      pattern: token(/sk_(?:sbox_[a-z0-9]{26,30}|test_[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}|[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12})/, '-'),
      maxLength: 44,
      form: 'self',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and refunds them.',
      get examples() { return [`sk_sbox_${lowerAlnum(28)}`, `CKO_SECRET_KEY=sk_sbox_${lowerAlnum(28, 1)}`, `sk_${uuid(2)}`]; },
      get counterExamples() { return [...misses('sk_sbox_', lowerAlnum(28))]; },
    },
  ],
);
