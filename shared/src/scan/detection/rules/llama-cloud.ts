import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const llamaCloudRules: readonly Rule[] = vendorRules(
  {
    vendor: 'LlamaIndex',
    documentation: 'https://developers.llamaindex.ai/python/cloud/api_key/',
    remediation: 'Revoke it under API Key at https://cloud.llamaindex.ai and create a new one.',
  },
  [
    {
      id: 'keyward/llama-cloud-api-key',
      title: 'LlamaCloud API key',
      keywords: ['llx-'],
      pattern: token(/llx-[A-Za-z0-9]{40,64}/),
      maxLength: 68,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Parses, indexes and extracts documents at its owner\'s cost.',
      get examples() { return [`llx-${alnum(48)}`, `LLAMA_CLOUD_API_KEY=llx-${alnum(48, 1)}`]; },
      get counterExamples() { return [...misses('llx-', alnum(48))]; },
    },
  ],
);
