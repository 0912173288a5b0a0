import { alnum, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const brevoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Brevo',
    documentation: 'https://developers.brevo.com/docs/getting-started',
    remediation: 'Revoke it at https://app.brevo.com/settings/keys/api and create a new one.',
  },
  [
    {
      id: 'keyward/brevo-api-key',
      title: 'Brevo (Sendinblue) API or SMTP key',
      keywords: ['xkeysib-', 'xsmtpsib-'],
      pattern: token(/x(?:key|smtp)sib-[a-f0-9]{64}-[A-Za-z0-9]{16}/, '-'),
      maxLength: 90,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends mail and text messages in the account\'s name.',
      get examples() { return [`xkeysib-${hex(64)}-${alnum(16)}`, `BREVO_API_KEY=xkeysib-${hex(64, 1)}-${alnum(16, 1)}`]; },
      get counterExamples() { return [...misses('xkeysib-', `${hex(64)}-${alnum(16)}`)]; },
    },
  ],
);
