import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const raygunRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Raygun',
    documentation: 'https://raygun.com/documentation/product-guides/crash-reporting/api-key/',
    remediation: 'Regenerate it in the application\'s settings.',
  },
  [
    {
      id: 'keyward/raygun-api-key',
      title: 'Raygun API key',
      keywords: ['raygun'],
      pattern: near(['raygun'], /(?:[A-Za-z0-9+/]{22}==|[A-Za-z0-9]{20,24})/, '+/='),
      maxLength: 697,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.3,
      description: 'Sends crash reports to the application.',
      get examples() { return [`RAYGUN_API_KEY=${alnum(22)}`, `raygun: { key: "${alnum(22, 1)}" }`]; },
      get counterExamples() { return [...strangers('raygun', alnum(24))]; },
    },
  ],
);
