import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const openrouterRules: readonly Rule[] = vendorRules(
  {
    vendor: 'OpenRouter',
    documentation: 'https://openrouter.ai/docs/api-reference/authentication',
    remediation: 'Revoke it at https://openrouter.ai/settings/keys and create a new one.',
  },
  [
    {
      id: 'keyward/openrouter-api-key',
      title: 'OpenRouter API key',
      keywords: ['sk-or-v1-'],
      pattern: token(/sk-or-v1-[a-f0-9]{64}/, '-'),
      maxLength: 73,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls many vendors\' models at its owner\'s cost.',
      get examples() { return [`sk-or-v1-${hex(64)}`, `OPENROUTER_API_KEY=sk-or-v1-${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('sk-or-v1-', hex(64))]; },
    },
  ],
);
