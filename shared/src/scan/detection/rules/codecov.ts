import { lowerAlnum, strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const codecovRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Codecov',
    documentation: 'https://docs.codecov.com/docs/codecov-tokens',
    remediation: 'Regenerate it in the repository\'s settings at https://app.codecov.io.',
  },
  [
    {
      id: 'keyward/codecov-token',
      title: 'Codecov upload token',
      keywords: ['codecov'],
      pattern: near(['codecov'], /(?:[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}|[a-z0-9]{32})/, '-'),
      maxLength: 710,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Uploads coverage reports in the repository\'s name.',
      get examples() { return [`CODECOV_TOKEN=${uuid()}`, `codecov: { token: "${uuid(1)}" }`, `CODECOV_TOKEN=${lowerAlnum(32)}`]; },
      get counterExamples() { return [...strangers('codecov', uuid())]; },
    },
  ],
);
