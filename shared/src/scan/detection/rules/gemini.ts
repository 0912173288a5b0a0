import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const geminiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Google Gemini',
    documentation: 'https://ai.google.dev/gemini-api/docs/api-key',
    remediation: 'Revoke it at https://aistudio.google.com/apikey and create a new one.',
  },
  [
    {
      id: 'keyward/gemini-api-key',
      title: 'Google Gemini API key, bound form',
      keywords: ['aq.ab'],
      pattern: token(/AQ\.Ab[A-Za-z0-9_-]{46,52}/, '-'),
      maxLength: 57,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls Gemini\'s models at the project\'s cost.',
      get examples() { return [`AQ.Ab${base64url(48)}`, `GEMINI_API_KEY=AQ.Ab${base64url(48, 1)}`]; },
      get counterExamples() { return [...misses('AQ.Ab', base64url(48))]; },
    },
  ],
);
