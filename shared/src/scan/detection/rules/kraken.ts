import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const krakenRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Kraken',
    documentation: 'https://docs.kraken.com/api/docs/guides/spot-rest-auth',
    remediation: 'Revoke it in the service\'s developer console and create a new one.',
  },
  [
    {
      id: 'keyward/kraken-api-key',
      title: 'Kraken API private key',
      keywords: ['kraken'],
      pattern: near(['kraken'], /[A-Za-z0-9+/=_-]{80,90}/, '+/=-'),
      maxLength: 763,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'Reads balances and trades within its permissions.',
      get examples() { return [`KRAKEN_PRIVATE_KEY=${base64url(88)}`, `kraken: { key, secret: "${base64url(88, 1)}" }`]; },
      get counterExamples() { return [...strangers('kraken', base64url(88))]; },
    },
  ],
);
