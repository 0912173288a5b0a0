import { alnum, hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const zaiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Z.ai',
    documentation: 'https://docs.z.ai/guides/overview/quick-start',
    remediation: 'Revoke it at https://z.ai/manage-apikey/apikey-list and create a new one.',
  },
  [
    {
      id: 'keyward/zai-api-key',
      title: 'Z.ai or Zhipu API key',
      keywords: ['zai', 'zhipu', 'glm_', 'bigmodel'],
      pattern: near(['zai', 'zhipu', 'glm_', 'bigmodel'], /[a-fA-F0-9]{32}\.[A-Za-z0-9]{16}/),
      maxLength: 724,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls models at its owner\'s cost.',
      get examples() { return [`ZAI_API_KEY=${hex(32)}.${alnum(16)}`, `ZhipuAI(api_key="${hex(32, 1)}.${alnum(16, 1)}")`]; },
      get counterExamples() { return [...strangers('zhipu', `${hex(32)}.${alnum(16)}`)]; },
    },
  ],
);
