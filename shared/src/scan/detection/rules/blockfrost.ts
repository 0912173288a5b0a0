import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const blockfrostRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Blockfrost',
    documentation: 'https://docs.blockfrost.io/#section/Authentication',
    remediation: 'Delete the project\'s token at https://blockfrost.io/dashboard.',
  },
  [
    {
      id: 'keyward/blockfrost-project-id',
      title: 'Blockfrost project ID',
      keywords: ['mainnet', 'preprod', 'preview', 'ipfs'],
      pattern: token(/(?:mainnet|preprod|preview|ipfs)[A-Za-z0-9]{32}/),
      maxLength: 39,
      form: 'self',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'Calls the Cardano API at the account\'s cost.',
      get examples() { return [`mainnet${alnum(32)}`, `BLOCKFROST_PROJECT_ID=preprod${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('mainnet', alnum(32))]; },
    },
  ],
);
