import { base64url } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const alchemyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Alchemy',
    documentation: 'https://www.alchemy.com/docs/how-to-create-access-keys',
    remediation: 'Delete the app\'s key at https://dashboard.alchemy.com/apps.',
  },
  [
    {
      id: 'keyward/alchemy-api-key',
      title: 'Alchemy API key in a URL',
      keywords: ['g.alchemy.com/'],
      pattern: token(/g\.alchemy\.com\/(?:nft\/)?v[23]\/(?<secret>[A-Za-z0-9_-]{21,40})/, '-'),
      maxLength: 61,
      form: 'near',
      confidence: 0.92,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.3,
      description: 'Calls the chain at the account\'s cost.',
      get examples() {
        return [
          `https://eth-mainnet.g.alchemy.com/v2/${base64url(32)}`,
          `wss://polygon-mainnet.g.alchemy.com/v2/${base64url(32, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          'https://eth-mainnet.g.alchemy.com/v2/YOUR_KEY',
          `https://eth-mainnet.g.alchemy.com/v2/${base64url(12)}`,
          'https://eth-mainnet.g.alchemy.com/v2/${process.env.KEY}',
        ];
      },
    },
  ],
);
