import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const midtransRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Midtrans',
    documentation: 'https://docs.midtrans.com/docs/api-authorization-headers',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/midtrans-server-key',
      title: 'Midtrans server key',
      keywords: ['mid-server-'],
      pattern: token(/(?:SB-Mid|Mid)-server-[A-Za-z0-9_-]{20,30}/, '-'),
      maxLength: 44,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and refunds them.',
      get examples() { return [`Mid-server-${base64url(24)}`, `MIDTRANS_SERVER_KEY=Mid-server-${base64url(24, 1)}`]; },
      get counterExamples() { return [...misses('Mid-server-', base64url(24))]; },
    },
  ],
);
