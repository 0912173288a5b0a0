import { alnum, misses, sample } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const bip32Rules: readonly Rule[] = vendorRules(
  {
    vendor: 'BIP 32',
    documentation: 'https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki#serialization-format',
    remediation: 'Move everything to a new wallet at once; a key that was out cannot be revoked.',
  },
  [
    {
      id: 'keyward/bip32-extended-private-key',
      title: 'BIP 32 extended private key',
      keywords: ['xprv', 'yprv', 'zprv', 'tprv'],
      pattern: token(/(?:xprv|yprv|zprv|tprv)[1-9A-HJ-NP-Za-km-z]{107,108}/),
      maxLength: 112,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'private-key',
      description: 'All keys of a wallet: whoever has it owns what the wallet holds.',
      get examples() {
        return [
          `xprv${sample('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 107)}`,
          `HD_KEY=tprv${sample('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 107, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('xprv', alnum(60))]; },
    },
  ],
);
