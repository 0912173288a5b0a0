import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const langsmithRules: readonly Rule[] = vendorRules(
  {
    vendor: 'LangSmith',
    documentation: 'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
    remediation: 'Revoke it at https://smith.langchain.com/settings and create a new one.',
  },
  [
    {
      id: 'keyward/langsmith-api-key',
      title: 'LangSmith API key',
      keywords: ['lsv2_'],
      pattern: token(/lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}/),
      maxLength: 51,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes traces, which hold prompts and answers.',
      get examples() { return [`lsv2_pt_${hex(32)}_${hex(10)}`, `LANGSMITH_API_KEY=lsv2_pt_${hex(32, 1)}_${hex(10, 1)}`]; },
      get counterExamples() { return [...misses('lsv2_pt_', `${hex(32)}_${hex(10)}`)]; },
    },
  ],
);
