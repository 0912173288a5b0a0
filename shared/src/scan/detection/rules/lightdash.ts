import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const lightdashRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Lightdash',
    documentation: 'https://docs.lightdash.com/references/workspace/personal-tokens',
    remediation: 'Delete it under Settings, Personal access tokens.',
  },
  [
    {
      id: 'keyward/lightdash-access-token',
      title: 'Lightdash personal access token',
      keywords: ['ldpat_'],
      pattern: token(/ldpat_[a-f0-9]{32}/),
      maxLength: 38,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Queries the warehouse as its user.',
      get examples() { return [`ldpat_${hex(32)}`, `LIGHTDASH_API_KEY=ldpat_${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('ldpat_', hex(32))]; },
    },
  ],
);
