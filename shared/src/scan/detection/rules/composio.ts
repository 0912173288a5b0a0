import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const composioRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Composio',
    documentation: 'https://docs.composio.dev/reference/authenticating-to-composio',
    remediation: 'Delete it under Settings, API keys, at https://platform.composio.dev.',
  },
  [
    {
      id: 'keyward/composio-api-key',
      title: 'Composio API key',
      keywords: ['composio'],
      pattern: near(['composio'], /ak_[A-Za-z0-9_-]{18,24}/, '-'),
      maxLength: 702,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls connected tools as their users.',
      get examples() { return [`COMPOSIO_API_KEY=ak_${base64url(20)}`, `composio: { apiKey: "ak_${base64url(20, 1)}" }`]; },
      get counterExamples() { return [...strangers('composio', `ak_${base64url(20)}`)]; },
    },
  ],
);
