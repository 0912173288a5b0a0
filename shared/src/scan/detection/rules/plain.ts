import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const plainRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Plain',
    documentation: 'https://www.plain.com/docs/api-reference/graphql/authentication',
    remediation: 'Delete it on the machine user\'s page in the settings.',
  },
  [
    {
      id: 'keyward/plain-api-key',
      title: 'Plain API key',
      keywords: ['plainapikey_'],
      pattern: token(/plainApiKey_[A-Za-z0-9_]{30,120}/),
      maxLength: 132,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads customers and answers them as the machine user.',
      get examples() { return [`plainApiKey_${alnum(60)}`, `PLAIN_API_KEY=plainApiKey_${alnum(60, 1)}`]; },
      get counterExamples() { return [...misses('plainApiKey_', alnum(60))]; },
    },
  ],
);
