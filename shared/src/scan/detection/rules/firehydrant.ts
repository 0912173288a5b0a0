import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const firehydrantRules: readonly Rule[] = vendorRules(
  {
    vendor: 'FireHydrant',
    documentation: 'https://docs.firehydrant.com/docs/api-keys',
    remediation: 'Delete it under Settings, API keys.',
  },
  [
    {
      id: 'keyward/firehydrant-api-key',
      title: 'FireHydrant bot token',
      keywords: ['fhb-'],
      pattern: token(/fhb-[a-f0-9]{32,64}/),
      maxLength: 68,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Acts as the bot: incidents, runbooks, services.',
      get examples() { return [`fhb-${hex(32)}`, `FIREHYDRANT_API_KEY=fhb-${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('fhb-', hex(32))]; },
    },
  ],
);
