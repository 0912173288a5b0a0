import { hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mailgunRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mailgun',
    documentation: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
    remediation: 'Revoke it at https://app.mailgun.com/settings/api_security and create a new one.',
  },
  [
    {
      id: 'keyward/mailgun-api-key',
      title: 'Mailgun private API key',
      keywords: ['key-'],
      pattern: token(/key-[a-f0-9]{32}/, '-'),
      maxLength: 36,
      form: 'self',
      confidence: 0.92,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends mail in the domain\'s name and reads its logs.',
      get examples() { return [`key-${hex(32)}`, `MAILGUN_API_KEY=key-${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('key-', hex(32))]; },
    },
    {
      id: 'keyward/mailgun-domain-key',
      title: 'Mailgun sending or signing key',
      keywords: ['mailgun', 'mg_api_key'],
      pattern: near(['mailgun', 'mg_api_key'], /[a-fA-F0-9]{32}(?:-[a-fA-F0-9]{8}-[a-fA-F0-9]{8})?/, '-'),
      maxLength: 727,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends mail for one domain, or signs its webhooks.',
      get examples() {
        return [
          `MAILGUN_API_KEY=${hex(32)}-${hex(8)}-${hex(8)}`,
          `mailgun.client({ username: "api", key: "${hex(32, 1)}-${hex(8, 1)}-${hex(8, 1)}" })`,
          `MAILGUN_WEBHOOK_SIGNING_KEY=${hex(32, 2)}`,
        ];
      },
      get counterExamples() { return [...strangers('mailgun', `${hex(32)}-${hex(8)}-${hex(8)}`)]; },
    },
  ],
);
