import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const xaiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'xAI',
    documentation: 'https://docs.x.ai/docs/overview',
    remediation: 'Revoke it at https://console.x.ai and create a new one.',
  },
  [
    {
      id: 'keyward/xai-api-key',
      title: 'xAI API key',
      keywords: ['xai-'],
      pattern: token(/xai-[A-Za-z0-9_-]{70,90}/, '-'),
      maxLength: 94,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls xAI\'s models at its owner\'s cost.',
      get examples() { return [`xai-${alnum(80)}`, `XAI_API_KEY=xai-${alnum(80, 1)}`]; },
      get counterExamples() { return [...misses('xai-', alnum(80))]; },
    },
  ],
);
