import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const minimaxRules: readonly Rule[] = vendorRules(
  {
    vendor: 'MiniMax',
    documentation: 'https://platform.minimax.io/docs/guides/quickstart',
    remediation: 'Revoke it at https://platform.minimax.io/user-center/basic-information/interface-key and create a new one.',
  },
  [
    {
      id: 'keyward/minimax-api-key',
      title: 'MiniMax API key',
      keywords: ['sk-api-', 'sk-cp-'],
      pattern: token(/sk-(?:api|cp)-[A-Za-z0-9_-]{80,140}/, '-'),
      maxLength: 147,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls models at its owner\'s cost.',
      get examples() { return [`sk-api-${base64url(110)}`, `MINIMAX_API_KEY=sk-api-${base64url(110, 1)}`]; },
      get counterExamples() { return [...misses('sk-api-', base64url(110))]; },
    },
  ],
);
