import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const runwayRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Runway',
    documentation: 'https://docs.dev.runwayml.com/guides/setup/',
    remediation: 'Disable it at https://dev.runwayml.com, API keys.',
  },
  [
    {
      id: 'keyward/runway-api-key',
      title: 'Runway API key',
      keywords: ['key_'],
      pattern: token(/key_[a-f0-9]{128}/),
      maxLength: 132,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Generates pictures and films at its owner\'s cost.',
      get examples() { return [`key_${hex(128)}`, `RUNWAYML_API_SECRET=key_${hex(128, 1)}`]; },
      get counterExamples() { return [...misses('key_', hex(128))]; },
    },
  ],
);
