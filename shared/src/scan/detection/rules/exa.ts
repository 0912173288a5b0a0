import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const exaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Exa',
    documentation: 'https://docs.exa.ai/reference/getting-started',
    remediation: 'Delete it at https://dashboard.exa.ai/api-keys.',
  },
  [
    {
      id: 'keyward/exa-api-key',
      title: 'Exa API key',
      keywords: ['exa_api', 'exa_key', 'exaapikey', 'exasearch'],
      pattern: near(['exa_api', 'exa_key', 'exaapikey', 'exasearch'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 712,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Searches at its owner\'s cost.',
      get examples() { return [`EXA_API_KEY=${uuid()}`, `exa_api: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('exa_api', uuid())]; },
    },
  ],
);
