import { hex, strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const kucoinRules: readonly Rule[] = vendorRules(
  {
    vendor: 'KuCoin',
    documentation: 'https://www.kucoin.com/docs-new/authentication',
    remediation: 'Revoke it in the service\'s developer console and create a new one.',
  },
  [
    {
      id: 'keyward/kucoin-api-key',
      title: 'KuCoin API key or secret',
      keywords: ['kucoin'],
      pattern: near(['kucoin'], /(?:[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}|[a-f0-9]{24})/, '-'),
      maxLength: 709,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads balances and trades within its permissions.',
      get examples() { return [`KUCOIN_API_SECRET=${uuid()}`, `kucoin: { apiKey: "${uuid(1)}" }`, `KUCOIN_API_KEY=${hex(24, 3)}`]; },
      get counterExamples() { return [...strangers('kucoin', uuid())]; },
    },
  ],
);
