import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const browserstackRules: readonly Rule[] = vendorRules(
  {
    vendor: 'BrowserStack',
    documentation: 'https://www.browserstack.com/docs/iaam/access-keys',
    remediation: 'Reset it at https://www.browserstack.com/accounts/profile.',
  },
  [
    {
      id: 'keyward/browserstack-access-key',
      title: 'BrowserStack access key',
      keywords: ['browserstack'],
      pattern: near(['browserstack'], /[A-Za-z0-9]{20}/),
      maxLength: 699,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Starts tests at its owner\'s cost.',
      get examples() { return [`BROWSERSTACK_ACCESS_KEY=${alnum(20)}`, `browserstack: { accessKey: "${alnum(20, 1)}" }`]; },
      get counterExamples() { return [...strangers('browserstack', alnum(20))]; },
    },
  ],
);
