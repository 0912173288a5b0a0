import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const daytonaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Daytona',
    documentation: 'https://www.daytona.io/docs/en/api-keys',
    remediation: 'Delete it at https://app.daytona.io/dashboard/keys.',
  },
  [
    {
      id: 'keyward/daytona-api-key',
      title: 'Daytona API key',
      keywords: ['dtn_'],
      pattern: token(/dtn_[a-f0-9]{64}/),
      maxLength: 68,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Starts sandboxes and runs code in them.',
      get examples() { return [`dtn_${hex(64)}`, `DAYTONA_API_KEY=dtn_${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('dtn_', hex(64))]; },
    },
  ],
);
