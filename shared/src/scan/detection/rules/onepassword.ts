import { base64url, misses, upperAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const onepasswordRules: readonly Rule[] = vendorRules(
  {
    vendor: '1Password',
    documentation: 'https://developer.1password.com/docs/service-accounts/',
    remediation: 'Delete the service account, or make a new Secret Key, at https://my.1password.com.',
  },
  [
    {
      id: 'keyward/onepassword-service-account-token',
      title: '1Password service account token',
      keywords: ['ops_eyj'],
      pattern: token(/ops_eyJ[A-Za-z0-9+/_-]{200,2000}={0,3}/, '+/=-'),
      maxLength: 2010,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Reads the vaults of the service account.',
      get examples() { return [`ops_eyJ${base64url(400)}`, `OP_SERVICE_ACCOUNT_TOKEN=ops_eyJ${base64url(400, 1)}`]; },
      get counterExamples() { return [...misses('ops_eyJ', base64url(400))]; },
    },
    {
      id: 'keyward/onepassword-secret-key',
      title: '1Password Secret Key',
      keywords: ['a3-'],
      pattern: token(/A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/, '-'),
      maxLength: 40,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'encryption-key',
      minEntropy: 3.5,
      description: 'The half of an account\'s key that the service does not know.',
      documentation: 'https://support.1password.com/secret-key-security/',
      get examples() {
        return [
          `A3-${upperAlnum(6)}-${upperAlnum(11)}-${upperAlnum(5)}-${upperAlnum(5)}-${upperAlnum(5)}`,
          `secret key: A3-${upperAlnum(6, 1)}-${upperAlnum(11, 1)}-${upperAlnum(5, 1)}-${upperAlnum(5, 1)}-${upperAlnum(5, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          ...misses('A3-', `${upperAlnum(6)}-${upperAlnum(11)}-${upperAlnum(5)}-${upperAlnum(5)}-${upperAlnum(5)}`),
        ];
      },
    },
  ],
);
