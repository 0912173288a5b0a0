import { hex } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const quicknodeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'QuickNode',
    documentation: 'https://www.quicknode.com/docs/security',
    remediation: 'Roll the endpoint\'s token at https://dashboard.quicknode.com.',
  },
  [
    {
      id: 'keyward/quicknode-endpoint',
      title: 'QuickNode endpoint token',
      keywords: ['quiknode.pro/'],
      pattern: token(/quiknode\.pro\/(?<secret>[a-f0-9]{40})/),
      maxLength: 53,
      form: 'near',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls the chain at the account\'s cost.',
      get examples() {
        return [
          `https://late-shop-wind.quiknode.pro/${hex(40)}/`,
          `QUICKNODE_URL=wss://shop.solana-mainnet.quiknode.pro/${hex(40, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          'https://late-shop-wind.quiknode.pro/TOKEN/',
          `https://late-shop-wind.quiknode.pro/${hex(39)}/`,
          `https://quiknode.example/${hex(40)}`,
        ];
      },
    },
  ],
);
