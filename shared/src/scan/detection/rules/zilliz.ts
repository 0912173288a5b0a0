import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const zillizRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Zilliz',
    documentation: 'https://docs.zilliz.com/docs/manage-api-keys',
    remediation: 'Delete it at https://cloud.zilliz.com, API Keys.',
  },
  [
    {
      id: 'keyward/zilliz-api-key',
      title: 'Zilliz Cloud API key',
      keywords: ['zilliz', 'milvus'],
      pattern: near(['zilliz', 'milvus'], /[a-f0-9]{72}/),
      maxLength: 745,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads, writes and deletes the clusters of the organisation.',
      get examples() { return [`ZILLIZ_API_KEY=${hex(72)}`, `zilliz: { key: "${hex(72, 1)}" }`]; },
      get counterExamples() { return [...strangers('zilliz', hex(72))]; },
    },
  ],
);
