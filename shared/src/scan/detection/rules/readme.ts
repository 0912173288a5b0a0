import { lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const readmeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ReadMe',
    documentation: 'https://docs.readme.com/main/reference/intro/authentication',
    remediation: 'Revoke it at https://dash.readme.com and create a new one.',
  },
  [
    {
      id: 'keyward/readme-api-key',
      title: 'ReadMe API key',
      keywords: ['rdme_'],
      pattern: token(/rdme_[a-z0-9]{70}/),
      maxLength: 75,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Changes the documentation of a project.',
      get examples() { return [`rdme_${lowerAlnum(70)}`, `README_API_KEY=rdme_${lowerAlnum(70, 1)}`]; },
      get counterExamples() { return [...misses('rdme_', lowerAlnum(70))]; },
    },
  ],
);
