import { base64, hex, jwt, misses, pem } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const base64EncodedRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Base64-encoded secrets',
    documentation: 'https://www.rfc-editor.org/rfc/rfc4648#section-4',
    remediation: 'Base64 hides nothing: revoke what is inside, then move the new value into the vault.',
  },
  [
    {
      id: 'keyward/base64-private-key',
      title: 'Private key in base64',
      keywords: ['ls0tls1crudjtib'],
      // The first bytes are fixed: "-----BEGIN " followed by the label, here one that ends in PRIVATE KEY after decoding.
      pattern: token(/LS0tLS1CRUdJTiB(?:[A-Za-z0-9+/]{3}UFJJVkFURSBLRVkt|[A-Za-z0-9+/]{4,24}?(?:UFJJVkFURSBLRVkt|BSSVZBVEUgS0VZLS|QUklWQVRFIEtFWS0t)|QUklWQVRFIEtFWS0t)[A-Za-z0-9+/]{80,14000}={0,2}/, '+/='),
      maxLength: 14058,
      form: 'self',
      structure: 'base64-text',
      confidence: 0.93,
      severity: 'error',
      secretType: 'private-key',
      description: 'A PEM private key, encoded once more, as CI variables and Kubernetes manifests carry it.',
      documentation: 'https://www.rfc-editor.org/rfc/rfc7468',
      get examples() {
        return [
          Buffer.from(pem('PRIVATE KEY', 8)).toString('base64'),
          `TLS_KEY_B64=${Buffer.from(pem('RSA PRIVATE KEY', 12)).toString('base64')}`,
          `key: ${Buffer.from(pem('EC PRIVATE KEY', 3)).toString('base64')}`,
          `data: { ssh: "${Buffer.from(pem('OPENSSH PRIVATE KEY', 5)).toString('base64')}" }`,
        ];
      },
      get counterExamples() {
        return [
          Buffer.from(pem('PUBLIC KEY', 8)).toString('base64'),
          Buffer.from(pem('CERTIFICATE', 8)).toString('base64'),
          'LS0tLS1CRUdJTi',
        ];
      },
    },
    {
      id: 'keyward/base64-json-web-token',
      title: 'JSON Web Token in base64',
      keywords: ['zxlk'],
      // base64 of "eyJ", then of text that is base64url itself.
      pattern: token(/ZXlK[A-Za-z0-9+/]{100,4000}={0,2}/, '+/='),
      maxLength: 4006,
      form: 'self',
      structure: 'base64-text',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'service-token',
      description: 'A JWT, encoded once more.',
      documentation: 'https://www.rfc-editor.org/rfc/rfc7519',
      get examples() {
        return [
          Buffer.from(jwt()).toString('base64'),
          `token: ${Buffer.from(jwt({ iss: 'shop' }, 1)).toString('base64')}`,
        ];
      },
      get counterExamples() { return [...misses('ZXlK', base64(120))]; },
    },
    {
      id: 'keyward/base64-service-account',
      title: 'Service account key in base64',
      keywords: ['ewogicj0exbl', 'eyj0exbl', 'ewogicaginr5cgui'],
      // base64 of a JSON object that starts with "type" and says service_account.
      pattern: token(/(?:ewogICJ0eXBl|eyJ0eXBl|ewogICAgInR5cGUi)[A-Za-z0-9+/]{0,8}(?:InNlcnZpY2VfYWNjb3VudCI|Jic2VydmljZV9hY2NvdW50I|iAic2VydmljZV9hY2NvdW50I|ogInNlcnZpY2VfYWNjb3VudCI|c2VydmljZV9hY2NvdW50)[A-Za-z0-9+/]{200,6000}={0,2}/, '+/='),
      maxLength: 6051,
      form: 'self',
      structure: 'base64-json',
      confidence: 0.9,
      severity: 'error',
      secretType: 'private-key',
      description: 'A cloud service account\'s key file, encoded as CI variables carry it.',
      remediation:
        'Delete the key under https://console.cloud.google.com/iam-admin/serviceaccounts and prefer workload identity ' +
        'to key files.',
      documentation: 'https://cloud.google.com/iam/docs/keys-create-delete',
      get examples() {
        return [
          Buffer.from(JSON.stringify({ type: 'service_account', project_id: 'shop', private_key_id: hex(40), private_key: pem('PRIVATE KEY', 25) })).toString('base64'),
          Buffer.from(JSON.stringify({ type: 'service_account', project_id: 'shop', private_key: pem('PRIVATE KEY', 25) }, undefined, 2)).toString('base64'),
        ];
      },
      get counterExamples() {
        return [
          Buffer.from(JSON.stringify({ type: 'authorized_user', client_id: hex(400) })).toString('base64'),
          Buffer.from(JSON.stringify({ kind: 'service_account' })).toString('base64'),
          'eyJ0eXBl',
        ];
      },
    },
  ],
);
