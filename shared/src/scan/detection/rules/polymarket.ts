import { base64url, hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const polymarketRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Polymarket',
    documentation: 'https://docs.polymarket.com/developers/CLOB/authentication',
    remediation: 'Delete the API key, and move the funds if a private key was out.',
  },
  [
    {
      id: 'keyward/polymarket-private-key',
      title: 'Ethereum private key',
      keywords: [
        'polymarket',
        'private_key',
        'privatekey',
        'private-key',
        'ethereum',
        'eth_key',
        'wallet',
        'mnemonic_key',
        'deployer',
      ],
      pattern: near(['polymarket', 'private_key', 'privatekey', 'private-key', 'ethereum', 'eth_key', 'wallet', 'mnemonic_key', 'deployer'], /(?:0x)?[a-fA-F0-9]{64}/),
      maxLength: 745,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'private-key',
      description: 'Signs transactions of an account: whoever has it owns what the account holds.',
      remediation: 'Move everything to a new account at once; a key that was out cannot be revoked.',
      documentation: 'https://ethereum.org/en/developers/docs/accounts/',
      get examples() { return [`PRIVATE_KEY=0x${hex(64)}`, `deployer: { privateKey: "0x${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('wallet', `0x${hex(64)}`)]; },
    },
    {
      id: 'keyward/polymarket-api-secret',
      title: 'Polymarket API secret or passphrase',
      keywords: ['polymarket', 'poly_', 'clob_'],
      pattern: near(['polymarket', 'poly_', 'clob_'], /(?:[A-Za-z0-9_-]{43}=|[a-fA-F0-9]{64})/, '-='),
      maxLength: 741,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'api-key',
      description: 'Trades for its account.',
      get examples() { return [`POLY_API_SECRET=${base64url(43)}=`, `clob_secret: "${base64url(43, 1)}="`]; },
      get counterExamples() { return [...strangers('clob_', `${base64url(43)}=`)]; },
    },
  ],
);
