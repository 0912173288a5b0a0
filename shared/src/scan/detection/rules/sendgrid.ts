import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sendgridRules: readonly Rule[] = vendorRules(
  {
    vendor: 'SendGrid',
    documentation: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    remediation: 'Delete the key at https://app.sendgrid.com/settings/api_keys and read the activity feed for mails that were not yours.',
  },
  [
    {
      id: 'keyward/sendgrid-api-key',
      title: 'SendGrid API key',
      keywords: ['sg.'],
      pattern: token(/SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/, '-'),
      maxLength: 69,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends mail in the account\'s name and, with full access, manages the account.',
      get examples() {
        return [
          `SG.${base64url(22)}.${base64url(43)}`,
          `sgMail.setApiKey('SG.${base64url(22, 1)}.${base64url(43, 1)}')`,
        ];
      },
      get counterExamples() { return [...misses('SG.', `${base64url(22)}.${base64url(43)}`)]; },
    },
  ],
);
