import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const freshbooksRules: readonly Rule[] = vendorRules(
  {
    vendor: 'FreshBooks',
    documentation: 'https://www.freshbooks.com/api/authentication',
    remediation: 'Revoke it at https://my.freshbooks.com/#/developer and create a new one.',
  },
  [
    {
      id: 'keyward/freshbooks-client-secret',
      title: 'FreshBooks client secret or token',
      keywords: ['freshbooks'],
      pattern: near(['freshbooks'], /[a-fA-F0-9]{64}/),
      maxLength: 741,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Reads and writes invoices.',
      get examples() { return [`FRESHBOOKS_CLIENT_SECRET=${hex(64)}`, `freshbooks: { token: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('freshbooks', hex(64))]; },
    },
  ],
);
