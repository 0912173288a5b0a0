import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const rainforestRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Rainforest Pay',
    documentation: 'https://docs.rainforestpay.com/docs/authentication',
    remediation: 'Roll it in the platform\'s dashboard.',
  },
  [
    {
      id: 'keyward/rainforest-api-key',
      title: 'Rainforest Pay API key',
      keywords: ['apikey_', 'sbx_apikey_'],
      pattern: token(/(?:sbx_apikey|apikey)_[a-f0-9]{64}/),
      maxLength: 75,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and pays out.',
      get examples() { return [`apikey_${hex(64)}`, `RAINFOREST_API_KEY=apikey_${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('apikey_', hex(64))]; },
    },
  ],
);
