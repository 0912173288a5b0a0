import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const deepinfraRules: readonly Rule[] = vendorRules(
  {
    vendor: 'DeepInfra',
    documentation: 'https://deepinfra.com/docs/advanced/scoped_jwt',
    remediation: 'Delete it at https://deepinfra.com/dash/api_keys.',
  },
  [
    {
      id: 'keyward/deepinfra-api-key',
      title: 'DeepInfra API key',
      keywords: ['deepinfra', 'deep_infra'],
      pattern: near(['deepinfra', 'deep_infra'], /[A-Za-z0-9]{32}/),
      maxLength: 709,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Calls models at its owner\'s cost.',
      get examples() { return [`DEEPINFRA_API_KEY=${alnum(32)}`, `deepinfra: { key: "${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('deepinfra', alnum(32))]; },
    },
  ],
);
