import { base64url, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const togetherRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Together AI',
    documentation: 'https://docs.together.ai/docs/quickstart',
    remediation: 'Revoke it at https://api.together.ai/settings/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/together-api-key',
      title: 'Together AI API key',
      keywords: ['together'],
      pattern: near(['together'], /[a-fA-F0-9]{64}/),
      maxLength: 739,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls models at its owner\'s cost.',
      get examples() { return [`TOGETHER_API_KEY=${hex(64)}`, `new Together({ apiKey: "${hex(64, 1)}" })`]; },
      get counterExamples() { return [...strangers('together', hex(64))]; },
    },
    {
      id: 'keyward/together-project-key',
      title: 'Together AI project key',
      keywords: ['tgp_v1_'],
      pattern: token(/tgp_v1_[A-Za-z0-9_-]{43}/, '-'),
      maxLength: 50,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls models at the project\'s cost.',
      get examples() { return [`tgp_v1_${base64url(43)}`, `TOGETHER_API_KEY=tgp_v1_${base64url(43, 1)}`]; },
      get counterExamples() { return [...misses('tgp_v1_', base64url(43))]; },
    },
  ],
);
