import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const fernetRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Fernet',
    documentation: 'https://github.com/fernet/spec/blob/master/Spec.md',
    remediation: 'Make a new key, put it first in a MultiFernet, encrypt again what the old one protected, then drop it.',
  },
  [
    {
      id: 'keyward/fernet-key',
      title: 'Fernet key',
      keywords: ['fernet'],
      // 32 bytes in base64url with padding; the name tells it from other keys of this size.
      pattern: near(['fernet'], /[A-Za-z0-9_-]{43}=/, '-='),
      maxLength: 717,
      form: 'near',
      structure: 'fernet-key',
      confidence: 0.88,
      severity: 'error',
      secretType: 'encryption-key',
      description: 'Decrypts and forges every token made with it.',
      get examples() {
        return [
          `FERNET_KEY=${base64url(43)}=`,
          `cipher = Fernet(b"${base64url(43, 1)}=")`,
          `AIRFLOW__CORE__FERNET_KEY='${base64url(43, 3)}='`,
        ];
      },
      get counterExamples() { return [...strangers('fernet', `${base64url(43)}=`)]; },
    },
    {
      id: 'keyward/fernet-key-in-name',
      title: 'Fernet-sized encryption key',
      keywords: ['encryption_key', 'encryptionkey', 'crypto_key', 'cipher_key'],
      pattern: near(['encryption_key', 'encryptionkey', 'crypto_key', 'cipher_key'], /[A-Za-z0-9_-]{43}=/, '-='),
      maxLength: 725,
      form: 'near',
      structure: 'fernet-key',
      confidence: 0.6,
      severity: 'warning',
      secretType: 'encryption-key',
      description: '256 bits in URL-safe base64 under a name that says encryption: Fernet and several frameworks write keys so.',
      get examples() { return [`ENCRYPTION_KEY=${base64url(43)}=`, `app.encryption_key = "${base64url(43, 1)}="`]; },
      get counterExamples() { return [...strangers('crypto_key', `${base64url(43)}=`)]; },
    },
  ],
);
