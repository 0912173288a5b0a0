import { hex, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const infuraRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Infura',
    documentation: 'https://docs.metamask.io/services/get-started/endpoints/',
    remediation: 'Delete it at https://developer.metamask.io.',
  },
  [
    {
      id: 'keyward/infura-api-key',
      title: 'Infura API key in a URL',
      keywords: ['infura.io/'],
      pattern: token(/infura\.io\/(?:ws\/)?v3\/(?<secret>[a-f0-9]{32})/),
      maxLength: 48,
      form: 'near',
      confidence: 0.93,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the chain at the account\'s cost.',
      get examples() { return [`https://mainnet.infura.io/v3/${hex(32)}`, `wss://sepolia.infura.io/ws/v3/${hex(32, 1)}`]; },
      get counterExamples() {
        return [
          'https://mainnet.infura.io/v3/YOUR-API-KEY',
          `https://mainnet.infura.io/v3/${hex(31)}`,
          `https://infura.example/v3/${hex(32)}`,
        ];
      },
    },
    {
      id: 'keyward/infura-api-secret',
      title: 'Infura API key or secret',
      keywords: ['infura'],
      pattern: near(['infura'], /[a-f0-9]{32}/),
      maxLength: 705,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the chain at the account\'s cost.',
      get examples() { return [`INFURA_API_KEY=${hex(32)}`, `infura: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('infura', hex(32))]; },
    },
  ],
);
