import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const aftershipRules: readonly Rule[] = vendorRules(
  {
    vendor: 'AfterShip',
    documentation: 'https://www.aftership.com/docs/tracking/quickstart/authentication',
    remediation: 'Delete it at https://admin.aftership.com/settings/api-keys.',
  },
  [
    {
      id: 'keyward/aftership-api-key',
      title: 'AfterShip API key',
      keywords: ['asat_'],
      pattern: token(/asat_[a-f0-9]{32}/),
      maxLength: 37,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and changes shipments.',
      get examples() { return [`asat_${hex(32)}`, `AFTERSHIP_API_KEY=asat_${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('asat_', hex(32))]; },
    },
  ],
);
