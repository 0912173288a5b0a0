import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const voyageRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Voyage AI',
    documentation: 'https://docs.voyageai.com/docs/api-key-and-installation',
    remediation: 'Revoke it at https://dashboard.voyageai.com and create a new one.',
  },
  [
    {
      id: 'keyward/voyage-api-key',
      title: 'Voyage AI API key',
      keywords: ['voyage'],
      pattern: near(['voyage'], /pa-[A-Za-z0-9_-]{40,46}/, '-'),
      maxLength: 722,
      form: 'near',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      description: 'Makes embeddings at its owner\'s cost.',
      get examples() { return [`VOYAGE_API_KEY=pa-${base64url(43)}`, `voyageai.Client(api_key="pa-${base64url(43, 1)}")`]; },
      get counterExamples() { return [...strangers('voyage', `pa-${base64url(43)}`)]; },
    },
  ],
);
