import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const groqRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Groq',
    documentation: 'https://console.groq.com/docs/quickstart',
    remediation: 'Revoke it at https://console.groq.com/keys and create a new one.',
  },
  [
    {
      id: 'keyward/groq-api-key',
      title: 'Groq API key',
      keywords: ['gsk_'],
      pattern: token(/gsk_[A-Za-z0-9]{52}/),
      maxLength: 56,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls Groq\'s models at its owner\'s cost.',
      get examples() { return [`gsk_${alnum(52)}`, `GROQ_API_KEY=gsk_${alnum(52, 1)}`]; },
      get counterExamples() { return [...misses('gsk_', alnum(52))]; },
    },
  ],
);
