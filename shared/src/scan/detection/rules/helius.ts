import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const heliusRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Helius',
    documentation: 'https://www.helius.dev/docs/api-reference/authentication',
    remediation: 'Delete it at https://dashboard.helius.dev/api-keys.',
  },
  [
    {
      id: 'keyward/helius-api-key',
      title: 'Helius API key',
      keywords: ['helius'],
      pattern: near(['helius'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 709,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the chain at the account\'s cost.',
      get examples() { return [`HELIUS_API_KEY=${uuid()}`, `helius: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('helius', uuid())]; },
    },
  ],
);
