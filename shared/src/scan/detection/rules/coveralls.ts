import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const coverallsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Coveralls',
    documentation: 'https://docs.coveralls.io/coveralls-notifications',
    remediation: 'Regenerate it on the repository\'s page at https://coveralls.io.',
  },
  [
    {
      id: 'keyward/coveralls-token',
      title: 'Coveralls repository token',
      keywords: ['coveralls'],
      pattern: near(['coveralls'], /[A-Za-z0-9]{32,37}/),
      maxLength: 713,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Uploads coverage reports in the repository\'s name.',
      get examples() { return [`COVERALLS_REPO_TOKEN=${alnum(33)}`, `coveralls: { repo_token: "${alnum(33, 1)}" }`]; },
      get counterExamples() { return [...strangers('coveralls', alnum(33))]; },
    },
  ],
);
