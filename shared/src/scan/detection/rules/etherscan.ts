import { strangers, upperAlnum } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const etherscanRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Etherscan',
    documentation: 'https://docs.etherscan.io/getting-started/viewing-api-usage-statistics',
    remediation: 'Delete it at https://etherscan.io/myapikey.',
  },
  [
    {
      id: 'keyward/etherscan-api-key',
      title: 'Etherscan API key',
      keywords: ['etherscan', 'bscscan', 'polygonscan', 'arbiscan', 'basescan', 'snowtrace'],
      pattern: near(['etherscan', 'bscscan', 'polygonscan', 'arbiscan', 'basescan', 'snowtrace'], /[A-Z0-9]{34}/),
      maxLength: 712,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.3,
      description: 'Calls the API at the account\'s quota.',
      get examples() { return [`ETHERSCAN_API_KEY=${upperAlnum(34)}`, `etherscan: { key: "${upperAlnum(34, 1)}" }`]; },
      get counterExamples() { return [...strangers('etherscan', upperAlnum(34))]; },
    },
  ],
);
