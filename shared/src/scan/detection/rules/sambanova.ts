import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sambanovaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'SambaNova',
    documentation: 'https://docs.sambanova.ai/docs/en/get-started/api-keys-urls',
    remediation: 'Delete it at https://cloud.sambanova.ai/apis.',
  },
  [
    {
      id: 'keyward/sambanova-api-key',
      title: 'SambaNova API key',
      keywords: ['sambanova'],
      pattern: near(['sambanova'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 712,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls models at its owner\'s cost.',
      get examples() { return [`SAMBANOVA_API_KEY=${uuid()}`, `sambanova: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('sambanova', uuid())]; },
    },
  ],
);
