import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const liveblocksRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Liveblocks',
    documentation: 'https://liveblocks.io/docs/authentication',
    remediation: 'Roll it at https://liveblocks.io/dashboard, API keys.',
  },
  [
    {
      id: 'keyward/liveblocks-secret-key',
      title: 'Liveblocks secret key',
      keywords: ['liveblocks'],
      pattern: near(['liveblocks'], /sk_(?:prod|dev)_[A-Za-z0-9_-]{40,80}/, '-'),
      maxLength: 765,
      form: 'near',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes all rooms of the project.',
      get examples() {
        return [
          `LIVEBLOCKS_SECRET_KEY=sk_prod_${base64url(56)}`,
          `new Liveblocks({ secret: "sk_dev_${base64url(56, 1)}" })`,
        ];
      },
      get counterExamples() { return [...strangers('liveblocks', `sk_prod_${base64url(80)}`)]; },
    },
  ],
);
