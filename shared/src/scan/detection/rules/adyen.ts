import { alnum, base64 } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const adyenRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Adyen',
    documentation: 'https://docs.adyen.com/development-resources/api-credentials/',
    remediation: 'Revoke it at https://ca-live.adyen.com/ca/ca/config/api_credentials.shtml and create a new one.',
  },
  [
    {
      id: 'keyward/adyen-api-key',
      title: 'Adyen API key',
      keywords: ['aqe'],
      pattern: token(/AQE[A-Za-z0-9]{10,40}(?:[A-Za-z0-9+/]{40,240}={0,2})-[A-Za-z0-9+/]{30,60}={0,2}-[A-Za-z0-9+/<>;:,.!@#$%^&*(){}|~=-]{10,30}/, '+/=-'),
      maxLength: 379,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and refunds them.',
      get examples() {
        return [
          `AQE${alnum(20)}${base64(100)}==-${base64(43)}=-${alnum(16)}`,
          `X-API-Key: AQE${alnum(20, 1)}${base64(90, 1)}-${base64(44, 1)}-${alnum(16, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          `AQE${alnum(20)}`,
          `AQE${alnum(20)}${base64(100)}==`,
          `xAQE${alnum(20)}${base64(100)}==-${base64(43)}=-${alnum(16)}`,
        ];
      },
    },
  ],
);
