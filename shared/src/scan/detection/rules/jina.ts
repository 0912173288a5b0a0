import { base64url, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const jinaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Jina AI',
    documentation: 'https://jina.ai/api-dashboard/',
    remediation: 'Revoke it at https://jina.ai/api-dashboard/key-manager and create a new one.',
  },
  [
    {
      id: 'keyward/jina-api-key',
      title: 'Jina AI API key',
      keywords: ['jina_'],
      pattern: token(/jina_[a-f0-9]{32}[A-Za-z0-9_-]{28}/, '-'),
      maxLength: 65,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls search, embedding and reader services at its owner\'s cost.',
      get examples() { return [`jina_${hex(32)}${base64url(28)}`, `JINA_API_KEY=jina_${hex(32, 1)}${base64url(28, 1)}`]; },
      get counterExamples() { return [...misses('jina_', `${hex(32)}${base64url(28)}`)]; },
    },
  ],
);
