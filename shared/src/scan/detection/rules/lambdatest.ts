import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const lambdatestRules: readonly Rule[] = vendorRules(
  {
    vendor: 'LambdaTest',
    documentation:
      'https://www.lambdatest.com/support/docs/using-environment-variables-for-authentication-credentials/',
    remediation: 'Regenerate it at https://accounts.lambdatest.com/detail/profile.',
  },
  [
    {
      id: 'keyward/lambdatest-access-key',
      title: 'LambdaTest access key',
      keywords: ['lambdatest', 'lt_access_key', 'lt_access'],
      pattern: near(['lambdatest', 'lt_access_key', 'lt_access'], /(?:LT_)?[A-Za-z0-9]{48,50}/),
      maxLength: 733,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Runs browsers at the account\'s cost.',
      get examples() { return [`LT_ACCESS_KEY=${alnum(50)}`, `lambdatest: { key: "${alnum(50, 1)}" }`]; },
      get counterExamples() { return [...strangers('lambdatest', alnum(50))]; },
    },
  ],
);
