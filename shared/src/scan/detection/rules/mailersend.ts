import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mailersendRules: readonly Rule[] = vendorRules(
  {
    vendor: 'MailerSend',
    documentation: 'https://developers.mailersend.com/general.html#api-token',
    remediation: 'Revoke it at https://app.mailersend.com/api-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/mailersend-api-token',
      title: 'MailerSend API token',
      keywords: ['mlsn.'],
      pattern: token(/mlsn\.[a-f0-9]{64}/),
      maxLength: 69,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends mail in the domain\'s name.',
      get examples() { return [`mlsn.${hex(64)}`, `MAILERSEND_API_KEY=mlsn.${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('mlsn.', hex(64))]; },
    },
  ],
);
