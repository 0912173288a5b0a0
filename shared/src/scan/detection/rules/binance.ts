import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const binanceRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Binance',
    documentation: 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security',
    remediation: 'Revoke it in the service\'s developer console and create a new one.',
  },
  [
    {
      id: 'keyward/binance-api-key',
      title: 'Binance API key or secret',
      keywords: ['binance'],
      pattern: near(['binance'], /[A-Za-z0-9]{64}/),
      maxLength: 738,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'Reads balances and trades within its permissions.',
      get examples() { return [`BINANCE_API_SECRET=${alnum(64)}`, `binance: { apiKey, apiSecret: "${alnum(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('binance', alnum(64))]; },
    },
  ],
);
