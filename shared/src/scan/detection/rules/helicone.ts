import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const heliconeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Helicone',
    documentation: 'https://docs.helicone.ai/helicone-headers/helicone-auth',
    remediation: 'Delete it under Settings, API keys, at https://us.helicone.ai.',
  },
  [
    {
      id: 'keyward/helicone-api-key',
      title: 'Helicone API key',
      keywords: ['sk-helicone-'],
      pattern: token(/sk-helicone-[A-Za-z0-9_-]{20,80}/, '-'),
      maxLength: 92,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes the log of all requests to language models.',
      get examples() { return [`sk-helicone-${base64url(36)}`, `HELICONE_API_KEY=sk-helicone-${base64url(36, 1)}`]; },
      get counterExamples() { return [...misses('sk-helicone-', base64url(36))]; },
    },
  ],
);
