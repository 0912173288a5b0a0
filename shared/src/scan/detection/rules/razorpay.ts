import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const razorpayRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Razorpay',
    documentation: 'https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/razorpay-key',
      title: 'Razorpay key ID',
      keywords: ['rzp_'],
      pattern: token(/rzp_(?:live|test)_[A-Za-z0-9]{14}/),
      maxLength: 23,
      form: 'self',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Names a key; its secret is needed beside it.',
      get examples() { return [`rzp_live_${alnum(14)}`, `RAZORPAY_KEY_ID=rzp_live_${alnum(14, 1)}`]; },
      get counterExamples() { return [...misses('rzp_live_', alnum(14))]; },
    },
  ],
);
