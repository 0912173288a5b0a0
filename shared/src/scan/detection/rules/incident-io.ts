import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const incidentIoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'incident.io',
    documentation: 'https://api-docs.incident.io/',
    remediation: 'Delete it at https://app.incident.io/settings/api-keys.',
  },
  [
    {
      id: 'keyward/incident-io-api-key',
      title: 'incident.io API key',
      keywords: ['inc_'],
      pattern: token(/inc_[a-f0-9]{64}/),
      maxLength: 68,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and changes incidents, as its permissions say.',
      get examples() { return [`inc_${hex(64)}`, `INCIDENT_IO_API_KEY=inc_${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('inc_', hex(64))]; },
    },
  ],
);
