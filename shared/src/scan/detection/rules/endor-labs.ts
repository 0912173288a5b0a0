import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const endorLabsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Endor Labs',
    documentation: 'https://docs.endorlabs.com/administration/api-keys/',
    remediation: 'Revoke it under Access control at https://app.endorlabs.com.',
  },
  [
    {
      id: 'keyward/endor-labs-api-key',
      title: 'Endor Labs API key or secret',
      keywords: ['endr+'],
      pattern: token(/endr\+[A-Za-z0-9-]{16}/, '-'),
      maxLength: 21,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Scans, and reads the findings of the namespace.',
      get examples() { return [`endr+${alnum(16)}`, `ENDOR_API_CREDENTIALS_KEY=endr+${alnum(16, 1)}`]; },
      get counterExamples() { return [...misses('endr+', alnum(16))]; },
    },
  ],
);
