import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const smtp2goRules: readonly Rule[] = vendorRules(
  {
    vendor: 'SMTP2GO',
    documentation: 'https://developers.smtp2go.com/docs/getting-started',
    remediation: 'Delete it at https://app.smtp2go.com/sending/apikeys/.',
  },
  [
    {
      id: 'keyward/smtp2go-api-key',
      title: 'SMTP2GO API key',
      keywords: ['api-'],
      pattern: token(/api-[A-F0-9]{32}/, '-'),
      maxLength: 36,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Sends mail in the account\'s name.',
      get examples() { return [`api-${hex(32).toUpperCase()}`, `SMTP2GO_API_KEY=api-${hex(32, 1).toUpperCase()}`]; },
      get counterExamples() { return [...misses('api-', hex(32).toUpperCase())]; },
    },
  ],
);
