import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const resendRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Resend',
    documentation: 'https://resend.com/docs/dashboard/api-keys/introduction',
    remediation: 'Revoke it at https://resend.com/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/resend-api-key',
      title: 'Resend API key',
      keywords: ['re_'],
      pattern: token(/re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}/),
      maxLength: 36,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends mail in the domain\'s name.',
      get examples() { return [`re_${alnum(8)}_${alnum(24)}`, `RESEND_API_KEY=re_${alnum(8, 1)}_${alnum(24, 1)}`]; },
      get counterExamples() { return [...misses('re_', `${alnum(8)}_${alnum(24)}`)]; },
    },
  ],
);
