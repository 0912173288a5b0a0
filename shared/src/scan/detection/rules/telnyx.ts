import { alnum, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const telnyxRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Telnyx',
    documentation: 'https://developers.telnyx.com/development/api-fundamentals/authentication',
    remediation: 'Revoke it at https://portal.telnyx.com/#/app/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/telnyx-api-key',
      title: 'Telnyx API key',
      keywords: ['key0'],
      pattern: token(/KEY0[A-F0-9]{31}_[A-Za-z0-9]{22}/),
      maxLength: 58,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends text messages and calls at the account\'s cost.',
      get examples() {
        return [
          `KEY0${hex(31).toUpperCase()}_${alnum(22)}`,
          `TELNYX_API_KEY=KEY0${hex(31, 1).toUpperCase()}_${alnum(22, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('KEY0', `${hex(31).toUpperCase()}_${alnum(22)}`)]; },
    },
  ],
);
