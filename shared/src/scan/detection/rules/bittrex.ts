import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const bittrexRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Bittrex',
    documentation: 'https://bittrex.github.io/api/v3',
    remediation: 'Revoke it in the service\'s developer console and create a new one.',
  },
  [
    {
      id: 'keyward/bittrex-api-key',
      title: 'Bittrex API key or secret',
      keywords: ['bittrex'],
      pattern: near(['bittrex'], /[a-f0-9]{32}/),
      maxLength: 706,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads balances and traded within its permissions; the exchange has closed.',
      get examples() { return [`BITTREX_API_SECRET=${hex(32)}`, `bittrex: { secret: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('bittrex', hex(32))]; },
    },
  ],
);
