import { lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cerebrasRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cerebras',
    documentation: 'https://inference-docs.cerebras.ai/quickstart',
    remediation: 'Revoke it at https://cloud.cerebras.ai and create a new one.',
  },
  [
    {
      id: 'keyward/cerebras-api-key',
      title: 'Cerebras API key',
      keywords: ['csk-'],
      pattern: token(/csk-[a-z0-9]{48}/, '-'),
      maxLength: 52,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls models at its owner\'s cost.',
      get examples() { return [`csk-${lowerAlnum(48)}`, `CEREBRAS_API_KEY=csk-${lowerAlnum(48, 1)}`]; },
      get counterExamples() { return [...misses('csk-', lowerAlnum(48))]; },
    },
  ],
);
