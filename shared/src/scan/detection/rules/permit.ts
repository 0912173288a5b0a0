import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const permitRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Permit.io',
    documentation: 'https://docs.permit.io/manage-your-account/api-keys',
    remediation: 'Rotate it at https://app.permit.io/settings/api-keys.',
  },
  [
    {
      id: 'keyward/permit-api-key',
      title: 'Permit.io API key',
      keywords: ['permit_key_'],
      pattern: token(/permit_key_[A-Za-z0-9]{64,110}/),
      maxLength: 121,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and changes who may do what.',
      get examples() { return [`permit_key_${alnum(86)}`, `PERMIT_API_KEY=permit_key_${alnum(86, 1)}`]; },
      get counterExamples() { return [...misses('permit_key_', alnum(86))]; },
    },
  ],
);
