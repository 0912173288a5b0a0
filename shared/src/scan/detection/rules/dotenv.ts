import { hex, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dotenvRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Dotenv',
    documentation: 'https://www.dotenv.org/docs/security/env-vault',
    remediation: 'Rotate it with "npx dotenv-vault rotatekey".',
  },
  [
    {
      id: 'keyward/dotenv-vault-key',
      title: 'Dotenv Vault key',
      keywords: ['dotenv://'],
      pattern: token(/dotenv:\/\/:key_(?<secret>[a-f0-9]{64})@dotenv\.(?:org|local)/),
      maxLength: 91,
      form: 'near',
      confidence: 0.97,
      severity: 'error',
      secretType: 'encryption-key',
      description: 'Decrypts the environment in .env.vault.',
      get examples() {
        return [
          `dotenv://:key_${hex(64)}@dotenv.org/vault/.env.vault?environment=production`,
          `DOTENV_KEY="dotenv://:key_${hex(64, 1)}@dotenv.local/vault/.env.vault?environment=ci"`,
        ];
      },
      get counterExamples() {
        return [
          'dotenv://:key_1234@dotenv.org/vault',
          `dotenv://:key_${hex(60)}@dotenv.org/vault`,
          'dotenv://dotenv.org/vault',
        ];
      },
    },
    {
      id: 'keyward/dotenvx-private-key',
      title: 'dotenvx private key',
      keywords: ['dotenv_private_key'],
      pattern: near(['dotenv_private_key'], /[a-f0-9]{64}/),
      maxLength: 749,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'encryption-key',
      description: 'Decrypts the values of the committed .env file.',
      documentation: 'https://dotenvx.com/docs/env-keys-file',
      get examples() { return [`DOTENV_PRIVATE_KEY_PRODUCTION=${hex(64)}`, `dotenv_private_key: { key: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('dotenv_private_key', hex(64))]; },
    },
  ],
);
