import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const chromaticRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Chromatic',
    documentation: 'https://www.chromatic.com/docs/setup/',
    remediation: 'Reset it on the project\'s Manage page at https://www.chromatic.com.',
  },
  [
    {
      id: 'keyward/chromatic-project-token',
      title: 'Chromatic project token',
      keywords: ['chpt_'],
      pattern: token(/chpt_[a-f0-9]{12,16}/),
      maxLength: 21,
      form: 'self',
      confidence: 0.96,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Publishes builds of the project.',
      get examples() { return [`chpt_${hex(15)}`, `CHROMATIC_PROJECT_TOKEN=chpt_${hex(15, 1)}`]; },
      get counterExamples() { return [...misses('chpt_', hex(15))]; },
    },
  ],
);
