import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const deepseekRules: readonly Rule[] = vendorRules(
  {
    vendor: 'DeepSeek',
    documentation: 'https://api-docs.deepseek.com/',
    remediation: 'Revoke it at https://platform.deepseek.com/api_keys and create a new one.',
  },
  [
    {
      id: 'keyward/deepseek-api-key',
      title: 'DeepSeek API key',
      keywords: ['deepseek'],
      pattern: near(['deepseek'], /sk-[a-fA-F0-9]{32}/, '-'),
      maxLength: 710,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls DeepSeek\'s models at its owner\'s cost.',
      get examples() {
        return [
          `DEEPSEEK_API_KEY=sk-${hex(32)}`,
          `OpenAI(base_url="https://api.deepseek.com", api_key="sk-${hex(32, 1)}")`,
        ];
      },
      get counterExamples() { return [...strangers('deepseek', `sk-${hex(32)}`)]; },
    },
  ],
);
