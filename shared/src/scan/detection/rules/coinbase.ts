import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const coinbaseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Coinbase',
    documentation: 'https://docs.cdp.coinbase.com/get-started/docs/cdp-api-keys',
    remediation: 'Revoke it in the service\'s developer console and create a new one.',
  },
  [
    {
      id: 'keyward/coinbase-api-key',
      title: 'Coinbase API key or secret',
      keywords: ['coinbase'],
      pattern: near(['coinbase'], /(?:[A-Za-z0-9+/]{86}==|[A-Za-z0-9_-]{64}|[A-Za-z0-9]{32}|[A-Za-z0-9]{16})/, '+/=-'),
      maxLength: 763,
      form: 'near',
      confidence: 0.78,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Reads balances and trades within its permissions.',
      get examples() { return [`COINBASE_API_SECRET=${base64url(64)}`, `new Coinbase({ apiKey, secret: "${base64url(64, 1)}" })`]; },
      get counterExamples() { return [...strangers('coinbase', base64url(64))]; },
    },
  ],
);
