import { base64url, hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ollamaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Ollama',
    documentation: 'https://docs.ollama.com/cloud',
    remediation: 'Revoke it at https://ollama.com/settings/keys and create a new one.',
  },
  [
    {
      id: 'keyward/ollama-api-key',
      title: 'Ollama cloud API key',
      keywords: ['ollama'],
      pattern: near(['ollama'], /[a-fA-F0-9]{32}\.[A-Za-z0-9_-]{24}/, '-'),
      maxLength: 730,
      form: 'near',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls hosted models at its owner\'s cost.',
      get examples() {
        return [
          `OLLAMA_API_KEY=${hex(32)}.${base64url(24)}`,
          `Client(ollama_key="${hex(32, 1)}.${base64url(24, 1)}")`,
        ];
      },
      get counterExamples() { return [...strangers('ollama', `${hex(32)}.${base64url(24)}`)]; },
    },
  ],
);
