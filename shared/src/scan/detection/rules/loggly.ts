import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const logglyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Loggly',
    documentation:
      'https://documentation.solarwinds.com/en/success_center/loggly/content/admin/customer-token-authentication-token.htm',
    remediation: 'Retire it under Source setup, Customer tokens.',
  },
  [
    {
      id: 'keyward/loggly-customer-token',
      title: 'Loggly customer token',
      keywords: ['loggly'],
      pattern: near(['loggly'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 709,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Sends logs into the account.',
      get examples() { return [`LOGGLY_TOKEN=${uuid()}`, `loggly: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('loggly', uuid())]; },
    },
  ],
);
