import { hex } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ethereumRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Ethereum',
    documentation: 'https://ethereum.org/en/developers/docs/accounts/',
    remediation: 'Move everything to a new account at once; a key that was out cannot be revoked.',
  },
  [
    {
      id: 'keyward/ethereum-key-before-its-name',
      title: 'Ethereum key with the word wallet after it',
      keywords: ['wallet'],
      // People write the value first and what it is behind it, in the same line or the next.
      pattern: token(/0x(?<secret>[0-9a-fA-F]{64})(?![0-9a-fA-F])[^\r\n]{0,80}(?:\r?\n)?[^\r\n]{0,80}\b[wW]allet/),
      maxLength: 234,
      form: 'near',
      confidence: 0.64,
      severity: 'information',
      secretType: 'private-key',
      description: '32 bytes that may be the private key of the wallet that the text speaks of.',
      get examples() { return [`0x${hex(64)} // deployer wallet`, `accounts: ["0x${hex(64, 1)}"],\n# the wallet of the shop`]; },
      get counterExamples() { return [`wallet transaction 0x${hex(64)}`, `0x${hex(63)} wallet`, `0x${hex(64)}\n\n\nwallet`]; },
    },
  ],
);
