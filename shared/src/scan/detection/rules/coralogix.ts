import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const coralogixRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Coralogix',
    documentation: 'https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/',
    remediation: 'Delete it under Settings, API keys.',
  },
  [
    {
      id: 'keyward/coralogix-api-key',
      title: 'Coralogix API key',
      keywords: ['cxtp_', 'cxup_'],
      pattern: token(/cx(?:tp|up)_[A-Za-z0-9]{30,42}/),
      maxLength: 47,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends and reads logs, or manages the team, as its permissions say.',
      get examples() { return [`cxtp_${alnum(30)}`, `CORALOGIX_API_KEY=cxup_${alnum(30, 1)}`]; },
      get counterExamples() { return [...misses('cxtp_', alnum(30))]; },
    },
  ],
);
