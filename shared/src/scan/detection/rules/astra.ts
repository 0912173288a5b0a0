import { hex, letters, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const astraRules: readonly Rule[] = vendorRules(
  {
    vendor: 'DataStax',
    documentation: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/astra-token',
      title: 'DataStax Astra application token',
      keywords: ['astracs:'],
      pattern: token(/AstraCS:[A-Za-z]{24}:[a-f0-9]{64}/),
      maxLength: 97,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Reads and writes the databases within its role.',
      get examples() {
        return [
          `AstraCS:${letters(24)}:${hex(64)}`,
          `ASTRA_DB_APPLICATION_TOKEN=AstraCS:${letters(24, 1)}:${hex(64, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('AstraCS:', `${letters(24)}:${hex(64)}`)]; },
    },
  ],
);
