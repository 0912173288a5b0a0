import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const nightfallRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Nightfall',
    documentation: 'https://help.nightfall.ai/developer-api/introduction_to_developer_platform/quickstart',
    remediation: 'Revoke it at https://app.nightfall.ai/developer-platform and create a new one.',
  },
  [
    {
      id: 'keyward/nightfall-api-key',
      title: 'Nightfall API key',
      keywords: ['nf-'],
      pattern: token(/NF-[A-Za-z0-9]{32}/, '-'),
      maxLength: 35,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Scans at its owner\'s cost.',
      get examples() { return [`NF-${alnum(32)}`, `NIGHTFALL_API_KEY=NF-${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('NF-', alnum(32))]; },
    },
  ],
);
